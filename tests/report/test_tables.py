"""Rows of effects as the report takes them."""

from glassgan import effects
from glassgan.report import tables


def rows(**columns):
    row = {"analysis": "inversion", "target": "SVM", "subject": "mlp", "preset": "test"}
    return effects.table([{**row, "seed": 0, "epoch": 1, "n": 5, **columns}])


def test_a_run_has_its_own_rows_only():
    gathered = effects.gather([rows(), rows(seed=1), rows(subject="dcgan")])
    own = tables.of_run(gathered, "mlp", 0)
    assert own[["subject", "seed"]].to_numpy().tolist() == [["mlp", 0]]


def test_two_seeds_are_compared_once_and_both_runs_tell():
    compared = rows(analysis="direction_seeds", intervention="seed 1", group="1")
    assert [len(tables.of_run(compared, "mlp", seed)) for seed in (0, 1, 2)] == [1, 1, 0]
    assert len(tables.of_run(compared, "dcgan", 1)) == 0
