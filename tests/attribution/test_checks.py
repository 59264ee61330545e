"""Checks of attributions: they pass what is true and refuse what is not, beside chance."""

from collections import OrderedDict

import discriminators as built
import networks
import numpy as np
import pytest
import torch
from captum.metrics import infidelity
from scipy.stats import binom, kstest, spearmanr
from torch import nn

from glassgan import effects, subject
from glassgan.attribution import (
    agreement,
    checks,
    completeness,
    faithfulness,
    methods,
    pixels,
    sanity,
    threshold,
)
from glassgan.attribution.methods import EDGES, KINDS
from glassgan.subjects import dcgan

SEEN = built.mask(built.PATCH)


def a_bank(count=12, seed=0):
    images = built.images(count, seed)
    images[::2, 0, *built.PATCH] += 0.5
    images = images.clamp(-1, 1)
    starts = {"black": torch.full_like(images, -1.0), "mean": images.mean(0).expand_as(images)}
    return pixels.ExplainedImages(images, starts)


def by_method(rows, **chosen):
    return {
        row["target"]: row
        for row in rows
        if all(row.get(key) == value for key, value in chosen.items())
    }


@pytest.fixture(scope="module")
def patch():
    """A discriminator that wants ink in the patch, a bank, attributions."""
    network, bank = built.two_layers(SEEN.flatten()[None] / 16, torch.ones(1)), a_bank()
    found, rows = pixels.explain(network, bank, seed=0)
    return network, bank, found, rows


def test_deletion_and_insertion_find_the_patch(patch):
    network, bank, found, _ = patch
    rows, curves = checks.curves(network, bank, found, orders=2, seed=0)
    own = by_method(rows, analysis="attribution_deletion")
    for name in ("integrated gradients", "DeepLift", "occlusion", "saliency"):
        assert own[name]["ci_low"] > own[name]["null_high"] > 0, name
        assert own[name]["p_value"] < 1e-3
    for way in ("deletion", "insertion"):
        assert curves[way].shape == (len(KINDS) + 1, 12, checks.PARTS + 1)
    deletion = curves["deletion"]
    logits, black = (
        threshold.logits(network, bank.images),
        float(threshold.logits(network, -torch.ones(1, 1, 28, 28))),
    )
    torch.testing.assert_close(deletion[:, :, 0], logits.expand(len(deletion), -1))
    torch.testing.assert_close(deletion[:, :, -1], torch.full_like(deletion[:, :, -1], black))
    # pixels that raise the logit come first, those of no effect then: it falls, then rises
    first = deletion[list(KINDS).index("integrated gradients")]
    assert (first[:, 1] <= logits + 1e-5).all()


def maps_that_know_nothing(images, rng, coarse):
    """By method, noise that is constant over squares of 28 / `coarse` pixels and smooth between."""
    for_all = rng.normal(size=(len(KINDS), len(images), coarse, coarse)).astype(np.float32)
    size = {"size": (28, 28), "mode": "bilinear"}
    smooth = torch.nn.functional.interpolate(torch.from_numpy(for_all), **size)
    return {
        name: {"black": one.unsqueeze(1) * (images + 1 if kind.contribution else 1)}
        for (name, kind), one in zip(KINDS.items(), smooth, strict=True)
    }


@pytest.mark.parametrize("coarse", [28, 5])
def test_maps_that_know_nothing_pass_deletion_at_the_nominal_rate(coarse, monkeypatch):
    monkeypatch.setattr(checks, "PARTS", 8)
    # convolutional: smooth holes are another thing to it than as many single pixels
    network = dcgan.build(widths=(4, 4)).require_discriminator().eval().requires_grad_(False)
    bank, rng = a_bank(16, seed=5), np.random.default_rng(coarse)
    found = []
    for seed in range(25):
        maps = maps_that_know_nothing(bank.images, rng, coarse)
        rows, _ = checks.curves(network, bank, maps, orders=1, seed=seed)
        found += [row["p_value"] for row in rows]
    low, high = binom.interval(0.99, len(found), 0.05)
    assert low <= (np.array(found) < 0.05).sum() <= high


