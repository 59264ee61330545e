"""Conductance and internal influence: what is built in, what Captum gives, what adds up."""

import layered_discriminators as discriminators
import numpy as np
import pytest
import torch
from captum.attr import InternalInfluence, LayerConductance

from glassgan import effects
from glassgan.attribution import contributions
from glassgan.attribution.contributions import REAL, contribution_rows, of_units, summaries
from glassgan.layers.gradients import hidden

BUILT = {
    "dense": discriminators.dense,
    "convolutional": discriminators.convolutional,
    "skipping": discriminators.skipping,
}


@pytest.mark.parametrize("name", BUILT)
def test_equals_captum_there_and_back(name):
    network, images = BUILT[name](), discriminators.images(3)
    black, steps = torch.full_like(images, -1), 25
    found = contributions.contributions(network, images, steps)
    assert (found.steps == steps).all()
    options = {"method": "riemann_trapezoid"}
    for layer, module in hidden(network).items():
        conductance = LayerConductance(network, module)
        there = conductance.attribute(images, black, n_steps=steps, **options)
        back = conductance.attribute(black, images, n_steps=steps, **options)
        mean = ((there - back) / 2).detach()
        expected = mean.flatten(2).sum(2) if mean.ndim > 2 else mean
        assert np.abs(found.conductance[layer] - expected.numpy()).max() < 1e-5
        influence = InternalInfluence(network, module)
        value = influence.attribute(images, black, n_steps=steps + 1, **options).detach()
        value = value.flatten(2).sum(2) if value.ndim > 2 else value
        # Captum's trapezoids are 1 / (steps + 1) wide
        value = value * (steps + 1) / steps
        scale = float(value.abs().max())
        assert np.abs(found.influence[layer] - value.numpy()).max() < 1e-5 + 1e-5 * scale


def test_all_of_the_verdict_goes_through_the_unit_that_sees_the_patch():
    found = contributions.contributions(
        discriminators.patch_detector(), discriminators.images(20), 800
    )
    assert np.abs(found.conductance["hidden1"][:, 0] - found.difference).max() < 1e-4
    assert (found.conductance["hidden1"][:, 1:] == 0).all()
    said = summaries(found.conductance["hidden1"], found.influence["hidden1"])
    assert said["units that carry it"] == pytest.approx(np.ones(20))
    assert said["share of the top 10 %"] == pytest.approx(np.ones(20))


def test_two_units_that_do_the_same_share_the_verdict():
    weights = discriminators.patch().repeat(2, 1)
    network = discriminators.of_units(weights, weights.sum(1), torch.ones(2))
    found = contributions.contributions(network, discriminators.images(10), 800)
    half = found.difference[:, None] / 2
    assert np.abs(found.conductance["hidden1"] - half).max() < 1e-4
    said = summaries(found.conductance["hidden1"], found.influence["hidden1"])
    assert said["units that carry it"] == pytest.approx(np.full(10, 2.0))


def test_units_that_speak_against_each_other_are_seen_where_their_sum_is_nothing():
    weights = discriminators.patch().repeat(2, 1)
    network = discriminators.of_units(weights, weights.sum(1), torch.tensor([1.0, -1.0]))
    found = contributions.contributions(network, discriminators.images(10), 800)
    said = summaries(found.conductance["hidden1"], found.influence["hidden1"])
    assert np.abs(said["conductance"]).max() < 1e-5
    assert (said["positive part"] > 1).all()
    assert said["positive part"] == pytest.approx(-said["negative part"], rel=1e-5)


@pytest.mark.parametrize("name", BUILT)
def test_the_steps_are_doubled_until_it_adds_up(name):
    network, images = BUILT[name](), discriminators.images(6)
    found = contributions.contributions(network, images, 800)
    few = contributions.contributions(network, images, 25)
    for layer, gap in found.gap.items():
        assert (gap[found.steps < 800] <= contributions.TOLERANCE).all()
        assert gap.max() <= max(few.gap[layer].max(), contributions.TOLERANCE)
    table = effects.table(contribution_rows(found, REAL), seed=0, epoch=0)
    whole = table[table["analysis"] == "layer_completeness"]
    assert len(whole) == len(hidden(network))


def test_an_image_gives_the_same_alone():
    network, images = discriminators.dense(), discriminators.images(5)
    every = contributions.contributions(network, images, 25)
    alone = contributions.contributions(network, images[3:4], 25)
    for layer, values in every.conductance.items():
        assert np.abs(values[3] - alone.conductance[layer][0]).max() < 1e-6


def test_operations_in_place_change_nothing():
    plain, inplace = (discriminators.convolutional(inplace) for inplace in (False, True))
    images = discriminators.images(3)
    first, second = (contributions.contributions(n, images, 50) for n in (plain, inplace))
    for layer, values in first.conductance.items():
        assert np.array_equal(values, second.conductance[layer])


def test_a_constant_discriminator_has_nothing_to_divide():
    found = contributions.contributions(discriminators.constant(), discriminators.images(6), 800)
    assert (found.steps == contributions.FIRST_STEPS).all()
    table = effects.table(contribution_rows(found, REAL), seed=0, epoch=0)
    assert (table.loc[table["analysis"] == "layer_completeness", "estimate"] == 1).all()
    carried = table[table["concept"] == "units that carry it"]
    assert carried["status"].tolist() == ["nothing contributes"]
    for values in of_units(found)["hidden1"].values():
        assert np.isfinite(values).all()
