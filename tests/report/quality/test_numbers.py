import pandas as pd
import pytest

from glassgan import effects
from glassgan.report import wording
from glassgan.report.forks.numbers import of_forks
from glassgan.report.quality import numbers
from glassgan.report.training.numbers import curves
from glassgan.train import trace


def quality():
    """Two checkpoints, and a third which training did not reach."""
    names = [*wording.MEASURES, "classes"]
    table = pd.DataFrame({"measure": names, "estimate": 0.25, "ci_low": 0.2, "ci_high": 0.3})
    table = table.assign(n=50, folds=10, real=0.5, real_low=0.4, real_high=0.6)
    table.loc[table["measure"] == "recall", ["estimate", "ci_low", "ci_high"]] = float("nan")
    table.loc[table["measure"] == "classes", ["estimate", "n", "folds"]] = 10, 500, 1
    before = table.assign(epoch=0, step=0, status="finite", estimate=0.0)
    last = table.assign(epoch=2, step=100, status="diverged")
    gone = last.assign(epoch=3, estimate=float("nan"), n=None)
    return pd.concat([before, last, gone], ignore_index=True)


def traced(*rows):
    shared = dict.fromkeys(trace.COLUMNS, 1.0) | {"epoch": 0, "status": "finite"}
    return trace.table([{**shared, **row} for row in rows])


def measured():
    shared = {"subject": "mlp", "seed": 0, "n": 10, "status": "finite"}
    probe = {"analysis": "separation", "intervention": "linear probe"}
    logit = {"analysis": "separation", "intervention": "the logit", "layer": "output"}
    return effects.table(
        [
            {**logit, "epoch": 0, "estimate": 0.1},
            {**probe, "epoch": 2, "layer": "pixels", "estimate": 1.0},
            {**logit, "epoch": 2, "estimate": 0.7, "ci_low": 0.6},
            {"analysis": "readable_class", "epoch": 2, "layer": "latent", "estimate": 0.3},
            {"analysis": "readable_class", "epoch": 2, "layer": "hidden1", "estimate": 0.4},
            {"analysis": "readable_class", "epoch": 2, "layer": "output", "estimate": 0.6},
        ],
        **shared,
    )


def test_numbers_are_those_of_the_last_checkpoint():
    rows = traced({"first_step": 0, "last_step": 4, "loss_d": 3.0}, {"last_step": 9, "loss_d": 2.0})
    found = numbers.of_run(quality(), rows, measured())
    assert (found["epoch"], found["step"], found["status"]) == (2, 100, "diverged")
    assert (found["classes"], found["trains"], found["judged"]) == (10, True, 500)
    assert found["classes_untrained"] == 0
    assert found["quality"]["coverage"] == {"estimate": 0.25, "ci_low": 0.2, "ci_high": 0.3}
    assert found["quality"]["recall"]["estimate"] is None
    assert found["loss_d"] == 2.0
    assert found["logit_auroc"]["estimate"] == 0.7
    assert found["readable"]["first"]["layer"] == "latent"
    assert found["readable"]["last"]["estimate"] == 0.4


def test_a_run_without_steps_or_classes_has_no_such_numbers():
    table = measured()
    table.loc[table["analysis"] == "readable_class", "estimate"] = float("nan")
    found = numbers.of_run(quality(), trace.table([]), table)
    assert found["loss_g"] is None
    assert found["readable"] is None


def test_a_generator_from_a_file_has_no_numbers_of_training_or_of_a_discriminator():
    table = measured()
    table = table[table["analysis"] != "separation"]
    found = numbers.of_run(quality(), trace.table([]), table, trained=False)
    assert (found["classes"], found["trains"], found["trained"]) == (10, None, False)
    assert found["logit_auroc"] is found["loss_d"] is found["classes_untrained"] is None
    assert list(curves({}).columns) == ["step"]


def test_real_images_stand_beside_every_run():
    found = numbers.of_real(quality())
    assert found.keys() == set(wording.MEASURES)
    assert found["recall"] == {"estimate": 0.5, "ci_low": 0.4, "ci_high": 0.6}


def test_curves_leave_out_what_is_not_finite():
    rows = traced(
        {"first_step": 0, "last_step": 4, "loss_d": 3.0},
        {"first_step": 5, "last_step": 5, "loss_d": float("inf"), "status": "diverged"},
    )
    table = curves({"mlp/0": rows, "mlp/1": rows})
    assert table["step"].tolist() == [4]
    assert table["mlp/1 loss_d"].tolist() == [3.0]
    assert len(table.columns) == 9


def test_page_refuses_names_that_are_not_there(tmp_path):
    from jinja2 import UndefinedError

    from glassgan.report import page

    (tmp_path / "t.html.j2").write_text("{{ a | percent }} {{ b }}")
    assert page.render("t.html.j2", {"a": 0.125, "b": "<"}, tmp_path) == "12.5 % &lt;"
    with pytest.raises(UndefinedError):
        page.render("t.html.j2", {"a": 1}, tmp_path)


def test_forks_are_found_beyond_noise_or_undecided():
    shared = {"subject": "mlp", "seed": 0, "n": 10, "epoch": 3, "target": "from epoch 2 to 3"}
    rows = [("recall", -0.1, 0.2), ("coverage", -0.5, 0.01), ("class_3", -0.3, 0.001)]
    table = effects.table(
        [
            *(
                {"analysis": "fork_effects", "intervention": "cold", "concept": concept,
                 "estimate": estimate, "null_low": -0.1, "null_high": 0.1, "q_value": q}
                for concept, estimate, q in rows
            ),
            {"analysis": "fork_effects", "intervention": "gone",
             **effects.no_estimate("diverged")},
            {"analysis": "separation", "intervention": "cold", "q_value": 0.001},
        ],
        **shared,
    )  # fmt: skip
    forks = [
        {"name": "same", "change": "nothing"},
        {"name": "noise_1", "change": "other_streams", "args": {"number": 1}},
        {"name": "cold", "change": "discriminator_frozen", "lasts": 30},
        {"name": "gone", "change": "momentum", "args": {"beta1": 0.9}},
    ]
    above = pd.DataFrame({"fork": ["cold"], "rises": [2], "until": [16]})
    found = of_forks(forks, table, {"2": {"open": True}}, above)
    assert found["noise"] == 1
    cold, gone = found["changes"]
    assert cold["words"] == "discriminator frozen, for 30 steps"
    assert [row["concept"] for row in cold["found"]] == ["coverage", "class_3"]
    assert (cold["undecided"], cold["rises"], cold["until"]) == (1, 2, 16)
    assert (gone["found"], gone["undecided"], gone["reason"]) == ([], 0, "diverged")
    assert gone["rises"] is None