def test_a_map_that_says_nothing_does_not_pass_by_the_place_of_its_ties():
    network, bank = built.two_layers(SEEN.flatten()[None] / 16, torch.ones(1)), a_bank(40)
    maps = {name: {"black": torch.zeros_like(bank.images)} for name in KINDS}
    rows, _ = checks.curves(network, bank, maps, orders=1, seed=0)
    assert min(row["p_value"] for row in rows) > 0.05


def test_a_curve_changes_the_pixels_in_their_order():
    weights = torch.zeros(1, 784)
    weights[0, 5], weights[0, 700] = 1.0, 2.0
    network = built.two_layers(weights, torch.ones(1), bias=10.0)
    order = torch.arange(784).roll(1)[None]  # the last pixel, then the others
    starts, ends = torch.zeros(1, 1, 28, 28), torch.ones(1, 1, 28, 28)
    curve = faithfulness.curves(network, starts, ends, order, 784)[0]
    assert curve[[0, 6, 7, 701, 702, 784]].tolist() == [10, 10, 11, 11, 13, 13]
    assert faithfulness.area(torch.tensor([0.0, 1.0, 2.0])) == 1.0


def test_the_unexplained_part_is_captums_infidelity():
    network = networks.tiny().evaluation().discriminator
    images = built.images(3)
    starts = torch.full_like(images, -1.0)
    maps = methods.methods(network, methods.COARSE, 0)["occlusion"](images, starts).detach()
    masks, falls = faithfulness.removals(network, images, starts, squares=20, seed=0)

    def remove(some, some_starts):
        mask = masks.view(20, 1, 28, 28).repeat(len(some) // 20, 1, 1, 1)
        return mask, torch.where(mask.bool(), some_starts, some)

    options = {"baselines": starts, "n_perturb_samples": 20, "normalize": True}
    expected = infidelity(network, remove, images, maps, **options) / falls.square().mean(1)
    found = faithfulness.unexplained(masks, falls, maps)
    torch.testing.assert_close(found.float(), expected, atol=1e-4, rtol=1e-3)


def test_what_is_true_leaves_nothing_unexplained_and_nothing_explains_nothing():
    weights = torch.randn(1, 784, generator=torch.Generator().manual_seed(0))
    network = built.two_layers(weights, torch.ones(1), bias=100.0)  # linear where it is used
    images = built.images(4)
    starts = torch.full_like(images, -1.0)
    masks, falls = faithfulness.removals(network, images, starts, squares=30, seed=0)
    true = weights.view(1, 1, 28, 28) * (images - starts)
    assert faithfulness.unexplained(masks, falls, 7 * true).max() < 1e-6
    assert (faithfulness.unexplained(masks, falls, torch.zeros_like(true)) == 1).all()
    assert (faithfulness.unexplained(masks, falls, -true) == 1).all()  # the opposite of the truth
    assert faithfulness.unexplained(masks, torch.zeros_like(falls), true).isnan().all()


def test_a_gradient_of_a_linear_discriminator_is_not_sensitive_and_of_the_image_it_is():
    network = built.two_layers(torch.ones(1, 784), torch.ones(1), bias=1000.0)
    images = built.images(3)
    starts = torch.full_like(images, -1.0)
    chosen = methods.methods(network, methods.COARSE, 0)
    found = {
        name: faithfulness.max_sensitivity(chosen[name], images, starts, draws=3, seed=0)
        for name in ("saliency", EDGES)
    }
    assert found["saliency"].max() == 0 and found[EDGES].min() > 0.01


def test_the_sensitivity_of_each_image_is_its_own():
    """Of φ(x) = s·x with s of the image: ‖δ‖/‖x‖, whatever the others are."""
    images = built.images(4) * torch.tensor([1.0, 0.5, 0.25, 0.1]).view(-1, 1, 1, 1)
    starts = torch.zeros_like(images)
    found = faithfulness.max_sensitivity(lambda x, _: 3 * x, images, starts, draws=40, seed=0)
    size = images.flatten(1).norm(dim=1)
    expected = faithfulness.RADIUS * (images[0].numel() / 3) ** 0.5 / size  # of a uniform δ
    torch.testing.assert_close(found.double(), expected.double(), rtol=0.1, atol=0)
    # an image alone is as sensitive as among others
    alone = [
        faithfulness.max_sensitivity(lambda x, _: 3 * x, images[[k]], starts[[k]], draws=40, seed=0)
        for k in range(4)
    ]
    torch.testing.assert_close(torch.cat(alone), found, rtol=0.1, atol=0)


def test_rank_correlation_is_spearmans_over_the_pixels_that_count():
    generator = torch.Generator().manual_seed(0)
    first, second = torch.randint(0, 9, (2, 5, 1, 28, 28), generator=generator).float()
    differs = torch.rand(5, 1, 28, 28, generator=generator) < 0.4
    ranks = [agreement.ranks(maps, differs) for maps in (first, second)]
    found = agreement.correlation_of_ranks(*ranks)
    expected = [
        spearmanr(a[d], b[d]).statistic for a, b, d in zip(first, second, differs, strict=True)
    ]
    np.testing.assert_allclose(found, expected, atol=1e-12)
    same = agreement.ranks(torch.zeros_like(first), differs)
    assert np.isnan(agreement.correlation_of_ranks(same, ranks[1])).all()


def test_maps_of_other_images_are_ranked_again_over_the_pixels_of_both():
    bank, found = a_bank(8), {}
    generator = torch.Generator().manual_seed(0)
    images = torch.where(torch.rand(8, 1, 28, 28, generator=generator) < 0.4, 0.5, -1.0)
    images[:, :, :4] = -1.0
    bank = pixels.ExplainedImages(images, {"black": torch.full_like(images, -1.0)})
    for name in KINDS:
        found[name] = {"black": torch.randn(8, 1, 28, 28, generator=generator)}
    maps = [found[name]["black"].flatten(1) for name in ("DeepLift", "saliency")]
    ink = images.flatten(1) > -1
    expected = []
    for shift in range(1, 4):
        pairs = [(n, (n - 2 * shift) % 8) for n in range(8)]
        each = [
            spearmanr(*(maps[k][i][ink[n] & ink[m]] for k, i in ((0, n), (1, m)))).statistic
            for n, m in pairs
        ]
        expected.append(np.mean(each))
    rows = {(row["target"], row["intervention"]): row for row in checks.agreement(bank, found)}
    low, high = np.quantile(expected, [0.025, 0.975])
    row = rows["DeepLift", "saliency"]
    assert (row["null_low"], row["null_high"]) == pytest.approx((low, high), abs=1e-9)


@pytest.fixture(scope="module")
def sane():
    """Rows of the sanity checks of a trained discriminator, by method."""
    bank = a_bank(40, seed=3)
    network = sanity.tiny(
        bank.images[bank.real], bank.images[~bank.real], shuffled=False, steps=60, seed=0
    )
    checked = a_bank(8, seed=4)
    half = bank.images[bank.real], bank.images[~bank.real]
    rows = checks.labels(*half, checked, times=10, steps=60, seed=0)
    return rows + checks.weights(network, checked, times=10, seed=0)


def test_an_edge_detector_fails_the_sanity_checks_and_a_gradient_passes(sane):
    last = by_method(sane, layer="hidden1", concept="rank correlation")
    shuffled = by_method(sane, analysis="attribution_labels", intervention="shuffled labels")
    right = by_method(sane, analysis="attribution_labels", intervention="right labels")
    for found in (last, shuffled):
        assert found[EDGES]["estimate"] == pytest.approx(1.0)
        assert found[EDGES]["p_value"] < 0.01
        assert found["saliency"]["p_value"] > 0.05
        assert found["saliency"]["null_low"] < found["saliency"]["estimate"]
        assert found["saliency"]["estimate"] < found["saliency"]["null_high"]
    # two networks that learnt the same are explained alike, so that the check could have failed
    assert right["saliency"]["estimate"] > 0.5


def test_only_the_last_depth_of_the_cascade_is_tested(sane):
    cascade = [row for row in sane if row["analysis"] == "attribution_weights"]
    assert {row["layer"] for row in cascade if "p_value" in row} == {"hidden1"}
    assert [row["layer"] for row in cascade if row["target"] == EDGES][::2] == [
        "output", "hidden2", "hidden1"
    ]  # fmt: skip


def test_layers_are_drawn_anew_from_the_logit():
    network = networks.tiny().evaluation().discriminator
    other = sanity.drawn_anew(network, 2, seed=0)
    same = [
        name for name, value in network.state_dict().items()
        if torch.equal(value, other.state_dict()[name])
    ]  # fmt: skip
    assert same == ["hidden1.1.weight", "hidden1.1.bias"]
    again = sanity.drawn_anew(network, 2, seed=0)
    assert torch.equal(other.output[0].weight, again.output[0].weight)


@pytest.mark.filterwarnings("ignore:.*weight_norm:FutureWarning")
@pytest.mark.parametrize("older", [True, False])
@pytest.mark.parametrize("name", ["weight_norm", "spectral_norm"])
def test_weights_under_a_parametrisation_are_drawn_anew(name, older):
    normed = getattr(nn.utils if older else nn.utils.parametrizations, name)
    first, last = nn.Linear(784, 6), nn.Linear(6, 1)
    with torch.no_grad():
        first.weight += 5.0  # what was learnt
    layers = {
        "hidden1": nn.Sequential(nn.Flatten(), normed(first), nn.LeakyReLU(0.2)),
        "output": nn.Sequential(normed(last), nn.Flatten(0)),
    }
    network, images = nn.Sequential(OrderedDict(layers)), built.images(3)
    network.requires_grad_(False)
    for _ in range(20):  # until the vectors of the spectral norm are there
        network(images)
    network.eval()
    before = network(images)
    other = sanity.drawn_anew(network, 2, seed=0)
    logits = other(images)  # computes the weights from what is stored
    torch.testing.assert_close(network(images), before, atol=0, rtol=0)
    torch.testing.assert_close(sanity.drawn_anew(network, 2, seed=0)(images), logits)
    assert not other.training
    weight = other.hidden1[1].weight
    assert (weight < 0).any()
    if name == "weight_norm":
        assert weight.abs().max() <= 1 / 784**0.5  # as torch draws them
    else:
        assert torch.linalg.matrix_norm(weight, 2).item() == pytest.approx(1.0, rel=0.02)


def test_another_parametrisation_is_drawn_anew_too():
    class Twice(nn.Module):
        def forward(self, weight):
            return 2 * weight

    last = nn.Linear(784, 1)
    with torch.no_grad():
        last.weight += 5.0
    nn.utils.parametrize.register_parametrization(last, "weight", Twice())
    network = nn.Sequential(nn.Flatten(), last, nn.Flatten(0)).eval().requires_grad_(False)
    weight = sanity.drawn_anew(network, len(subject.layers(network)), seed=0)[1].weight
    assert 0 < weight.abs().max() <= 4 / 784**0.5


def test_networks_that_share_nothing_fail_at_the_nominal_rate():
    rng = np.random.default_rng(0)
    found = []
    for seed in range(300):
        values, between = (rng.normal(0, 0.1, count) for count in (10, 45))
        found.append(sanity.check(values, between, draws=400, seed=seed).p_value)
    found = np.array(found)
    low, high = binom.interval(0.99, 300, 0.05)
    assert low <= (found < 0.05).sum() <= high
    assert kstest(found, "uniform").pvalue > 0.01


def test_what_is_left_of_a_network_with_new_weights_is_found():
    rng = np.random.default_rng(0)
    checked = sanity.check(rng.normal(0.2, 0.1, 10), rng.normal(0, 0.1, 45), draws=999, seed=0)
    assert checked.p_value == pytest.approx(0.001) and checked.high < 0.2


def test_parts_of_an_image_add_up_to_the_difference_of_the_logits(patch):
    network, bank, found, _ = patch
    rows = list(pixels.region_rows(bank, found))
    logits = threshold.logits(network, bank.images)
    expected = float(logits[bank.real].mean() - logits[~bank.real].mean())
    for name in ("integrated gradients", "DeepLift"):
        own = {row["concept"]: row["estimate"] for row in rows if row["target"] == name}
        assert own["all pixels"] == pytest.approx(expected, abs=0.01 * abs(expected) + 1e-3)
        assert own["border"] + own["middle"] == pytest.approx(own["all pixels"], abs=1e-5)
        colours = sum(own[f"{colour} pixels"] for colour in ("black", "grey", "white"))
        assert colours == pytest.approx(own["all pixels"], abs=1e-5)
        assert own["border"] == 0  # nothing that this discriminator looks at


def test_attributions_are_complete_from_every_baseline(patch):
    *_, rows = patch
    gaps = [row for row in rows if row["concept"] == "largest gap"]
    assert {(row["target"], row["intervention"]) for row in gaps} == {
        (name, start)
        for name in ("integrated gradients", "DeepLift")
        for start in ("black", "mean")
    }
    assert max(row["estimate"] for row in gaps) <= 1


def test_a_gap_that_is_not_a_number_is_not_complete():
    allowed = torch.tensor([0.1, 0.0, 0.1])
    assert completeness.largest(torch.tensor([0.05, 0.0, 0.0]), allowed) == {"estimate": 0.5}
    assert completeness.largest(torch.tensor([0.05, 1.0, 0.0]), allowed)["estimate"] > 1
    for gaps in ([0.05, 0.0, torch.nan], [torch.nan] * 3):
        assert "estimate" not in completeness.largest(torch.tensor(gaps), allowed)


def test_methods_agree_where_they_see_the_same(patch):
    _, bank, found, _ = patch
    rows = list(checks.agreement(bank, found))
    pairs = {(row["target"], row["intervention"]): row for row in rows}
    alike = pairs["integrated gradients", "DeepLift"]
    assert alike["estimate"] > 0.9 and alike["ci_low"] > alike["null_high"]
    nothing = pairs["saliency", EDGES]
    assert abs(nothing["estimate"]) < 0.5
    assert pairs["DeepLift", "black and mean"]["analysis"] == "attribution_baselines"


def test_a_discriminator_that_says_the_same_of_everything_is_no_error():
    network, bank = built.constant(), a_bank(8)
    found, rows = pixels.explain(network, bank, seed=0)
    rows += list(pixels.region_rows(bank, found))
    rows += checks.curves(network, bank, found, orders=2, seed=0)[0]
    rows += list(checks.unexplained(network, bank, found, squares=5, seed=0))
    rows += list(checks.sensitivity(network, bank, draws=2, seed=0))
    rows += list(checks.agreement(bank, found))
    rows += checks.weights(network, bank.first(4), times=10, seed=0)
    deletion = by_method(rows, analysis="attribution_deletion")
    assert deletion["saliency"]["status"] == "the logit does not vary"
    assert deletion["saliency"]["n"] == 0
    infidelity_of = by_method(rows, analysis="attribution_infidelity")
    assert "estimate" not in infidelity_of["saliency"]
    table = effects.table([{"status": "finite", **row} for row in rows], seed=0, epoch=0)
    assert np.isfinite(table["estimate"].dropna()).all()


@pytest.mark.filterwarnings("error", "ignore::UserWarning:captum")
def test_a_discriminator_that_gives_no_numbers_passes_no_check():
    network, bank = built.two_layers(torch.ones(4, 784), torch.ones(4), bias=torch.nan), a_bank(8)
    found, rows = pixels.explain(network, bank, seed=0)
    rows += list(pixels.region_rows(bank, found))
    rows += checks.curves(network, bank, found, orders=1, seed=0)[0]
    rows += list(checks.unexplained(network, bank, found, squares=5, seed=0))
    rows = [row for row in rows if row["target"] == "DeepLift" or row["concept"] == "largest gap"]
    assert len(rows) == 2 * 2 + 6 + 1 + 1
    for row in rows:
        assert row["status"] and row["n"] == 0
        assert not {"estimate", "p_value"} & set(row)
