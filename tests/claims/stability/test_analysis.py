"""Stability of networks whose units are known, and of networks of nothing."""

from collections import OrderedDict

import planted
import pytest
import torch
from networks import checkpoint
from torch import nn

from glassgan import effects
from glassgan.claims.settings import Stability
from glassgan.claims.stability import analysis
from glassgan.phantoms.nothing import Blind, Constant
from glassgan.run import Run
from glassgan.subject import Subject

UNITS = 24
SETTINGS = Stability(seed=0, latents=80, units=24, bank=400, images=16, null_draws=200)
TEST = (torch.rand(60, 1, 28, 28, generator=torch.Generator().manual_seed(0)) * 255).byte()


def generator():
    """Units draw the bar, the patch below or that on the right in turn, each with a strength."""
    bar, _, below, right = planted.pictures()
    pictures = torch.stack([bar, below, right]).repeat(UNITS // 3, 1, 1)
    last = nn.Linear(UNITS, 784)
    strengths = torch.linspace(0.02, 0.21, UNITS)[:, None, None]
    last.weight.data = (strengths * pictures).flatten(1).T.contiguous()
    last.bias.data.fill_(-1.0)
    hidden = nn.Linear(UNITS, UNITS)
    hidden.weight.data, hidden.bias.data = torch.eye(UNITS), torch.ones(UNITS)
    layers = OrderedDict(
        hidden1=nn.Sequential(hidden, nn.ReLU()),
        output=nn.Sequential(last, nn.Hardtanh(), nn.Unflatten(1, (1, 28, 28))),
    )
    return nn.Sequential(layers)


def table(subject):
    run = Run("test", "mine", 0, [checkpoint(subject, 0)], planted.judge())
    return analysis.analyse(run, SETTINGS, planted.judge(), TEST)["effects"]


@pytest.fixture(scope="module")
def stable():
    return table(Subject(generator(), None, UNITS))


def test_what_units_do_is_the_same_on_another_bank(stable):
    units = stable[(stable["target"] == "units") & (stable["intervention"] == "another bank")]
    image = units[units["concept"] == "image change"].iloc[0]
    assert image["estimate"] > 0.8
    assert image["ci_low"] > image["null_high"]
    assert (units["p_value"] < 0.05).all()


def test_the_units_that_make_a_digit_are_found_again(stable):
    sets = stable[(stable["target"] == "sets") & (stable["concept"] == "overlap")]
    assert (sets["estimate"] > 0.6).all()
    assert (sets["p_value"] < 0.05).all()
    removed = stable[(stable["target"] == "sets") & (stable["concept"] == "removal")]
    assert set(removed["intervention"]) == {
        "one bank", "another bank", "another judge", "half as many latents", "single latents",
    }  # fmt: skip
    assert (removed["ci_low"] > removed["null_high"]).all()


def test_directions_are_found_again(stable):
    found = stable[(stable["target"] == "directions") & (stable["concept"] == "regression")]
    assert (found["estimate"] > 0.6).all()
    assert (found["p_value"] < 0.05).all()


def test_components_of_units_that_all_vary_alike_are_not(stable):
    found = stable[(stable["concept"] == "PCA") & (stable["intervention"] == "another bank")].iloc[
        0
    ]
    assert found["p_value"] > 0.05
    assert found["null_low"] < found["estimate"] < found["null_high"]


def test_rows_have_what_a_row_of_effects_has(stable):
    known = stable[stable["estimate"].notna()]
    assert (known["ci_low"] <= known["estimate"]).all()
    assert (known["estimate"] <= known["ci_high"]).all()
    assert (known["null_low"] <= known["null_high"]).all()
    assert (known["n"] > 0).all()
    assert set(known["unit_of_measure"]) <= effects.UNITS - {""}
    assert (stable["estimate"].notna() | (stable["reason"] != "")).all()
    assert not stable.duplicated(["layer", "target", "concept", "intervention"]).any()


def test_a_subject_without_a_discriminator_says_so(stable):
    missing = stable[stable["target"] == "attributions"]
    assert missing["reason"].tolist() == ["the subject has no discriminator"]


def test_networks_of_nothing_have_reasons():
    found = table(Subject(Constant(), Blind(), 8))
    of_target = found.groupby("target")["reason"].agg(set)
    assert of_target["units"] == of_target["sets"] == {"fewer than 10 units do anything"}
    regression = found[found["concept"] == "regression"]
    assert regression["reason"].tolist() == ["no concept can be learnt"]
    assert found.loc[found["target"] == "attributions", "estimate"].isna().all()


def test_a_generator_without_units_says_so():
    last = nn.Linear(8, 784)
    linear = nn.Sequential(OrderedDict(output=nn.Sequential(last, nn.Unflatten(1, (1, 28, 28)))))
    found = table(Subject(linear.requires_grad_(False), None, 8))
    without = found[found["target"].isin(["units", "sets"])]
    assert set(without["reason"]) == {"the generator has no hidden layer"}
