"""Attacks on discriminators for which the smallest change that flips them is known."""

from collections import OrderedDict

import numpy as np
import pytest
import torch
from torch import nn

from glassgan import streams
from glassgan.attribution import adversarial, attacks
from glassgan.attribution.threshold import Threshold, logits
from glassgan.data import DATA
from glassgan.judge.network import Judge

RADII = [1.0, 2.0, 4.0, 8.0, 16.0]
FEW = {"radii": RADII, "attacked": 40, "steps": 4, "draws": 4, "resamples": 40, "shown": 2}
ZERO = Threshold(0.0, False)


def linear(weights, bias=0.0):
    layer = nn.Linear(784, 1)
    layer.weight.data, layer.bias.data = weights[None].clone(), torch.tensor([float(bias)])
    parts = OrderedDict(hidden1=nn.Flatten(), output=nn.Sequential(layer, nn.Flatten(0)))
    return nn.Sequential(parts).eval().requires_grad_(False)


def judge(weights=None):
    """Names 0 or 1 by the sign of a linear function; without one, it never names anything."""
    layer = nn.Linear(784, 11)
    layer.weight.data.zero_()
    layer.bias.data.zero_()
    if weights is not None:
        layer.weight.data[0], layer.bias.data[1:] = 2000 * weights, -1e3
        layer.weight.data[1], layer.bias.data[:2] = -2000 * weights, 0.0
    return Judge(nn.Sequential(nn.Flatten(), layer).requires_grad_(False), 1.0, 0.5)


def weights():
    rng = streams.rng(0, "weights of a test")
    return torch.from_numpy(rng.choice([-1.0, 1.0], 784) * rng.uniform(0.01, 0.03, 784)).float()


def inside(count=60):
    """Images away from the ends of the range, so that no change is cut off."""
    rng = streams.rng(0, "images of a test")
    return torch.from_numpy(rng.uniform(-0.5, 0.5, (count, 1, 28, 28))).float()


def table(discriminator, of_judge, images, threshold=ZERO, **sizes):
    rows, pictures = adversarial.rows_and_pictures(
        discriminator, of_judge, threshold, images, seed=0, **(FEW | sizes)
    )
    return {(row["target"], row.get("intervention", ""), row["concept"]): row for row in rows}, (
        pictures
    )


@pytest.mark.parametrize("name", attacks.ATTACKS)
def test_the_smallest_radius_of_a_linear_discriminator_is_its_margin_over_the_norm(name):
    w, images = weights(), inside()
    network = linear(w)
    found = logits(network, images)
    images = images[found > 0]
    truth = (found[found > 0] / w.abs().sum() / DATA.step).numpy()
    assert ((truth > RADII[0] / 2) & (truth < RADII[-1])).any()
    victims = adversarial.Victims("real", images, np.zeros(len(images)))
    trial = adversarial.Trial(network, judge(), ZERO, victims, 4, 0)
    flipped = np.stack([trial.flipped(trial.moved(name, radius)) for radius in RADII])
    clear = np.abs(truth[None] - np.array(RADII)[:, None]) > 1e-3
    assert (flipped == (truth[None] < np.array(RADII)[:, None]))[clear].all()
    own = trial.smallest(name, RADII, flipped)
    assert (own >= truth - 1e-3).all()
    assert (own - truth <= 0.01 + np.maximum(truth, 1) / 2**attacks.BISECTIONS).all()


@pytest.mark.parametrize("name", attacks.ATTACKS)
def test_an_attack_stays_within_its_radius_and_the_range_however_many_go_together(name):
    network = linear(weights())
    images = inside(260) * 2
    radii = torch.linspace(0.01, 0.5, len(images))
    moved = attacks.attack(name, network, images, 1.0, radii, 4)
    assert moved.abs().max() <= 1
    assert ((moved - images).abs().flatten(1).max(1).values <= radii + 1e-6).all()
    assert (logits(network, moved) > logits(network, images)).all()
    assert not moved.requires_grad
    alone = attacks.attack(name, network, images[250:], 1.0, radii[250:], 4)
    torch.testing.assert_close(moved[250:], alone)


