import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom

from glassgan import streams
from glassgan.report.case_study import factor_tables

STEPS = np.arange(0, 60, 10)
NAMES = {words: key for key, words in (factor_tables.FACTORS | factor_tables.DIVERSITY).items()}
TANH, LOSS = "output: mean tanh′(a)", "loss: mean size of ∂L/∂ℓ"


def run(low=(), steps=STEPS, least=0.1):
    """A run in which the quantities of these names fall at step 20, and all others hold."""
    return pd.DataFrame(
        [
            {"step": step, "quantity": quantity, "layer": layer,
             "value": least if words in low and step >= 20 else 1.0}
            for words, (quantity, layer) in NAMES.items()
            for step in steps
        ]
    )  # fmt: skip


def verdicts(dying, healthy, died=(), trained=()):
    table = factor_tables.falls(dying, healthy, [dying, *died], [healthy, *trained])
    return table.set_index("factor")["verdict"]


def test_what_falls_in_the_healthy_run_too_is_not_named():
    dying, healthy = run([TANH, LOSS]), run([TANH], least=0.2)
    found = verdicts(dying, healthy, [dying] * 4, [healthy] * 4)
    assert found[TANH] == "falls in both"
    assert found[LOSS] == "named"
    assert set(found.drop([TANH, LOSS])) == {"holds"}


def test_diversity_is_told_by_the_same_rule_and_is_never_named():
    words = "diversity of the image over z"
    dying = run([words])
    table = factor_tables.falls(dying, run(), [dying] * 9, [run()] * 9).set_index("factor")
    assert table.loc[words, ["part", "fell_at", "p_value", "verdict"]].tolist() == [
        "diversity", 20, pytest.approx(1 / 48620), "unproven",
    ]  # fmt: skip


def test_both_runs_are_measured_at_the_same_steps():
    """The healthy run falls later than the dying one lives; what neither lived to is not seen."""
    short = run([LOSS], steps=STEPS[:4])
    late = run().assign(value=lambda table: np.where(table["step"] >= 40, 0.01, 1.0))
    assert verdicts(short, late)[TANH] == "holds"
    odd = run(steps=[0, 5, 20, 30]).assign(
        value=lambda table: np.where(table["step"] == 5, 0.01, 1.0)
    )
    assert verdicts(short, odd)[TANH] == "holds"


def test_a_fall_that_is_made_up_again_is_told():
    dip = run().assign(value=lambda table: np.where(table["step"] == 20, 0.1, 1.0))
    table = factor_tables.falls(dip, run([TANH]), [dip], [run([TANH])]).set_index("factor")
    tanh = table.loc[TANH]
    assert (tanh["fell_at"], tanh["stays"]) == (20, False)
    assert (tanh["healthy_fell_at"], tanh["healthy_stays"]) == (20, True)
    assert (tanh["least"], tanh["least_at"], tanh["at_end"]) == (0.1, 20, 1.0)


def test_nothing_is_named_without_enough_runs_or_a_control():
    dying, healthy = run([TANH]), run()
    assert verdicts(dying, healthy)[TANH] == "unproven"  # one run each
    found = factor_tables.falls(dying, healthy, [dying] * 9, [run()] * 9)  # it does not train
    assert "named" not in found["verdict"].tolist()


def named(rng, of_dying, of_healthy):
    """The factors that are named, where each falls in six and four runs with these chances."""
    lost, kept = (
        [
            run([words for words in NAMES if rng.random() < chance(words)], STEPS[:3])
            for _ in range(n)
        ]
        for chance, n in ((of_dying, 6), (of_healthy, 4))
    )
    table = factor_tables.falls(lost[0], kept[0], lost, kept)
    return set(table.loc[table["verdict"] == "named", "factor"])


def test_factors_are_named_at_the_rate_of_chance_and_where_they_are_planted():
    rng = streams.rng(0, "falls")
    wrong = sum(bool(named(rng, lambda words: 0.6, lambda words: 0.6)) for _ in range(40))
    assert wrong <= binom.ppf(0.999, 40, factor_tables.LEVEL)
    dying = {TANH: 1.0}  # it falls in every run that dies
    right = [named(rng, lambda words: dying.get(words, 0.5), lambda words: 0.02) for _ in range(10)]
    assert sum(TANH in found for found in right) >= 7
