"""The statistics of forks: what noise does is not found, what was planted is."""

import numpy as np
import pandas as pd
import pytest
import torch
from networks import tiny
from scipy import stats

from glassgan import effects, streams
from glassgan.forks import compare, gate
from glassgan.quality import measures
from glassgan.train import chain
from glassgan.train.batches import Batches
from glassgan.train.game import Game
from glassgan.train.recipe import Recipe

OPEN = {"places": ["3"], "differ": [], "open": True}


def test_noise_is_called_an_effect_at_the_nominal_rate():
    rng = np.random.default_rng(0)
    draws = rng.normal(3.0, 0.2, (2000, 4, 1))
    p = np.array([compare.beyond_noise(d[0], d[1:])["p_value"][0] for d in draws])
    low, high = stats.binom.ppf([0.005, 0.995], len(p), 0.05)
    assert low <= (p < 0.05).sum() <= high


def test_noise_of_shares_is_called_an_effect_at_the_nominal_rate():
    rng = np.random.default_rng(0)
    truth = np.array([0.02, 0.02, 0.05, 0.05, 0.08, 0.08, 0.1, 0.15, 0.2, 0.25])
    shares = rng.beta(40 * truth, 40 * (1 - truth), (2000, 4, 10))  # the larger, the noisier
    found = [compare.beyond_noise(s[0], s[1:], shares=True) for s in shares]
    for number in (2, 9):  # a small class and the largest
        p = np.array([f["p_value"][number] for f in found])
        assert 0.03 <= (p < 0.05).mean() <= 0.07
    inside = [(f["null_low"] <= f["estimate"]) & (f["estimate"] <= f["null_high"]) for f in found]
    assert np.mean(inside) == pytest.approx(0.95, abs=0.01)


def test_noise_forks_of_a_game_against_each_other(mnist):
    """Real forks of a tiny game: 40 groups of one against three, none of which differ by rule."""
    data = Batches(torch.from_numpy(mnist[0][:80]), torch.from_numpy(mnist[1][:80]))
    base = Recipe(20, 2e-3, (0.5, 0.999), 10, "logits")
    start = {n: v.clone() for n, v in Game.of(tiny(), base).tensors().items()}
    latents = streams.latents(0, "bank of a test", 0, 50, 8)
    measured = []
    for number in range(160):
        recipe = Recipe(20, 2e-3, (0.5, 0.999), 10, "logits", streams=f", noise {number}")
        game = Game.of(tiny(), recipe)
        game.restore(start)
        chain.train(
            game, data, seed=0, progress=chain.Progress(0), to_step=3,
            recipe_of=lambda step, recipe=recipe: recipe,
        )  # fmt: skip
        with torch.no_grad():
            images = game.generator.eval()(latents)
        measured.append([images.mean().item()])
    groups = np.array(measured).reshape(40, 4, 1)
    p = np.array([compare.beyond_noise(g[0], g[1:])["p_value"][0] for g in groups])
    low, high = stats.binom.ppf([0.005, 0.995], 40, 0.05)
    assert low <= (p < 0.05).sum() <= high
    assert stats.kstest(p, "uniform").pvalue > 0.01  # all levels, not one


def test_nothing_is_decided_without_noise_forks_or_variation():
    alone = compare.beyond_noise(np.ones(2), np.zeros((1, 2)))
    still = compare.beyond_noise(np.ones(2), np.zeros((3, 2)))
    for found in (alone, still):
        assert found["estimate"].tolist() == [1, 1]
        assert np.isnan(found["p_value"]).all()


CHANGES = {
    "same": "nothing",
    **{f"noise_{number}": "other_streams" for number in range(1, 7)},
    "no_threes": "class_removed",
    "idle": "one_ulp",
}
PLACE = {"parent": "mlp/0", "from": 2, "checkpoints": [3]}
FORKS = [{"name": name, "change": change, **PLACE} for name, change in CHANGES.items()]
MEASURES = ["coverage", *(f"class_{digit}" for digit in range(10))]


def folds(seed, place="3", status="finite", shift=None):
    """Ten folds of eleven measures; training noise is drawn once, sampling noise for each fold."""
    rng = np.random.default_rng(seed)
    centre = 0.1 + rng.normal(0, 0.01, len(MEASURES)) + (0 if shift is None else shift)
    values = centre + rng.normal(0, 0.003, (10, len(MEASURES)))
    return pd.DataFrame(
        [
            {"place": place, "epoch": 3, "status": status, "measure": m, "fold": f, "value": v}
            for f, row in enumerate(values)
            for m, v in zip(MEASURES, row, strict=True)
        ]
    )


def tables(**more):
    found = {fork["name"]: folds(number) for number, fork in enumerate(FORKS)}
    return found | {"same": folds(99)} | more


def rows_of(**more):
    gates = {2: more.pop("gate", OPEN)}
    rows = compare.checkpoint_effects(FORKS, tables(**more), more.pop("parent", folds(99)), gates)
    return effects.gather([effects.table(rows, preset="p", subject="mlp", seed=0)])


def test_removed_class_is_found_and_nothing_else():
    shift = np.zeros(len(MEASURES))
    shift[MEASURES.index("class_3")] = -0.1
    found = rows_of(no_threes=folds(3, shift=shift)).set_index(["intervention", "concept"])
    row = found.loc[("no_threes", "class_3")]
    assert row["estimate"] == pytest.approx(-0.1, abs=0.03)
    assert row["ci_low"] < row["estimate"] < row["ci_high"]
    assert row["q_value"] < 0.05
    significant = found[found["q_value"] < 0.05]
    assert significant.index.tolist() == [("no_threes", "class_3")]
    assert set(found.index.get_level_values(0)) == {"no_threes", "idle"}  # no row for the null


