"""A trade-off that was planted, one that is not there, and one that only training makes."""

import numpy as np
import pytest
from scipy.stats import spearmanr

from glassgan import effects
from glassgan.claims import trade_off
from glassgan.claims.trade_off import DISENTANGLED, NAMED, RUNS, SEEDS, SELECTIVE, TRAINING
from glassgan.statistics import intervals

EPOCHS = range(7)
SUBJECTS = ("mlp", "dcgan")


@pytest.fixture(autouse=True)
def few_draws(monkeypatch):
    monkeypatch.setattr(trade_off, "DRAWS", 199)
    monkeypatch.setattr(trade_off, "QUALITIES", ("frechet_distance",))


def runs(seeds=10, *, own=0.0, trend=0.0, between=0.0, seed=0):
    """Runs whose distance falls in training, and with what can be named.

    own: how much the course of a run, beside that of training, shows in both; trend: how much
    training does; between: how far subjects differ, in both.
    """
    rng = np.random.default_rng(seed)
    found = {}
    for number, subject in enumerate(SUBJECTS):
        for run in range(seeds):
            course = rng.standard_normal(len(EPOCHS))
            noise = rng.standard_normal((2, len(EPOCHS)))
            time = trend * np.arange(len(EPOCHS))
            named = own * course + noise[0] + time + between * number
            distance = 20 + own * course + noise[1] - time + between * number
            found[subject, run] = {
                NAMED: dict(zip(EPOCHS, named, strict=True)),
                SELECTIVE: {6: named[6]},
                "frechet_distance": dict(zip(EPOCHS, distance, strict=True)),
            }
    return found


def told(found, measure=NAMED):
    table = effects.table(trade_off.over_all(found))
    return table[table["target"] == measure].set_index("group")


def test_a_trade_off_that_was_planted_is_found_in_all_ways():
    got = told(runs(own=3.0))
    assert (got["estimate"] > 0.6).all()
    assert (got["ci_low"] > 0).all()
    assert got["p_value"].tolist() == pytest.approx([1 / 200] * 3)
    assert got["n"].tolist() == [20, 20, 20]
    of_last = told(runs(own=3.0), SELECTIVE)
    assert set(of_last.index) == {RUNS, SEEDS}
    assert (of_last["ci_low"] > 0).all()


def test_what_training_makes_alone_is_no_course_of_a_run():
    got = told(runs(trend=2.0)).loc[TRAINING]
    assert got["ci_high"] < -0.7  # they do go together along training
    assert got["null_low"] < got["estimate"] < got["null_high"]  # as those of other seeds do
    assert got["p_value"] > 0.05


def test_a_difference_of_subjects_is_none_of_seeds():
    got = told(runs(between=20.0, seed=1))
    assert got.loc[RUNS, "ci_low"] > 0.3
    assert got.loc[RUNS, "p_value"] == pytest.approx(1 / 200)
    assert got.loc[SEEDS, "ci_low"] < 0 < got.loc[SEEDS, "ci_high"]
    assert got.loc[SEEDS, "p_value"] > 0.05


def test_where_there_is_none_none_is_found():
    p_values, inside = [], []
    for trial in range(100):
        got = told(runs(seeds=5, trend=1.0 * (trial % 2), seed=trial))
        p_values.append(got["p_value"].loc[[TRAINING, RUNS, SEEDS]])
        of_runs = got.loc[[RUNS, SEEDS]]
        inside.append((of_runs["ci_low"] <= 0) & (of_runs["ci_high"] >= 0))
    low = (np.array(p_values) <= 0.05).mean(0)
    assert (low <= 0.12).all(), low  # 5 of 100 on average, 11 in 1 of 100 trials
    assert (np.array(inside).mean(0) >= 0.88).all()


def test_few_runs_have_neither_interval_nor_test():
    got = told(runs(seeds=2, own=3.0))
    assert got["reason"].tolist() == ["fewer than 5 runs"] * 3
    assert got["estimate"].notna().all()
    assert got["ci_low"].isna().all()
    one = told(runs(seeds=1, own=3.0))
    assert one.loc[RUNS, "reason"] == one.loc[SEEDS, "reason"] == "fewer than 3 runs"
    nothing = told({})
    assert nothing.loc[TRAINING, "reason"].startswith("no run has 5 trained checkpoints")
    single = {(f"subject{run}", 0): values for (_, run), values in runs(seeds=5).items()}
    assert told(single).loc[TRAINING, "reason"] == "no subject has two runs to exchange"


def test_a_subject_in_which_nothing_changes_says_nothing():
    found = runs(seeds=6, own=3.0)
    for (subject, _), values in found.items():
        if subject == "dcgan":
            values[SELECTIVE] = {6: 0.5}
    got = told(found, SELECTIVE).loc[SEEDS]
    assert got["n"] == 6
    (mlp,) = [told({run: v for run, v in found.items() if run[0] == "mlp"}, SELECTIVE).loc[RUNS]]
    assert got["estimate"] == pytest.approx(mlp["estimate"])


def test_the_correlation_is_spearmans():
    first, second = [1, 5, 2, 2, 9], [3, 4, 4, 1, 8]
    assert trade_off.correlation(first, second) == pytest.approx(spearmanr(first, second).statistic)
    assert np.isnan(trade_off.correlation(first, [1] * 5))


def test_intervals_of_few_runs_hold_the_truth():
    rng = np.random.default_rng(0)
    for count, truth in ((5, 0.0), (10, 0.6), (30, 0.6)):
        pearson = 2 * np.sin(truth * np.pi / 6)  # of normal values with this rank correlation
        inside = []
        for _ in range(400):
            values = rng.multivariate_normal([0, 0], [[1, pearson], [pearson, 1]], count)
            low, high = intervals.rank_correlation(trade_off.correlation(*values.T), count)
            inside.append(low <= truth <= high)
        assert np.mean(inside) >= 0.92, (count, truth)


def test_what_can_be_interpreted_is_read_off_the_effects():
    shared = {"analysis": "unit_life", "epoch": 1, "layer": "hidden1", "q_value": 0.001}
    lives = [
        {**shared, "target": unit, "ci_low": low, "ci_high": low + 0.1}
        for unit, low in (("0", 0.8), ("0", 0.5), ("1", 0.5), ("2", 0.1))
    ]
    null = {"null_low": 1.0, "null_high": 3.0}
    geometry = {"analysis": "latent_geometry", "concept": "Hessian penalty", "epoch": 1, **null}
    code = {"analysis": "disentanglement", "layer": "axes", "target": "D", "epoch": 1, **null}
    counts = {"analysis": "direction_selectivity_counts", "epoch": 1, "estimate": 3.0, "n": 12}
    counts["intervention"] = "random, concept chosen"
    rows = [*lives, {**geometry, "estimate": 0.5}, {**code, "estimate": 2.5}, counts]
    got = trade_off.interpretability(effects.table([{"n": 1} | row for row in rows], seed=0))
    assert got[NAMED] == {1: pytest.approx(2 / 3)}
    assert got[trade_off.ALIGNED] == {1: 0.75}
    assert got[SELECTIVE] == {1: 0.25}
    assert got[DISENTANGLED] == {1: 0.5}
    assert trade_off.interpretability(effects.empty()) == {name: {} for name in trade_off.MEASURES}
    table = effects.table(trade_off.measured(got, {"subject": "mlp", "seed": 0}))
    assert table["target"].tolist() == list(trade_off.MEASURES)
