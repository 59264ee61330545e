import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import torch
import yaml
from latent import banks
from scipy.stats import binom, kstest

from glassgan import effects as tables
from glassgan.latent import base_rate, effects, findings, leading, random_directions
from glassgan.latent.discover import Found

DIM = 20
TESTED = ["direction_effects", "direction_effects_per_change", "direction_selectivity"]
FALLING = torch.diag(0.5 ** torch.arange(DIM))  # E[JᵀJ] of a generator with strong directions


def concepts_of(z):
    """Three concepts that latents have by directions that nothing else is aligned with."""
    along = banks.frame(3, DIM, seed=4)
    a, b, c = z @ along.T[:, 0], z @ along.T[:, 1], z @ along.T[:, 2]
    ink, slant = torch.sigmoid(3 * a + b), a - c + 0.3 * b.square()
    return {"ink": ink, "slant": slant, "width": torch.tanh(b + c)}


@pytest.fixture(scope="module")
def halves():
    return [banks.bank(z, **concepts_of(z)) for z in banks.latents(6000, DIM).chunk(2)]


@pytest.fixture(scope="module")
def setting(halves):
    return banks.setting(*halves, change=FALLING)


@pytest.fixture(scope="module")
def nulls(setting):
    return random_directions.random(setting, effects.random_directions(40_000, DIM, seed=0))


def method(directions, targets=None):
    names = [f"d{number}" for number in range(len(directions))]
    return Found(directions, torch.zeros(len(directions)), names, targets)


def outcome(found, setting, nulls):
    table, rows = findings.findings(found, setting, nulls)
    return table, pd.DataFrame(rows)


@pytest.mark.parametrize("targets", [None, [banks.INK] * 1000], ids=["chosen", "given"])
def test_random_directions_come_out_at_the_nominal_rate(setting, nulls, targets):
    """Of concepts that bend and go together; whether a concept was chosen or given beforehand."""
    random = effects.random_directions(1000, DIM, seed=1)
    _, rows = outcome({"random": method(random, targets)}, setting, nulls)
    for analysis in TESTED:
        p = rows.loc[rows["analysis"] == analysis, "p_value"]
        assert len(p) == 1000
        # selective effects are often 0, and then p is 1: no smaller than uniform
        assert kstest(p, "uniform", alternative="greater").pvalue > 0.01
        assert 0.03 < (p <= 0.05).mean() < 0.07


def test_choosing_the_concept_without_the_null_choosing_too_would_flatter(setting, nulls):
    """The experiment that the null must pass through the same choice."""
    random = effects.random_directions(600, DIM, seed=1)
    _, rows = outcome({"random": method(random)}, setting, nulls)
    own = rows[rows["analysis"] == "direction_effects"]
    spread = random_directions.Null.spread(nulls.held_out)
    columns = own["concept"].map(list(banks.CONCEPTS).index).to_numpy()
    sizes = own["estimate"].abs().to_numpy() / spread[columns]
    naive = [
        (np.abs(nulls.held_out[:, c]) / spread[c] >= s).mean()
        for c, s in zip(columns, sizes, strict=True)
    ]
    assert np.mean(np.array(naive) <= 0.05) > 0.1


def test_a_planted_direction_is_found_and_its_concept_named(setting, nulls):
    along = banks.frame(3, DIM, seed=4)
    table, rows = outcome({"planted": method(along[[0]])}, setting, nulls)
    assert table["concept"].tolist() == ["ink"]
    row = rows[rows["analysis"] == "direction_effects"].iloc[0]
    assert row["p_value"] < 0.001
    assert row["ci_low"] > row["null_high"] > 0
    side = rows[rows["analysis"] == "direction_side_effects"]
    assert sorted(side["concept"]) == ["slant", "width"]


def test_directions_that_change_images_most_are_not_beyond_others_that_change_them_as_much():
    """Concepts that are any readings of the image, and one that the image hardly shows."""
    strongest, hidden = torch.eye(DIM)[:3], torch.eye(DIM)[-1:]
    z = banks.latents(2000, DIM)
    hits, planted = dict.fromkeys(TESTED, 0), []
    for trial in range(40):
        reading = FALLING.sqrt() @ banks.latents(1, DIM, seed=500 + trial)[0]
        concepts = {"ink": z @ reading, "slant": z @ (hidden[0] + 0.1 * reading)}
        setting = banks.setting(
            *(banks.bank(z[half], **{name: c[half] for name, c in concepts.items()})
              for half in (slice(None, None, 2), slice(1, None, 2))), change=FALLING,
        )  # fmt: skip
        nulls = random_directions.random(setting, effects.random_directions(500, DIM, seed=trial))
        slant = list(banks.CONCEPTS).index("slant")
        found = {"strongest": method(strongest, [banks.INK] * 3), "hidden": method(hidden, [slant])}
        rows = outcome(found, setting, nulls)[1]
        for analysis in TESTED:
            own = rows[(rows["analysis"] == analysis) & (rows["intervention"] == "strongest")]
            hits[analysis] += (own["p_value"] <= 0.05).sum()
        own = rows[(rows["analysis"] == TESTED[1]) & (rows["intervention"] == "hidden")]
        planted += own["p_value"].tolist()
    assert hits["direction_effects"] > 0.3 * 120
    assert binom.cdf(hits["direction_effects_per_change"], 120, 0.05) < 0.995
    assert np.mean(np.array(planted) < 0.01) > 0.9


