import numpy as np
import pytest
import torch
from networks import Planted, checkpoint, linear_discriminator, tiny
from torch import nn

from glassgan import streams
from glassgan.errors import InputError
from glassgan.quality import sample_gradients
from glassgan.statistics import nearest
from glassgan.subject import Subject
from glassgan.train.losses import LOSSES


class Bowl(nn.Module):
    """A discriminator that wants every sample to become one image: its logit is −|x − t|²."""

    def __init__(self, target):
        super().__init__()
        self.target = target

    def forward(self, images):
        return -(images - self.target).flatten(1).square().sum(1)


class Certain(nn.Module):
    def forward(self, images):
        return 1000 + images.flatten(1).sum(1)


def planted(discriminator):
    torch.manual_seed(0)
    generator = Planted(0.1 * torch.randn(5, 28, 28))
    return Subject(generator, discriminator, 5).evaluation()


def pushes_of(images, directions):
    count = len(images)
    return sample_gradients.Pushes(
        images, directions.view_as(images), torch.ones(count), torch.ones(count)
    )


def random_case(seed, count=40):
    torch.manual_seed(seed)
    images = 0.3 * torch.randn(count, 1, 28, 28)
    training = torch.randn(60, 1, 28, 28)
    return images, training, streams.rng(seed, "test")


@pytest.mark.parametrize("loss", LOSSES)
def test_the_push_of_a_linear_discriminator_is_its_weights_times_doubt(loss):
    discriminator = linear_discriminator(0.05 * torch.randn(3, 784))
    subject, latents = planted(discriminator), torch.randn(9, 5)
    found = sample_gradients.pushes(subject, LOSSES[loss], latents)
    weights = (discriminator.output[0].weight @ discriminator.hidden1[1].weight)[0]
    doubt = 1 - discriminator(found.images).sigmoid()
    expected = (doubt[:, None] * weights).view(9, 1, 28, 28)
    torch.testing.assert_close(found.pushes, expected)
    torch.testing.assert_close(found.sizes, doubt * weights.norm())
    torch.testing.assert_close(found.rises, weights.norm().expand(9))


def test_a_push_is_that_of_its_own_sample():
    subject, latents = tiny().evaluation(), torch.randn(6, 8)
    together = sample_gradients.pushes(subject, LOSSES["logits"], latents)
    alone = sample_gradients.pushes(subject, LOSSES["logits"], latents[2:3])
    torch.testing.assert_close(together.pushes[2:3], alone.pushes)


def test_a_step_along_the_push_raises_the_logit_as_said():
    subject = tiny().evaluation()
    found = sample_gradients.pushes(subject, LOSSES["logits"], torch.randn(6, 8))
    judge, length = subject.require_discriminator().double(), 1e-5
    unit = found.pushes.double() / found.sizes.double().view(-1, 1, 1, 1)
    start = found.images.double()
    rise = (judge(start + length * unit) - judge(start)) / length
    torch.testing.assert_close(rise.float(), found.rises, rtol=1e-3, atol=1e-5)


def test_a_subject_without_discriminator_has_no_pushes():
    with pytest.raises(InputError, match="no discriminator"):
        sample_gradients.pushes(planted(None), LOSSES["logits"], torch.randn(2, 5))


def test_nearest_is_the_nearest():
    images, training, _ = random_case(0)
    expected = torch.cdist(images.flatten(1), training.flatten(1)).argmin(1)
    assert nearest.nearest(images, training).equal(expected)
    assert nearest.nearest(training, training).equal(torch.arange(len(training)))


def test_cosines_are_those_of_single_pairs():
    directions, starts, ends = torch.randn(4, 7), torch.randn(4, 7), torch.randn(3, 7)
    expected = torch.nn.functional.cosine_similarity(
        directions[:, None], ends[None] - starts[:, None], dim=2
    )
    torch.testing.assert_close(sample_gradients.cosines(directions, starts, ends), expected)


def test_pushes_to_the_nearest_image_are_found():
    images, training, rng = random_case(0)
    ways = training[nearest.nearest(images, training)] - images
    found = pushes_of(images, ways + 5 * torch.randn_like(ways))
    result = sample_gradients.towards_real_images(found, training, rng)
    assert result["ci_low"] > result["null_high"]
    assert result["ci_low"] > result["random_high"]
    assert result["ci_low"] < result["cosine"] < result["ci_high"]


def test_random_pushes_lie_within_the_null_at_the_nominal_rate():
    outside = 0
    for seed in range(60):
        images, training, rng = random_case(seed)
        found = pushes_of(images, torch.randn_like(images))
        result = sample_gradients.towards_real_images(found, training, rng)
        outside += not result["null_low"] <= result["cosine"] <= result["null_high"]
    assert outside <= 8  # of 60 at 5 %: more has a probability below 0.01


def test_one_push_for_all_samples_knows_nothing_of_them():
    images, training, rng = random_case(0)
    same = training.mean(0).expand_as(images)  # it does lead to the real images, on the whole
    result = sample_gradients.towards_real_images(pushes_of(images, same), training, rng)
    assert result["cosine"] > 0.05
    assert result["null_low"] == pytest.approx(result["cosine"], abs=1e-6)
    assert result["null_high"] == pytest.approx(result["cosine"], abs=1e-6)


def test_measure_of_a_discriminator_that_wants_one_image():
    torch.manual_seed(1)
    target = 0.1 * torch.randn(1, 1, 28, 28)
    subject = planted(Bowl(target))
    latents = torch.randn(30, 5)
    table = sample_gradients.measure(
        [checkpoint(subject, 3)], LOSSES["logits"], latents, target, seed=0
    )
    row = table.iloc[0]
    assert (row["epoch"], row["step"], row["n"]) == (3, 30, 30)
    assert row["cosine"] == pytest.approx(1)
    assert row["null_high"] < 0.99
    found = sample_gradients.pushes(subject, LOSSES["logits"], latents)
    distance = (found.images - target).flatten(1).norm(dim=1)
    assert row["rise"] == pytest.approx(2 * float(distance.quantile(0.5)), rel=1e-4)


def test_samples_of_which_the_discriminator_is_certain_have_no_push():
    chain = [checkpoint(planted(Certain()), 0)]
    training, latents = torch.randn(10, 1, 28, 28), torch.randn(4, 5)
    table = sample_gradients.measure(chain, LOSSES["probabilities"], latents, training, seed=0)
    assert table["n"].tolist() == [0]
    assert np.isnan(table["size"][0])
    assert np.isnan(table["cosine"][0])


def test_tables_and_pictures_of_no_checkpoints_are_empty():
    table = sample_gradients.measure(
        [], LOSSES["logits"], torch.randn(4, 5), torch.randn(9, 1, 28, 28), 0
    )
    assert len(table) == 0
    assert list(table.columns) == list(sample_gradients.COLUMNS)
    assert sample_gradients.pictures([], LOSSES["logits"], torch.randn(4, 5)) == {}


def test_pictures_are_named_by_their_step():
    chain = [checkpoint(tiny(seed), seed) for seed in (0, 1)]
    tensors = sample_gradients.pictures(chain, LOSSES["logits"], torch.randn(3, 8))
    assert set(tensors) == {"image.0", "push.0", "image.10", "push.10"}
    assert tensors["push.10"].shape == (3, 28, 28)
