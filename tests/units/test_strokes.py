from collections import OrderedDict

import pandas as pd
import torch
from torch import nn

from glassgan.layers.downstream import downstream
from glassgan.subject import Subject
from glassgan.units.strokes import stroke_effects


def bars() -> Subject:
    """The first unit draws a bar four pixels thick, the second its left half, the third nothing."""
    last = nn.Linear(3, 784)
    pictures = torch.zeros(3, 28, 28)
    pictures[0, 4:24, 12:16], pictures[1, 4:24, 10:12] = 2, 2
    last.weight.data, last.bias.data = pictures.flatten(1).T.contiguous(), torch.full((784,), -1.0)
    first = nn.Linear(3, 3)
    first.weight.data, first.bias.data = torch.zeros(3, 3), torch.ones(3)
    layers = OrderedDict(
        hidden1=nn.Sequential(first, nn.ReLU()),
        output=nn.Sequential(last, nn.Hardtanh(), nn.Unflatten(1, (1, 28, 28))),
    )
    return Subject(nn.Sequential(layers), None, 3).evaluation()


def test_a_unit_that_thickens_and_one_that_does_nothing():
    place = downstream(bars(), "hidden1", torch.randn(10, 3))
    rows = pd.DataFrame(stroke_effects(place, [1, 2], layer="hidden1"))
    found = rows.set_index(["target", "concept"])["estimate"]
    assert -2.6 < found["1", "thickness"] < -1.4
    assert found["1", "centre_x"] > 0.5
    assert abs(found["1", "height"]) < 0.5
    assert (found["2"] == 0).all()


def test_where_there_is_no_stroke_nothing_is_said():
    place = downstream(bars(), "hidden1", torch.randn(10, 3))
    rows = pd.DataFrame(stroke_effects(place.without([1]), [0], layer="hidden1"))
    assert "thickness" not in set(rows["concept"])
    assert rows.set_index("concept").loc["area", "estimate"] < -50