def test_further_random_directions_pass_through_the_same_at_the_nominal_rate(setting, nulls):
    random = effects.random_directions(500, DIM, seed=0)
    rows = pd.DataFrame(
        base_rate.of_random(
            setting,
            nulls,
            [setting.known] * 2,
            random,
            [banks.INK],
            latents=10,
            count=300,
            seed=3,
        )
    )
    tested = [*TESTED, "direction_image_change"]
    assert sorted(rows["analysis"].unique()) == sorted(f"{name}_of_random" for name in tested)
    for _, own in rows.groupby(["analysis", "intervention"]):
        assert len(own) == 300
        assert 0.001 < binom.cdf((own["p_value"] <= 0.05).sum(), 300, 0.05) < 0.999
    assert {*rows["intervention"]} == {base_rate.CHOSEN, base_rate.GIVEN}


def test_nothing_varies_and_nothing_is_said(nulls):
    z = banks.latents(200, DIM)
    flat = banks.setting(*(banks.bank(part, ink=torch.ones(100)) for part in z.chunk(2)))
    nothing = random_directions.random(flat, effects.random_directions(50, DIM, seed=0))
    table, rows = outcome({"axes": method(torch.eye(DIM))}, flat, nothing)
    assert (table["concept"] == "").all()
    assert rows["status"].eq(findings.NO_CONCEPT).all()
    shared = {"preset": "p", "subject": "s", "seed": 0, "epoch": 0}
    assert len(tables.table(rows.to_dict("records"), **shared)) == DIM
    assert leading.leading(table, torch.eye(DIM), 3) == []
    assert leading.ranked(table.assign(leading=0)) == []


def test_trained_directions_are_scored_on_samples_that_they_have_not_seen(halves):
    along = banks.frame(3, DIM, seed=4)
    found = {"trained": method(along[[0, 1]], [banks.INK, banks.INK])}
    rows = pd.DataFrame(findings.held_out_scores(found, *halves))
    assert rows["estimate"][0] > 0.95 > 0.75 > rows["estimate"][1]
    assert (rows["ci_low"] < rows["estimate"]).all()
    assert (rows["null_high"] < 0.55).all()


def test_image_changes_of_random_directions_are_uniform_and_a_strong_one_is_not():
    from glassgan.latent.jacobian import moments

    subject = banks.subject(banks.frame(6, DIM), [6.0, 5.0, 4.0, 3.0, 2.0, 1.0])
    parts = [moments(subject, part) for part in banks.latents(40, DIM).chunk(10)]
    null_directions = effects.random_directions(2000, DIM, seed=0)
    found = {
        "random": method(effects.random_directions(400, DIM, seed=2)),
        "planted": method(banks.frame(1, DIM)),
    }
    rows = pd.DataFrame(findings.image_changes(found, parts, null_directions, 40))
    random, planted = (rows[rows["intervention"] == name] for name in found)
    assert kstest(random["p_value"], "uniform").pvalue > 0.01
    np.testing.assert_allclose(planted["estimate"], 6 / 28, rtol=1e-4)
    assert planted["p_value"].item() < 0.01


def test_the_default_run_draws_twenty_for_each_hypothesis():
    """As many as there are where every method finds all that it looks for, of all runs."""
    params = yaml.safe_load(Path("params.yaml").read_text())
    runs, own = len(params["design"]["runs"]), params["latent"]["directions"]
    dim, layers, trained = 100, 4, 4 * len(banks.CONCEPTS)
    untrained = layers + 1 + 3 + 2  # PCA, ICA, SeFa and Jacobians
    methods = 1 + untrained + 2
    assert own["null_directions"] >= 20 * runs * (
        dim + params["latent"]["kept"] * untrained + trained
    )
    assert own["null_subspaces"] >= 20 * runs * math.comb(methods, 2)
    assert params["latent"]["matches"]["null_draws"] >= 20 * (methods + 2)
