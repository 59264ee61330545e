"""What is said of forks, of which the truth is known."""

import numpy as np
import pandas as pd
import pytest

from glassgan import effects
from glassgan.claims.follow_up import forks
from glassgan.claims.follow_up.table import table

RUN = {"subject": "mlp", "seed": 10, "epoch": 6}
SAID_OF = {"subject": "mlp", "found_on": 10, "seed": 10}
START = {"from": 5, "checkpoints": [6]}
SAME = [
    {"name": "unchanged", "change": "nothing", **START},
    *({"name": f"noise_{k}", "change": "other_streams", **START} for k in (1, 2)),
]


def folds(measure, place, mean):
    values = mean + np.linspace(-0.02, 0.02, 10)
    return pd.DataFrame({"place": place, "measure": measure, "fold": range(10), "value": values})


def frozen(hurt):
    entries = [
        {
            "name": f"hidden{k}_frozen",
            "change": "discriminator_layer_frozen",
            "args": {"layer": f"hidden{k}"},
            **START,
        }
        for k in (1, 2, 3)
    ]
    measured = {
        entry["name"]: folds("frechet_distance", "6", value)
        for entry, value in zip(entries, hurt, strict=True)
    }
    return forks.Forked(entries, measured, {})


def test_the_layer_that_decides_hurts_most():
    layers = ("pixels", "hidden1", "hidden2", "hidden3")
    readable = {5: (0.2, 0.3, 0.9, 1.0), 6: (0.2, 0.9, 0.95, 1.0)}
    lens = effects.table(
        (
            {"analysis": "lens", "epoch": epoch, "layer": layer, "estimate": value}
            for epoch, values in readable.items()
            for layer, value in zip(layers, values, strict=True)
        ),
        seed=10,
        n=1,
    )
    forked = frozen([0.1, 0.4, 0.1])
    predicted = table(forks.said_of_layers(lens, forked.entries, SAID_OF))
    assert predicted["expected"].tolist() == pytest.approx([0.1, 0.6, 0.1])  # where forks start
    row = forks.layers_hurt(predicted, forked, RUN)
    assert row["estimate"] == pytest.approx(0.3)
    assert row["ci_low"] == pytest.approx(0.3)  # folds go up and down together
    assert (row["n"], row["p_value"]) == (3, pytest.approx(1 / 3))
    assert forks.layers_hurt(predicted, frozen([0.4, 0.1, 0.2]), RUN)["p_value"] == 1
    assert forks.layers_hurt(predicted[:0], forked, RUN)["reason"] == "no such forks"
    forked.folds["hidden3_frozen"]["value"] = np.nan
    assert forks.layers_hurt(predicted, forked, RUN)["reason"] == "a fork has diverged"


SQUARES = [(row, column) for row in (0, 10, 20) for column in (0, 10)]


def masked(sizes, seed=0):
    """Forks in whose samples masked squares change by so much, and all pixels by chance."""
    rng = np.random.default_rng(seed)
    entries, pictures = list(SAME), {}
    base = rng.standard_normal((20, 1, 28, 28))
    chance = 1 + np.arange(28)[:, None]  # more so below
    for name in ("noise_1", "noise_2"):
        pictures[name] = {"6": base + chance * rng.standard_normal(base.shape)}
    pictures["unchanged"] = {"6": base}
    for (top, left), size in zip(SQUARES, sizes, strict=True):
        name, args = f"square_{top}_{left}", {"row": top, "column": left, "size": 5}
        entries.append({"name": name, "change": "pixels_masked", "args": args, **START})
        own = base + chance * rng.standard_normal(base.shape)
        inside = (..., slice(top, top + 5), slice(left, left + 5))
        own[inside] = base[inside] + size * (own[inside] - base[inside])
        pictures[name] = {"6": own}
    return forks.Forked(entries, {}, pictures)


def test_squares_that_are_looked_at_change():
    maps = np.zeros((2, 28, 28))
    for number, (top, left) in enumerate(SQUARES):
        maps[:, top : top + 5, left : left + 5] = number
    maps[1] *= -1
    forked = masked([1, 2, 3, 4, 5, 6])
    predicted = table(forks.said_of_squares(maps, forked.entries, SAID_OF))
    assert predicted["expected"].tolist() == [0, 1, 2, 3, 4, 5]
    row = forks.squares_change(predicted, forked, RUN)
    assert row["estimate"] == pytest.approx(1)
    assert (row["n"], row["p_value"]) == (6, pytest.approx(1 / 720, abs=2e-3))
    p_values = [
        forks.squares_change(predicted, masked([2] * 6, seed), RUN)["p_value"] for seed in range(40)
    ]
    assert np.mean(np.array(p_values) <= 0.05) <= 0.15
    alone = forks.Forked(forked.entries[:1] + forked.entries[3:], {}, forked.pictures)
    assert forks.squares_change(predicted, alone, RUN)["reason"] == "no such forks"


def test_a_cure_before_the_gradient_is_lost_saves_classes():
    opened = pd.DataFrame(
        {
            "step": [0, 50, 100, 150] * 2,
            "quantity": "open",
            "layer": ["hidden1"] * 4 + ["hidden2"] * 4,
            "value": [0.5, 0.5, 0.4, 0.3, 0.5, 0.6, 0.2, 0.14],
        }
    )
    entries = [
        {"name": f"r1_from_{start}", "change": "r1", "from": start, "checkpoints": [start + 2]}
        for start in range(3)
    ]
    steps = {0: 0, 1: 100, 2: 200}
    predicted = table(forks.said_of_rescues(opened, steps, entries, SAID_OF))
    assert predicted["expected"].tolist() == [1, 1, 0]  # lost at step 150, in hidden2
    classes = {
        entry["name"]: folds("effective_modes", str(entry["from"] + 2), value)
        for entry, value in zip(entries, (6.0, 5.0, 1.5), strict=True)
    }
    row = forks.rescued(predicted, forks.Forked(entries, classes, {}), RUN)
    assert row["estimate"] == pytest.approx(4)
    assert row["ci_low"] > 3.9
    assert row["p_value"] == pytest.approx(1 / 3, abs=0.03)
    healthy = opened.assign(value=0.5)
    nothing = table(forks.said_of_rescues(healthy, steps, entries, SAID_OF))
    assert nothing.empty
    none = forks.rescued(nothing, forks.Forked(entries, classes, {}), RUN)
    assert none["reason"] == "no such forks"
