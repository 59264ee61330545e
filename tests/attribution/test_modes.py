"""The gap between modes, for networks that have one and networks that have none."""

import networks
import numpy as np
import pytest
import torch
from attribution.test_adversarial import inside, linear, weights
from torch import nn

from glassgan import streams
from glassgan.attribution import modes, threshold
from glassgan.subject import Subject, generate

SIZES = {"draws": 4, "batch": 32, "seed": 0}


def measured(subject, count=65):
    latents = streams.latents(0, "latents of a test", 0, count, subject.latent_dim)
    images = {"real": inside(count), "generated": generate(subject, latents)}
    rows = list(modes.mode_rows(subject, latents, images, **SIZES))
    return {(row["target"], row["concept"]): row for row in rows}


def test_dropout_and_batch_statistics_are_seen_and_leave_the_networks_as_they_were():
    subject = networks.tiny(dropout=0.5).evaluation()
    before = [
        {k: v.clone() for k, v in n.state_dict().items()} for n in subject.networks().values()
    ]
    rows = measured(subject)
    for network, state in zip(subject.networks().values(), before, strict=True):
        assert not network.training
        for name, value in network.state_dict().items():
            assert torch.equal(value, state[name])
    for kind in ("real", "generated"):
        assert rows["discriminator", f"spread of the logit of {kind}"]["ci_low"] > 0
        assert "null_low" not in rows["discriminator", f"logit of {kind}"]
    assert rows["generator", "logit of generated"]["estimate"] != 0
    assert ("generator", "logit of real") not in rows


def test_networks_that_are_the_same_in_both_modes_have_no_gap():
    rows = measured(networks.tiny(dropout=0.0, batch_norm=False).evaluation())
    assert {row["status"] for row in rows.values()} == {"no difference"}
    assert set(rows) == {("discriminator", "AUROC"), ("generator", "AUROC")}


def test_dropout_before_a_linear_map_leaves_the_mean_and_has_a_known_spread():
    rate, w = 0.3, weights()
    network = nn.Sequential(nn.Dropout(rate), linear(w)).eval()
    tiny = networks.tiny(dropout=0.0, batch_norm=False).evaluation()
    rows = measured(Subject(tiny.generator, network, tiny.latent_dim), 400)
    change = rows["discriminator", "logit of real"]
    assert change["ci_low"] <= 0 <= change["ci_high"]
    deviation = np.sqrt(
        rate / (1 - rate) * (inside(400).flatten(1) * w).square().sum(1).numpy()
    ).mean()
    # of four draws the standard deviation is on average 0.921 of the true one
    spread = rows["discriminator", "spread of the logit of real"]["estimate"]
    assert spread == pytest.approx(0.921 * float(deviation), rel=0.05)


def test_a_batch_is_never_one_alone_and_the_order_is_kept():
    network = nn.Sequential(nn.BatchNorm1d(3, momentum=None)).eval()
    values = streams.latents(0, "values of a test", 0, 65, 3)
    found = modes.in_training(network, values, batch=64, seed=0, purpose="test", draw=0)
    normal = (values - values.mean(0)) / values.std(0, unbiased=False)
    torch.testing.assert_close(found, normal, atol=1e-3, rtol=1e-3)


def test_the_interval_holds_what_other_batches_would_change():
    """A network that adds to all images of a batch one random number, new in every draw.

    Where the images of a batch count as independent, 47 % of the intervals hold the truth.
    """
    rng = np.random.default_rng(0)
    held = 0
    for _ in range(1500):
        images = rng.normal(0, 0.2, 60)
        shared = rng.normal(0, 0.5, (5, 4)).repeat(15, axis=1)  # 4 batches of 15 in each draw
        before = {"real": np.zeros(60), "generated": np.zeros(60)}
        after = [{"real": images + of_batch} for of_batch in shared]
        row = next(iter(threshold.changed(before, after, [])))
        held += row["ci_low"] <= 0 <= row["ci_high"]
    assert held / 1500 == pytest.approx(0.95, abs=0.017)  # three standard errors
