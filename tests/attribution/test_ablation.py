"""Ablation of the discriminator's units: logits and gradients, exactly, and beside the null."""

import layered_discriminators as discriminators
import numpy as np
import pytest
import torch
from scipy.stats import binom
from torch import nn

from glassgan import effects
from glassgan.attribution.ablation import GENERATED, GRADIENT, REAL, Push, ablations
from glassgan.attribution.unit_rows import GAP, ablation_rows
from glassgan.effects import OF_RANDOM
from glassgan.layers.gradients import hidden

BUILT = {
    "dense": discriminators.dense,
    "convolutional": discriminators.convolutional,
    "in place": lambda: discriminators.convolutional(inplace=True),
    "skipping": discriminators.skipping,
}
OPTIONS = {"pushed": 5, "directions": 20, "random": 10, "seed": 0}


def plainly(network, layer, images, edit):
    """Logits and their gradient with the output of a layer edited by a hook."""
    images = images.clone().requires_grad_()
    handle = hidden(network)[layer].register_forward_hook(
        lambda module, inputs, output: edit(output.clone())
    )
    try:
        logits = network(images)
    finally:
        handle.remove()
    return logits.detach(), torch.autograd.grad(logits.sum(), images)[0]


def without(unit):
    def edit(output):
        kept = torch.ones(output.shape[1])
        kept[unit] = 0
        return output * kept.view(1, -1, *[1] * (output.ndim - 2))

    return edit


@pytest.mark.parametrize("name", BUILT)
def test_equals_a_full_pass_with_a_hook(name):
    network = BUILT[name]()
    real, generated = discriminators.images(7, seed=1), discriminators.images(6, seed=2)
    for layer in hidden(network):
        found = ablations(network, layer, real, generated, **OPTIONS)
        for images, concept in ((real, REAL), (generated, GENERATED)):
            base = network(images)
            for unit in range(0, len(found.cosine), 3):
                logits, _ = plainly(network, layer, images, without(unit))
                own = found.units[concept].by_image[unit]
                assert np.abs(own - (logits - base).numpy()).max() < 1e-5
        few = generated[:5]
        _, before = plainly(network, layer, few, lambda output: output)
        for unit in range(0, len(found.cosine), 3):
            _, after = plainly(network, layer, few, without(unit))
            size = (after - before).flatten(1).norm(dim=1) / before.flatten(1).norm(dim=1)
            assert np.abs(found.units[GRADIENT].by_image[unit] - size.numpy()).max() < 1e-4
            cosine = nn.functional.cosine_similarity(after.flatten(1), before.flatten(1)).mean()
            assert found.cosine[unit] == pytest.approx(float(cosine), abs=1e-4)


@pytest.mark.parametrize("name", BUILT)
def test_any_edit_has_the_gradient_of_a_full_pass(name):
    network, images = BUILT[name](), discriminators.images(4)
    for layer in hidden(network):
        push = Push(network, layer, images)
        edits = [lambda values: 1.5 * values + 0.1, lambda values: values.roll(1, 1)]
        for edit, found in zip(edits, push.edited(edits), strict=True):
            _, expected = plainly(network, layer, images, edit)
            assert (found - expected).abs().max() < 1e-5


def gathered(network, real, generated, layer="hidden1", seed=0, pushed=50):
    options = {"pushed": pushed, "directions": 119, "random": 40, "seed": seed}
    found = ablations(network, layer, real, generated, **options)
    return effects.gather([effects.table(ablation_rows(found, layer), seed=0, epoch=0)])


def table(network, real, generated):
    frame = gathered(network, real, generated)
    return frame[frame["analysis"] == "discriminator_units"].set_index(["concept", "target"])