def test_an_attack_of_a_tiny_logit_is_as_good():
    images, w = inside(4), weights()
    ways = [
        attacks.attack("FGSM", linear(w * scale), images, 1.0, torch.full((4,), 0.1), 1)
        for scale in (1, 1e-7)
    ]
    torch.testing.assert_close(*ways)


def test_rows_say_what_flips_and_whether_the_judge_changes_with_it():
    w, images = weights(), inside(160)
    network = linear(w)
    kinds = {"real": images[::2], "generated": images[1::2]}
    rows, pictures = table(network, judge(w), kinds)
    for kind, sign in (("real", 1), ("generated", -1)):
        margins = sign * logits(network, kinds[kind])
        right = margins[margins > 0][: FEW["attacked"]]
        assert rows[kind, "", "told rightly"]["estimate"] == pytest.approx(
            float((margins > 0).float().mean())
        )
        truth = float((right / w.abs().sum() / DATA.step).median())
        one = rows[kind, "PGD", "smallest radius"]
        assert one["estimate"] == pytest.approx(truth, rel=0.1)
        assert one["ci_low"] <= one["estimate"] <= one["ci_high"]
        assert one["null_low"] > one["estimate"]
        assert one["p_value"] < 1e-3
        flips = rows[kind, "FGSM 16", "verdict flipped"]
        assert flips["estimate"] == 1
        assert flips["null_high"] < 0.6
        assert flips["p_value"] < 1e-3
        # this judge looks at the same as the discriminator
        assert rows[kind, "PGD 16", adversarial.CHANGED]["estimate"] == 1
        assert rows[kind, "PGD, smallest", adversarial.CHANGED]["p_value"] < 1e-3
        assert pictures[f"flipped.{kind}"].shape == (2, 1, 28, 28)
        radius, before, after, digit, now = pictures[f"facts.{kind}"].T
        assert (sign * before > 0).all()
        assert (sign * after < 0).all()
        assert (digit != now).all()
        change = (pictures[f"flipped.{kind}"] - pictures[f"image.{kind}"]).flatten(1)
        torch.testing.assert_close(change.abs().max(1).values, radius * DATA.step)


def test_a_judge_that_looks_elsewhere_is_not_fooled_and_one_that_abstains_is_not_asked():
    w, images = weights(), inside(80)
    halves = torch.zeros(784), torch.zeros(784)
    halves[0][:392], halves[1][392:] = w[:392], w[392:]
    images = images[(images[:, 0].flatten(1) @ halves[1]).abs() > 0.1]
    network = linear(halves[0])
    rows, _ = table(network, judge(halves[1]), {"real": images})
    assert rows["real", "PGD, smallest", adversarial.CHANGED]["estimate"] == 0
    assert rows["real", "PGD, smallest", adversarial.CHANGED]["p_value"] == 1
    rows, _ = table(network, judge(), {"real": images})
    assert rows["real", "PGD, smallest", adversarial.CHANGED]["status"] == "no image to ask of"


@pytest.mark.filterwarnings("error")
def test_what_never_flips_and_what_is_never_right_has_a_reason():
    constant = linear(torch.zeros(784), bias=1.0)
    rows, pictures = table(
        constant, judge(weights()), {"real": inside(20), "generated": inside(20)}
    )
    assert rows["real", "PGD 16", "verdict flipped"]["estimate"] == 0
    assert rows["real", "PGD 16", "verdict flipped"]["p_value"] == 1
    assert rows["real", "PGD", "smallest radius"]["status"] == "fewer than half flip"
    assert rows["generated", "", "told rightly"]["estimate"] == 0
    assert rows["generated", "PGD", "smallest radius"]["status"] == "no image is told rightly"
    assert pictures["facts.real"].shape == (0, 5)
    assert "facts.generated" not in pictures


def test_a_chosen_threshold_is_what_a_flip_crosses():
    w, images = weights(), inside(20)
    plain, _ = table(linear(w), judge(w), {"real": images})
    raised, _ = table(linear(w, bias=5.0), judge(w), {"real": images}, Threshold(5.0, True))
    at = "real", "PGD", "smallest radius"
    assert raised[at]["estimate"] == pytest.approx(plain[at]["estimate"], rel=0.02)