def test_no_effects_behind_a_closed_gate():
    found = rows_of(gate={"places": ["3"], "differ": ["3"], "open": False})
    assert found["estimate"].isna().all()
    assert found["status"].tolist() == ["gate closed"] * 2 * len(MEASURES)


def test_fork_of_a_run_that_had_diverged_before():
    found = rows_of(gate=gate.gate({"2": "", "3": ""}, {"3": ""}, before=True))
    assert set(found["status"]) == {"diverged before"}
    assert found["estimate"].isna().all()


def test_fork_that_is_its_parent():
    found = rows_of(no_threes=folds(99)).set_index("intervention").loc["no_threes"]
    assert (found["estimate"] == 0).all() and (found["p_value"] == 1).all()
    assert set(found["status"]) == {"identical to its parent"}


@pytest.mark.parametrize("replicates", [2, 3, 5])
@pytest.mark.parametrize("classes", [2, 3, 5, 10])
def test_noise_of_collapsed_shares_is_called_an_effect_at_the_nominal_rate(classes, replicates):
    rng = np.random.default_rng(classes * 10 + replicates)
    shares = np.zeros((500, 1 + replicates, 10))
    shares[..., :classes] = rng.dirichlet(np.full(classes, 40 / classes), shares.shape[:2])
    p = [compare.beyond_noise(s[0], s[1:], shares=True)["p_value"][0] for s in shares]
    low, high = stats.binom.ppf([0.001, 0.999], len(p), 0.05)
    assert low <= (np.array(p) < 0.05).sum() <= high


@pytest.mark.parametrize("replicates", [2, 5])
@pytest.mark.parametrize(
    "law", [(0.9, 0.08, 0.02), (0.7, 0.2, 0.06, 0.03, 0.01), (0.973, *[0.003] * 9)]
)
def test_noise_of_unequal_shares_is_called_an_effect_no_more_often(law, replicates):
    """Of 10,000 samples: rare classes are missing in some replicates, or in the fork alone."""
    rng = np.random.default_rng(len(law) * 10 + replicates)
    shares = np.zeros((500, 1 + replicates, 10))
    shares[..., : len(law)] = rng.dirichlet(40 * np.array(law), shares.shape[:2]).round(4)
    p = np.array([compare.beyond_noise(s[0], s[1:], shares=True)["p_value"] for s in shares])
    rates = (p[:, : len(law)] < 0.05).mean(0)
    assert rates.mean() <= stats.binom.ppf(0.999, len(p), 0.05) / len(p)
    assert rates.max() < 0.1


def test_class_that_vanishes_is_found():
    rng = np.random.default_rng(0)
    shares = np.zeros((200, 4, 10))
    shares[..., :5] = rng.dirichlet(np.full(5, 80), shares.shape[:2])
    shares[:, 0, 0] = 0
    p = [compare.beyond_noise(s[0], s[1:], shares=True)["p_value"][0] for s in shares]
    assert np.mean(np.array(p) < 0.05) > 0.9


def test_diverged_forks_and_parents_are_recorded_as_such():
    place = {"place": "3", "epoch": 3, "status": "diverged"}
    empty = measures.no_measures().assign(**place)
    found = rows_of(no_threes=empty).set_index("intervention").loc["no_threes"]
    assert sorted(found["concept"]) == sorted(MEASURES)
    assert set(found["status"]) == {"diverged"}
    assert found["estimate"].isna().all()
    found = rows_of(parent=empty, same=empty)
    assert (found["status"] == "nothing to compare with at this place").all()


def test_measures_that_are_undefined_somewhere_keep_a_row():
    broken = folds(3)
    broken.loc[(broken["measure"] == "coverage") & (broken["fold"] == 4), "value"] = np.nan
    found = rows_of(no_threes=broken)
    row = found.set_index(["intervention", "concept"]).loc[("no_threes", "coverage")]
    assert row["status"] == "not defined in the fork"
    assert np.isnan(row["estimate"])


def over_seeds(count, shift):
    rng = np.random.default_rng(0)
    shared = {
        "analysis": "fork_effects",
        "intervention": "x",
        "target": "t",
        "concept": "coverage",
        "n": 10,
    }
    rows = [{**shared, "seed": s, "epoch": 3, "estimate": rng.normal(shift)} for s in range(count)]
    return effects.table(rows, subject="mlp", preset="p")


def test_recipes_need_ten_seeds():
    (few,) = compare.recipe_effects(over_seeds(4, 5))
    assert few["status"] == "descriptive: 4 seeds"
    assert np.isnan(few["p_value"])
    (many,) = compare.recipe_effects(over_seeds(12, 5))
    assert (many["status"], many["n"]) == ("finite", 12)
    assert many["p_value"] < 1e-6
    assert many["ci_low"] < 5 < many["ci_high"]
    assert compare.recipe_effects(over_seeds(1, 5)) == []


def test_no_mean_of_the_seeds_that_survive():
    found = over_seeds(10, 5)
    found.loc[:2, ["estimate", "reason"]] = [np.nan, "diverged"]
    found.loc[3:5, ["estimate", "reason"]] = [np.nan, "not defined in the fork"]
    (row,) = compare.recipe_effects(found)
    assert "estimate" not in row and row["n"] == 4
    assert row["status"] == (
        "no mean: 6 of 10 seeds lack it (3 diverged, 3 not defined in the fork)"
    )
