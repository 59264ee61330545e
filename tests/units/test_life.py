import numpy as np
import pandas as pd

from glassgan import concepts
from glassgan.statistics.auroc import ranks
from glassgan.units import life


def test_a_unit_is_followed_by_the_concept_that_it_has_in_the_end():
    rng = np.random.default_rng(0)
    label = np.tile([0.0, 1.0], 50)[:, None]
    early, late = rng.standard_normal((100, 1)), label + 0.01 * rng.standard_normal((100, 1))
    chain = [
        (0, {"hidden1": ranks(early, np.full((100, 1), np.nan))}),
        (1, {"hidden1": ranks(early, label)}),
        (2, {"hidden1": ranks(late, label)}),
    ]
    final = {"hidden1": pd.DataFrame({"concept": ["digit 1"]})}
    lines = life.life_lines(chain, final, ["digit 1"]).set_index("epoch")["auroc"]
    assert np.isnan(lines[0])
    assert 0.3 < lines[1] < 0.7
    assert lines[2] > 0.99


def test_a_name_needs_a_clear_interval():
    table = pd.DataFrame(
        {"ci_low": [0.71, 0.6, 0.1, 0.71], "ci_high": [0.8, 0.9, 0.29, 0.8],
         "q_value": [0.01, 0.01, 0.01, 0.2]}
    )  # fmt: skip
    assert list(concepts.is_named(table)) == [True, False, True, False]