def test_the_one_unit_that_is_read_is_beyond_random_directions_and_idle_ones_do_nothing():
    count = 40
    weights = torch.stack(
        [discriminators.patch(slice(k % 7 * 4, k % 7 * 4 + 4), slice(k // 7 * 4, k // 7 * 4 + 4))
         for k in range(count)]
    )  # fmt: skip
    readout = torch.zeros(count)
    readout[7] = 1
    network = discriminators.of_units(weights, weights.sum(1), readout)
    real, generated = discriminators.images(50, seed=1), discriminators.images(50, seed=2)
    found = table(network, real, generated)
    for concept, images in ((REAL, real), (GENERATED, generated)):
        own = found.loc[concept]
        assert own.loc["7", "estimate"] == pytest.approx(-float(network(images).mean()), rel=1e-4)
        assert own.loc["7", "q_value"] < 1e-6
        others = own.drop("7")
        assert (others["estimate"] == 0).all()
        assert (others["p_value"] == 1).all()
    gradient = found.loc[GRADIENT]
    assert gradient.loc["7", "estimate"] == pytest.approx(1)
    assert gradient.loc["7", "q_value"] < 1e-6
    assert (gradient.drop("7")["p_value"] == 1).all()


class Clamp(nn.Module):
    """The sum of all units, at most 1, slowly rising beyond."""

    def forward(self, values):
        total = values.sum(1, keepdim=True)
        return torch.minimum(total, 1 + 0.01 * (total - 1))


def test_either_of_two_redundant_units_can_go():
    weights = discriminators.patch().repeat(2, 1)
    network = discriminators.of_units(weights, weights.sum(1), torch.ones(1), Clamp())
    images = 0.2 * discriminators.images(20)  # each unit holds about 8, both together 16
    found = table(network, images, images)
    for concept in (REAL, GENERATED):
        assert (found.loc[concept, "estimate"].abs() < 0.1).all()
    # and their gradient halves
    assert found.loc[GRADIENT, "estimate"].to_numpy() == pytest.approx(np.full(2, 0.5), abs=1e-3)


def test_a_unit_that_is_zero_at_the_samples_may_still_bend_the_gradient():
    weights = torch.zeros(30, 784)
    weights[0, :28] = 1  # zero where the first row is grey
    weights[1:] = 0.05 * torch.randn(29, 784, generator=torch.Generator().manual_seed(1))
    weights[1:, :28] = 0
    readout = torch.full((30,), 0.01)
    readout[0] = 1
    network = discriminators.of_units(weights, torch.full((30,), 3.0), readout)
    network.hidden1 = nn.Sequential(*list(network.hidden1)[:2])  # without rectifiers
    network.hidden1[1].bias.data[0] = 0
    images = discriminators.images(20)
    images[:, :, 0] = 0
    found = table(network, images, images)
    assert found.loc[(GENERATED, "0"), "estimate"] == 0
    assert found.loc[(GENERATED, "0"), "p_value"] == 1
    assert found.loc[(GRADIENT, "0"), "estimate"] > 0.9
    assert found.loc[(GRADIENT, "0"), "q_value"] < 1e-6


def test_a_constant_discriminator_has_no_gradient_to_change():
    images = discriminators.images(10)
    found = gathered(discriminators.constant(), images, images)
    assert found.loc[found["concept"] == GRADIENT, "status"].tolist() == ["no gradient"]
    tested = found[found["p_value"].notna()]
    assert (tested["estimate"] == 0).all()
    assert (tested["p_value"] == 1).all()


def units_of_places(count=16):
    """A discriminator of rectified units of four pixels square, all of which it adds up."""
    weights = torch.stack(
        [
            discriminators.patch(slice(k % 4 * 7, k % 4 * 7 + 7), slice(k // 4 * 7, k // 4 * 7 + 7))
            for k in range(count)
        ]
    )
    return discriminators.of_units(weights, weights.sum(1), torch.ones(count))


def test_units_that_work_for_the_verdict_and_against_it_are_told_by_the_difference():
    network = units_of_places()
    real, generated = discriminators.images(60, seed=1), discriminators.images(60, seed=2)
    real[:, :, :7, :7] += 0.4  # what unit 0 sees raises the logits of real images
    generated[:, :, 7:14, :7] += 0.4  # and what unit 1 sees those of generated ones
    frame = gathered(network, real, generated)
    gaps = frame[frame["analysis"] == "discriminator_unit_gaps"].set_index("target")
    assert set(gaps["concept"]) == {GAP}
    ends = gaps.loc[["0", "1"]]
    assert (ends["q_value"] < 1e-3).all()
    assert ends.loc["0", "estimate"] < 0 < ends.loc["1", "estimate"]
    # of both kinds the logit falls without either, so that opposite signs would tell of neither
    logits = frame[frame["analysis"] == "discriminator_units"].set_index(["concept", "target"])
    assert (logits.loc[REAL, "estimate"].loc[["0", "1"]] < 0).all()
    assert (logits.loc[GENERATED, "estimate"].loc[["0", "1"]] < 0).all()
    assert (gaps["q_value"].drop(["0", "1"]) > 0.05).sum() >= 13


def test_kinds_of_one_law_are_told_apart_by_units_and_random_moves_at_the_nominal_rate():
    network, hits, tests = (
        units_of_places(),
        {"": 0, OF_RANDOM: 0},
        dict.fromkeys(("", OF_RANDOM), 0),
    )
    for trial in range(25):
        kinds = (discriminators.images(40, seed=2 * trial + k) for k in (1, 2))
        frame = gathered(network, *kinds, seed=trial, pushed=2)
        for end in hits:
            p = frame.loc[frame["analysis"] == f"discriminator_unit_gaps{end}", "p_value"]
            hits[end] += int((p < 0.05).sum())
            tests[end] += len(p)
        # random moves hardly ever do more than 97.5 % of others, tested as a minimum effect
        p = frame.loc[frame["analysis"] == f"discriminator_units{OF_RANDOM}", "p_value"]
        assert (p < 0.05).mean() < 0.05
    assert hits[""] <= binom.ppf(0.999, tests[""], 0.05)
    # moves of one trial share the images, so that their rate varies more
    assert 0.01 < hits[OF_RANDOM] / tests[OF_RANDOM] < 0.12
