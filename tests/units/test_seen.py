"""A digit that is gone for everyone, and one that only the judge no longer sees."""

import numpy as np
import torch

from glassgan import effects
from glassgan.data.images import to_network
from glassgan.layers.downstream import Downstream
from glassgan.units import names, seen

SAMPLES, UNITS = 40, 8
BOTH, TRICK = 0, 1  # units: the first draws the digit, the second is noticed by the judge alone


def draw(values, latents):
    """Images of two pixels: how much of the digit there is, and how much of the trick."""
    return values[:, :2, None, None].clone()


def place():
    values = torch.ones(SAMPLES, UNITS)
    return Downstream(torch.zeros(SAMPLES, 1), values, draw(values, None), draw)


def sees(*needed):
    """A reader that sees digit 3 where these pixels are there, digit 5 elsewhere."""
    return lambda images: np.where((images.flatten(1)[:, list(needed)] > 0.5).all(1), 3, 5)


EYES = {names.FIRST: sees(0, 1), names.SECOND: sees(0), names.NEIGHBOURS: sees(0)}


def removal(units, eyes=EYES):
    energy = np.ones(UNITS)
    rows = seen.removal(place(), {3: units}, energy, eyes, layer="hidden1", null_draws=20, seed=0)
    return effects.table(rows, seed=0, epoch=0).set_index("target")


def test_what_all_see_go_is_removed():
    found = removal([BOTH])
    gone = found.loc[[names.FIRST, names.SECOND, names.NEIGHBOURS, names.ALL], "estimate"]
    assert gone.tolist() == [1, 1, 1, 1]
    assert found.loc[names.ALONE, "estimate"] == 0
    assert found.loc[names.ALL, "ci_low"] > 0.9
    assert found.loc[names.ALL, "null_high"] == 0  # of random units no other draws the digit
    assert found.loc[names.ALL, "n"] == SAMPLES


def test_what_the_judge_alone_does_not_see_is_its_opinion():
    found = removal([TRICK])
    assert found.loc[names.FIRST, "estimate"] == 1
    assert found.loc[names.ALL, "estimate"] == 0
    assert found.loc[names.ALONE, "estimate"] == 1


def test_a_digit_that_is_not_seen_by_all_has_no_share():
    blind = {**EYES, names.SECOND: lambda images: np.full(len(images), 5)}
    assert removal([BOTH], blind)["reason"].tolist() == [
        "fewer than 10 samples in which all see it"
    ]


def test_neighbours_vote():
    points = torch.tensor([[0.0, 0], [0, 1], [1, 0], [9, 9], [9, 8], [8, 9]])
    neighbours = seen.Neighbours(torch.eye(2), points, torch.tensor([3, 3, 3, 5, 5, 5]))
    images = torch.tensor([[0.2, 0.2], [8.7, 8.7]]).view(2, 1, 1, 2)
    assert neighbours(images).tolist() == [3, 5]


def test_neighbours_are_looked_for_along_the_components(mnist):
    images, labels = (torch.from_numpy(part) for part in mnist)
    flat = to_network(images).flatten(1)
    components = torch.linalg.svd(flat - flat.mean(0), full_matrices=False).Vh[:20].T
    found = seen.Neighbours.among({"images": images, "labels": labels}, components)
    torch.testing.assert_close(found.points, flat @ components)
    assert (found(to_network(images)) == labels.numpy()).mean() > 0.85  # .93; random ones .82


def test_judges_name_the_most_probable_digit_sure_or_not():
    class Judge:
        def __call__(self, images):
            from glassgan.judge.network import Labels

            return Labels(torch.tensor([7]), torch.tensor([0.2]), torch.tensor([False]))

    eyes = seen.readers(Judge(), Judge(), lambda images: np.array([7]))
    assert [read(torch.zeros(1)).tolist() for read in eyes.values()] == [[7], [7], [7]]
    assert list(eyes) == [names.FIRST, names.SECOND, names.NEIGHBOURS]
