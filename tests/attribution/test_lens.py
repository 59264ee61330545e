"""The lens on networks whose verdict is known at every layer."""

from collections import OrderedDict

import pytest
import torch
from torch import nn

from glassgan.attribution import lens
from glassgan.attribution.names import READS_AS_MUCH, READS_MORE
from glassgan.statistics import bootstrap


class Product(nn.Module):
    def forward(self, values):
        return values[:, 0] * values[:, 1] if values.ndim == 2 else values


def draws(count, seed=0, shift=0.0):
    return shift + torch.randn(count, 1, 28, 28, generator=torch.Generator().manual_seed(seed))


def linear_end(seed=0):
    """Two rectified layers and a linear map: the verdict is linear in the second only."""
    torch.manual_seed(seed)
    network = nn.Sequential(
        OrderedDict(
            hidden1=nn.Sequential(nn.Flatten(), nn.Linear(784, 60), nn.ReLU()),
            hidden2=nn.Sequential(nn.Linear(60, 20), nn.ReLU()),
            output=nn.Sequential(nn.Linear(20, 1), nn.Flatten(0)),
        )
    )
    return network.eval().requires_grad_(False)


def rows_of(network, real, fake):
    half = len(real) // 2
    weights = bootstrap.weights(half, 100, 0, "test")
    reader = lens.fit(network, torch.cat([real[:half], fake[:half]]))
    rows = lens.lens_rows(reader.layers, reader(real[half:]), reader(fake[half:]), weights)
    return reader, {(row["analysis"], row["layer"]): row for row in rows}


def test_the_lens_is_exact_at_the_last_hidden_layer_and_not_before():
    network = linear_end()
    reader, rows = rows_of(network, draws(400), draws(400, 1, 0.2))
    assert reader.layers == ["pixels", "hidden1", "hidden2", "output"]
    other = draws(50, 2, 3.0)  # unlike all that it was fitted on
    found = reader(other)
    logits = network(other).double()
    assert torch.allclose(found[:, -1], logits)
    assert torch.allclose(found[:, -2], logits, atol=1e-3)
    assert not torch.allclose(found[:, 0], logits, atol=0.1)
    assert rows["lens", "hidden2"]["estimate"] == pytest.approx(1, abs=1e-5)
    assert rows["lens", "pixels"]["ci_high"] < rows["lens", "hidden1"]["estimate"] < 0.9999
    assert ("lens", "output") not in rows
    gap = network(draws(400))[200:].mean() - network(draws(400, 1, 0.2))[200:].mean()
    for layer in ("hidden2", "output"):
        assert rows["lens_gap", layer]["estimate"] == pytest.approx(float(gap), abs=1e-3)
        assert rows["lens_gap", layer]["ci_low"] < float(gap) < rows["lens_gap", layer]["ci_high"]


def test_a_product_of_two_pixels_is_read_only_where_it_is_computed():
    first = nn.Linear(784, 2, bias=False)
    first.weight.data = torch.zeros(2, 784)
    first.weight.data[0, 100] = first.weight.data[1, 500] = 1
    network = nn.Sequential(
        OrderedDict(
            hidden1=nn.Sequential(nn.Flatten(), first), hidden2=Product(), output=nn.Identity()
        )
    ).requires_grad_(False)
    _, rows = rows_of(network, draws(600), draws(600, 1))
    assert rows["lens", "pixels"]["estimate"] < 0.1
    assert rows["lens", "hidden1"]["estimate"] < 0.1
    assert rows["lens", "hidden2"]["estimate"] == pytest.approx(1, abs=1e-6)


def test_a_constant_verdict_has_a_status_and_a_trace():
    network = linear_end()
    network.output[0].weight.data.zero_()
    reader, rows = rows_of(network, draws(60), draws(60, 1))
    assert rows["lens", "pixels"]["status"] == "the verdict does not vary"
    assert rows["lens_gap", "output"]["estimate"] == 0
    assert torch.allclose(reader(draws(5, 3)), network.output[0].bias.double().expand(5, 4))


def test_what_is_read_does_not_depend_on_how_many_are_read_at_once():
    reader = lens.fit(linear_end(), draws(60))
    images = draws(600, 2)
    assert torch.allclose(reader(images)[590:], reader(images[590:]), atol=1e-5)


def test_more_images_read_more_where_the_layer_is_wider_than_they_are():
    network, images, tested = linear_end(), draws(800), draws(300, 1)
    weights = bootstrap.weights(150, 100, 0, "test")
    readers = [lens.fit(network, images[:count]) for count in (200, 400, 800)]
    read = [(one(tested[:150]), one(tested[150:])) for one in readers]
    few, many = (
        {row["layer"]: row for row in lens.gain(readers[0].layers, more, less, weights)}
        for more, less in (read[1::-1], read[2:0:-1])
    )
    # 784 pixels cannot be told from 200 or 400 images; the last hidden layer is read exactly
    assert few["pixels"]["ci_low"] > 0.02
    assert many["pixels"]["ci_low"] > 0.02
    assert few["hidden2"]["estimate"] == pytest.approx(0, abs=1e-4)
    assert list(few) == ["pixels", "hidden1", "hidden2"]
    grows = {layer: row["status"] for layer, row in few.items()}
    assert (grows["pixels"], grows["hidden2"]) == (READS_MORE, READS_AS_MUCH)
