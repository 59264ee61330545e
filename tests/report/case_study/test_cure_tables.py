import numpy as np
import pandas as pd
from scipy.stats import binom

from glassgan import streams
from glassgan.report.case_study import cure_tables

# as many rows as the preset `cures` has: fork, seed, change
CHANCE = [("unchanged", 0, "nothing"), ("noise_1", 0, "other_streams"),
          ("noise_2", 0, "other_streams"), ("one_ulp", 0, "one_ulp"),
          ("unchanged", 1, "nothing"), ("unchanged", 2, "nothing")]  # fmt: skip


def rows(coverage, changes=("leaky",)):
    """The rows of chance, and changes with three seeds each."""
    entries = CHANCE + [(change, seed, "architecture") for change in changes for seed in range(3)]
    table = pd.DataFrame(entries, columns=["fork", "seed", "kind"])
    table = table.assign(coverage=coverage, change=table["fork"], trains=False)
    return cure_tables.beside_chance(table)


def test_a_row_lies_beside_the_rows_that_change_nothing():
    table = rows([0.1, 0.2, 0.2, 0.3, 0.15, np.nan, 0.31, 0.3, np.nan])
    assert table["beside_chance"].tolist() == ["chance"] * 6 + ["above", "within", "within"]
    table = rows([0.1, 0.2, 0.2, 0.3, 0.15, 0.2, 0.05, 0.1, np.nan])
    assert table["beside_chance"].tolist()[6:] == ["below", "within", "below"]


def test_spread_is_of_the_rows_that_change_nothing():
    table = rows([0.1, 0.2, 0.2, 0.3, 0.15, 0.2, 0.9, 0.9, 0.9])
    spread = cure_tables.spread(table.assign(classes=[1, 4, 3, 4, 2, 1, 9, 9, 9], frechet=1.0), 0)
    assert spread.loc[0, ["least", "largest", "rows", "of_first"]].tolist() == [1, 4, 6, 4]
    assert spread.loc[1, ["least", "largest"]].tolist() == [0.1, 0.3]


def test_seeds_that_chose_a_change_do_not_test_it():
    table = rows([0.1, 0.2, 0.2, 0.3, 0.15, 0.2, 0.9, 0.9, 0.25])
    found = cure_tables.over_seeds(table, 0).set_index("fork")
    assert found.loc["leaky", ["seeds", "others", "above_others"]].tolist() == [3, 2, 1]
    assert not found.loc["leaky", "all_above"]
    assert found.loc["leaky", "chance"] == 1 / 28
    assert np.isnan(found.loc["unchanged", "chance"])


def test_rows_beyond_chance_come_at_the_rate_that_is_told():
    rng = streams.rng(0, "cures")
    repetitions, single, seeds = 300, 0, 0
    for _ in range(repetitions):
        # the seed chose the change: it is the best of ten in seed 0, which must not matter
        chosen = rng.standard_normal(10).max()
        table = rows([*rng.standard_normal(6), chosen, *rng.standard_normal(2)])
        seeds += cure_tables.over_seeds(table, 0).set_index("fork").loc["leaky", "all_above"]
        single += table["beside_chance"].iloc[7] == "above"
    for count, rate in ((seeds, 1 / 28), (single, 1 / 7)):
        low, high = binom.ppf([0.0005, 0.9995], repetitions, rate)
        assert low <= count <= high
    planted = [rows([*rng.standard_normal(6), *(4 + rng.standard_normal(3))]) for _ in range(30)]
    found = [cure_tables.over_seeds(table, 0)["all_above"].iloc[-1] for table in planted]
    assert np.mean(found) >= 0.8
