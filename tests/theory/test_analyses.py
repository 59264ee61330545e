"""What the analyses of theory write: predictions beside measurements, and what the report reads."""

import numpy as np
import pytest
import torch
from networks import tiny

from glassgan.checkpoints import Checkpoint
from glassgan.judge.network import Judge, fused
from glassgan.judge.network import build as judge_of_digits
from glassgan.report.theory import dirac as figure_of_dirac
from glassgan.report.theory import frozen as figure_of_frozen
from glassgan.report.theory import numbers
from glassgan.run import Run
from glassgan.subjects import build
from glassgan.theory.analyses import dirac, frozen
from glassgan.theory.settings import Dirac, Frozen
from glassgan.train.batches import Batches

METADATA = {
    "specification": {"loss": "logits"},
    "recipe": {"batch_size": 32, "learning_rate": 2e-4, "betas": [0.5, 0.999], "window": 10},
}
torch.manual_seed(0)
UNTAUGHT = Judge(fused(judge_of_digits()), 1.0, 0.9)
SETTINGS = Frozen(seed=0, looked_at=[1, 5], steps=12, bank=128, classified=400, gradients=128)


@pytest.fixture(scope="module")
def smallest():
    """Results of the smallest game."""
    return dirac.analyse(Dirac(step=0.1, steps=30), "x")


def test_the_smallest_game_is_predicted_and_played(smallest):
    results = smallest
    told = numbers.of_dirac(results["effects"])
    assert len(told) == 9
    assert max(row["gap"] for row in told) < 1e-6
    assert max(row["growth_gap"] for row in told) < 1e-6
    assert all(row["agrees"] for row in told)
    by_name = {row["target"]: row for row in told}
    assert by_name["R1"]["simultaneous"] < 1 < by_name["Wasserstein"]["simultaneous"]
    walks, header = results["walks"]
    fig = figure_of_dirac.draw({k: v.numpy() for k, v in walks.items()}, header, results["effects"])
    titles = [ax.get_title() for ax in fig.axes]
    assert "4  R1" in titles
    assert "9  relativistic, R1 and R2" in titles


def frozen_run(monkeypatch, mnist):
    monkeypatch.setattr(build, "build", lambda specification, seed: tiny())
    chain = [
        Checkpoint(f"{epoch}", epoch, 0, "finite", tiny().evaluation()) for epoch in (0, 1, 2, 4)
    ]
    pixels, labels = (torch.from_numpy(part) for part in mnist)
    batches = Batches(pixels[:600], labels[:600])
    run = Run("x", "mine", 3, chain, UNTAUGHT)
    return frozen.analyse(
        run, SETTINGS, batches, pixels[600:], labels[600:], METADATA, floor=True, planted=True
    )["effects"]  # fmt: skip


def test_a_generator_stands_still_at_some_checkpoints(monkeypatch, mnist):
    effects = frozen_run(monkeypatch, mnist)
    assert sorted(effects["epoch"].unique()) == [1, 4]  # the untrained one is none of them
    bounds = effects[effects["analysis"] == "jsd_bound"]
    fresh = bounds[bounds["intervention"] == frozen.FRESH]
    assert fresh[fresh["target"] == frozen.GENERATED]["dose"].tolist() == 2 * [
        0, 1, 2, 5, 10, 12,
    ]  # fmt: skip
    measured = bounds[bounds["group"] != "predicted"]
    assert (measured["ci_low"] <= measured["estimate"]).all()
    assert len(fresh[fresh["target"] == frozen.FLOOR]) == 1
    by_classes = bounds[bounds["intervention"] == frozen.CLASSES]
    assert len(by_classes[by_classes["target"] == frozen.GENERATED]) == 2
    planted = numbers.of_planted(effects)
    assert planted["classes"] == 10
    assert planted["predicted"] == pytest.approx(0.0035, abs=0.0001)
    told = numbers.of_frozen(effects)
    assert [(row["run"], row["epoch"], row["steps"]) for row in told] == [
        ("mine/3", 1, 12), ("mine/3", 4, 12),
    ]  # fmt: skip
    assert all(row["lost"] >= 0 and row["gap"] < 0.5 for row in told)
    fig = figure_of_frozen.draw(effects)
    assert [ax.get_title() for ax in fig.axes] == ["mine, seed 3", ""]
    again = frozen_run(monkeypatch, mnist)
    assert effects.equals(again)


def test_epochs_that_a_run_does_not_have():
    chain = [
        Checkpoint(f"{epoch}", epoch, 0, "finite", tiny() if epoch != 6 else None)
        for epoch in (0, 2, 4, 6)
    ]  # the last one has no weights
    run = Run("x", "mine", 3, chain)
    assert [each.epoch for each in frozen.chosen(run, [1, 2, 3, 6])] == [2, 4]
    assert [each.epoch for each in frozen.chosen(run, [1])] == [4]
    assert frozen.chosen(Run("x", "mine", 3, chain[:1]), [1]) == []


def test_nothing_trained_is_said(smallest):
    effects = smallest["effects"]
    assert numbers.of_frozen(effects) == []
    assert figure_of_frozen.draw(effects).texts[0].get_text() == "no run was trained here"
    assert numbers.of_dirac(effects[:0]) == []


def test_a_gradient_that_is_not_finite_has_a_reason(monkeypatch, mnist):
    broken = tiny().evaluation()
    monkeypatch.setattr(
        frozen.frozen, "gradient_of", lambda *args, **kwargs: (float("nan"), float("nan"))
    )
    monkeypatch.setattr(build, "build", lambda specification, seed: tiny())
    pixels, labels = (torch.from_numpy(part) for part in mnist)
    both = [Checkpoint("0", 0, 0, "finite", broken), Checkpoint("1", 1, 0, "finite", broken)]
    run = Run("x", "mine", 3, both, UNTAUGHT)
    table = frozen.analyse(
        run, SETTINGS, Batches(pixels, labels), pixels, labels, METADATA, floor=True, planted=True
    )["effects"]
    rows = table[(table["analysis"] == "frozen_gradient") & (table["group"] == "measured")]
    assert rows["estimate"].isna().all()
    assert (rows["reason"] == "G's gradient is not finite").all()
    assert np.isfinite(table.loc[table["analysis"] == "jsd_bound", "estimate"]).all()
