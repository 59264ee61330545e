"""What is said of a discriminator that cannot be differentiated: all that needs no gradient."""

from collections import OrderedDict

import numpy as np
import pytest
import torch
from opaque import Opaque
from torch import nn

from glassgan import effects, gradients
from glassgan.attribution import ablation, checks, pixels, sanity, trust, unit_rows
from glassgan.attribution.baselines import BLACK
from glassgan.attribution.methods import EDGES, KINDS, WITHOUT_GRADIENT, hookable
from glassgan.subjects.adapter import Adapter


class Sign(nn.Module):
    """Numbers → −1, 0 or 1, through which no gradient passes."""

    def forward(self, numbers):
        return numbers.sign()


@pytest.fixture(scope="module")
def steps():
    """The mean of the upper half of the image decides unit 0, that of the lower one unit 1.

    Only unit 0 counts for the logit.
    """
    with torch.random.fork_rng():
        torch.manual_seed(0)
        network = nn.Sequential(
            OrderedDict(
                hidden=nn.Sequential(nn.Flatten(), nn.Linear(784, 6), Sign()),
                output=nn.Sequential(nn.Linear(6, 1), nn.Flatten(0)),
            )
        ).eval()
    first, last = network.hidden[1], network.output[0]
    with torch.no_grad():
        first.weight[:2], first.bias[:2] = 0, 10.0
        first.weight[0, :392] = first.weight[1, 392:] = 1
        last.weight.zero_()
        last.weight[0, 0] = 3
    return network.requires_grad_(False)


@pytest.fixture
def bank():
    """Images whose ink lies in the upper half or in the lower one, in turn, as much in each."""
    images = torch.full((12, 1, 28, 28), -1.0)
    rng = np.random.default_rng(0)
    for number, image in enumerate(images):
        top = rng.integers(0, 2) + 14 * (number % 2)
        image[0, top : top + 12, 4:24] = 1
    return pixels.ExplainedImages(images, {BLACK: torch.full_like(images, -1.0)})


def test_units_are_ablated(steps, bank):
    assert not gradients.reverse_passes(steps, bank.images[:2])
    upper, lower = bank.images[::2], bank.images[1::2]
    found = ablation.ablations(
        steps, "hidden", upper, lower, pushed=0, directions=119, random=5, seed=0
    )
    rows = [
        row for row in unit_rows.ablation_rows(found, "hidden") if row.get("intervention") == "zero"
    ]
    change = {(row.get("target"), row["concept"]): row.get("estimate") for row in rows}
    assert change["0", ablation.REAL] == pytest.approx(-3, abs=1e-5)
    assert change["0", ablation.GENERATED] == pytest.approx(3, abs=1e-5)
    assert change["1", ablation.REAL] == change["1", ablation.GENERATED] == 0
    (missing,) = [row for row in rows if row["concept"] == ablation.GRADIENT]
    assert missing["status"] == "no gradient"


def test_pixels_are_occluded_and_the_maps_checked(steps, bank):
    assert EDGES in WITHOUT_GRADIENT and len(WITHOUT_GRADIENT) < len(KINDS)
    network = hookable(steps)
    found, _ = pixels.explain(network, bank, 0, WITHOUT_GRADIENT)
    assert list(found) == list(WITHOUT_GRADIENT)
    assert not list(pixels.region_rows(bank, found))
    rows, curves = checks.curves(network, bank, found, orders=1, seed=0)
    assert [row["target"] for row in rows] == list(WITHOUT_GRADIENT)
    assert curves["deletion"].shape[0] == len(WITHOUT_GRADIENT) + 1
    drawn = checks.weights(network, bank, WITHOUT_GRADIENT, times=3, seed=0)
    assert {row["target"] for row in drawn} == set(WITHOUT_GRADIENT)
    assert all("p_value" in row for row in drawn if row["layer"] == "hidden" and
               row["concept"] == "rank correlation")  # fmt: skip
    assert len(list(checks.agreement(bank, found))) == 1
    assert len(list(checks.sensitivity(network, bank, WITHOUT_GRADIENT, draws=2, seed=0))) == 2


def test_weights_that_cannot_be_drawn_anew_are_no_failure(bank):
    black_box = Opaque()
    assert not sanity.can_be_drawn(black_box)
    rows = checks.weights(black_box, bank, WITHOUT_GRADIENT, times=3, seed=0)
    assert {row["status"] for row in rows} == {"no weight can be drawn anew"}
    found, own = pixels.explain(black_box, bank, 0, WITHOUT_GRADIENT)
    own += rows + checks.curves(black_box, bank, found, orders=1, seed=0)[0]
    table = effects.table(own, preset="p", subject="s", seed=0, epoch=0, status="finite")
    told = trust.methods(table.assign(q_value=1e-6))
    found = {row["target"]: row["status"] for row in told if row["concept"] == trust.VERDICT}
    assert found["occlusion"] == trust.UNTESTED


def test_what_belongs_to_no_layer_is_drawn_anew_with_all_layers():
    parts = OrderedDict(hidden=nn.Linear(4, 4), unnamed=nn.Linear(4, 1))
    network = Adapter(nn.Sequential(parts), nn.Identity(), nn.Identity(), ["hidden"])
    before = network.state_dict()
    for depth, changed in ((1, []), (2, ["hidden", "unnamed"])):
        after = sanity.drawn_anew(network, depth, 0).state_dict()
        moved = {
            name.split(".")[1] for name in before if not torch.equal(before[name], after[name])
        }
        assert sorted(moved) == changed
