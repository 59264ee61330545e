from collections import OrderedDict

import pandas as pd
import torch
from torch import nn

from glassgan.judge.maps import maps
from glassgan.layers.downstream import downstream
from glassgan.subject import Subject
from glassgan.units.insertion import insertions


def draws_where_it_is() -> Subject:
    """Two channels of 7 × 7: the first draws where it is high, the second nowhere."""
    first = nn.Linear(98, 98, bias=False)
    first.weight.data = torch.eye(98)
    last = nn.ConvTranspose2d(2, 1, 4, 4)
    last.weight.data = torch.zeros(2, 1, 4, 4)
    last.weight.data[0] = 2
    last.bias.data.fill_(-1)
    layers = OrderedDict(
        hidden1=nn.Sequential(first, nn.Unflatten(1, (2, 7, 7)), nn.ReLU()),
        output=nn.Sequential(last, nn.Hardtanh()),
    )
    return Subject(nn.Sequential(layers), None, 98).evaluation()


def test_insertion_draws_at_its_place_and_only_where_there_is_no_stroke():
    # few places are on, so that there is a stroke in some images and mostly none
    latents = torch.randn(200, 98, generator=torch.Generator().manual_seed(0)) - 0.5
    place = downstream(draws_where_it_is(), "hidden1", latents)
    where = maps(place.images.numpy())
    table = pd.DataFrame(insertions(place, [0, 1], where, layer="hidden1"))
    table = table.set_index(["target", "concept"])
    on_nothing = table.loc[("0", "ink at the place, on no stroke")]
    on_stroke = table.loc[("0", "ink at the place, on a stroke")]
    assert on_nothing["ci_low"] > 0.05
    assert on_stroke["estimate"] < on_nothing["estimate"] / 2
    assert (table.loc["1", "estimate"] == 0).all()
