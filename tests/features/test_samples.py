import torch
from networks import checkpoint, tiny

from glassgan.features import samples


class Known:
    """A judge that reads the class off the sum of an image."""

    def __init__(self, shares):
        self.answer = torch.tensor(shares)

    def shares(self, images):
        return self.answer


def chain():
    return [
        checkpoint(tiny(0), 0),
        checkpoint(tiny(1), 1, "diverged"),
        checkpoint(None, 2, "diverged"),
    ]


def test_samples_are_those_of_each_checkpoint():
    latents = torch.randn(5, 8)
    found = samples.samples(chain(), latents)
    assert list(found) == ["0", "1"]
    assert torch.equal(found["1"], tiny(1).evaluation().generator(latents))


def test_census_counts_classes_of_two_percent():
    shares = [0.019, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.801]
    table = samples.census(chain(), Known(shares), torch.randn(60, 8))
    assert table["status"].tolist() == ["finite", "diverged", "diverged"]
    assert table["classes"].tolist()[:2] == [9, 9]
    assert table["trains"].tolist()[:2] == [True, True]
    assert table.loc[2, ["n", "classes", "trains", "abstains"]].isna().all()


def test_census_sees_a_collapsed_generator():
    collapsed = tiny(0)
    for weight in collapsed.generator.parameters():
        weight.data.zero_()
    collapsed.generator.output[0].bias.data.fill_(9.0)
    table = samples.census(
        [checkpoint(collapsed, 0)], Known([0.0] * 10 + [1.0]), torch.randn(60, 8)
    )
    assert table.loc[0, "pixel_sd"] == 0
    assert table.loc[0, "saturated"] == 1
    assert not table.loc[0, "trains"]
