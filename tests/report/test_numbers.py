import pandas as pd
import pytest

from glassgan import effects
from glassgan.report import numbers
from glassgan.train import trace


def census(status="finite", classes=10):
    row = {"epoch": 2, "step": 100, "status": status, "n": 500, "classes": classes,
           "trains": classes >= 9, "abstains": 0.25, "pixel_sd": 0.3, "saturated": 0.5}  # fmt: skip
    return pd.DataFrame([{**row, "epoch": 0, "classes": 0, "trains": False}, row])


def traced(*rows):
    shared = dict.fromkeys(trace.COLUMNS, 1.0) | {"epoch": 0, "status": "finite"}
    return trace.table([{**shared, **row} for row in rows])


def measured():
    shared = {"subject": "mlp", "seed": 0, "n": 10, "status": "finite"}
    separation = {"analysis": "separation", "intervention": "linear probe"}
    return effects.table(
        [
            {**separation, "epoch": 0, "layer": "output", "estimate": 0.1},
            {**separation, "epoch": 2, "layer": "pixels", "estimate": 1.0},
            {**separation, "epoch": 2, "layer": "output", "estimate": 0.7, "ci_low": 0.6},
            {"analysis": "readable_class", "epoch": 2, "layer": "latent", "estimate": 0.3},
            {"analysis": "readable_class", "epoch": 2, "layer": "hidden1", "estimate": 0.4},
            {"analysis": "readable_class", "epoch": 2, "layer": "output", "estimate": 0.6},
            {"analysis": "component_effects", "epoch": 2, "target": "z0", "q_value": 0.01},
            {"analysis": "component_effects", "epoch": 2, "target": "z1", "q_value": 0.2},
        ],
        **shared,
    )


def test_numbers_are_those_of_the_last_checkpoint():
    rows = traced({"first_step": 0, "last_step": 4, "loss_d": 3.0}, {"last_step": 9, "loss_d": 2.0})
    found = numbers.of_run(census(), rows, measured())
    assert (found["epoch"], found["classes"], found["trains"]) == (2, 10, True)
    assert found["loss_d"] == 2.0
    assert found["logit_auroc"]["estimate"] == 0.7
    assert found["readable"]["first"]["layer"] == "latent"
    assert found["readable"]["last"]["estimate"] == 0.4
    assert (found["components"], found["components_tested"]) == (1, 2)


def test_a_run_without_steps_or_classes_has_no_such_numbers():
    table = measured()
    table.loc[table["analysis"] == "readable_class", "estimate"] = float("nan")
    found = numbers.of_run(census(), trace.table([]), table)
    assert found["loss_g"] is None
    assert found["readable"] is None


def test_curves_leave_out_what_is_not_finite():
    rows = traced(
        {"first_step": 0, "last_step": 4, "loss_d": 3.0},
        {"first_step": 5, "last_step": 5, "loss_d": float("inf"), "status": "diverged"},
    )
    table = numbers.curves({"mlp/0": rows, "mlp/1": rows})
    assert table["step"].tolist() == [4]
    assert table["mlp/1 loss_d"].tolist() == [3.0]
    assert len(table.columns) == 9


def test_page_refuses_names_that_are_not_there(tmp_path):
    from jinja2 import UndefinedError

    from glassgan.report import page

    (tmp_path / "t.html.j2").write_text("{{ a | percent }} {{ b }}")
    assert page.render(tmp_path / "t.html.j2", {"a": 0.125, "b": "<"}) == "12.5 % &lt;"
    with pytest.raises(UndefinedError):
        page.render(tmp_path / "t.html.j2", {"a": 1})
