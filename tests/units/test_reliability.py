import numpy as np
import pandas as pd
import planted
import torch
from shapes import digits

from glassgan.statistics.auroc import ranks
from glassgan.units import reliability


def test_judges_that_agree_and_one_that_abstains():
    judge = planted.judge()
    images = planted.subject().generator(planted.latents(200))
    table = pd.DataFrame(reliability.of_judges(images, judge, judge)).set_index("target")
    assert table.loc["kappa", "estimate"] == 1
    assert table.loc["equal_where_both_accept", "estimate"] == 1
    assert table.loc["equal_where_both_accept", "ci_low"] > 0.9
    never = type(judge)(judge.network, judge.temperature, 1.1)
    table = pd.DataFrame(reliability.of_judges(images, judge, never)).set_index("target")
    assert table.loc["second_abstains", "estimate"] == 1
    assert np.isnan(table.loc["equal_where_both_accept", "estimate"])


def test_strokes_of_real_digits_hang_little_on_where_ink_begins_and_noise_has_none():
    images = torch.from_numpy(digits(60))[:, None]
    table = pd.DataFrame(reliability.of_strokes(images, 0)).set_index("concept")
    assert table.loc["thickness", "estimate"] > 0.9
    assert table.loc["slant", "ci_low"] > 0.8
    empty = pd.DataFrame(reliability.of_strokes(torch.full((20, 1, 28, 28), -1.0), 0))
    assert (empty["status"] == "does not vary").all()


def test_concepts_that_do_not_vary_are_named():
    labels = np.stack([np.tile([0.0, 1.0], 20), np.zeros(40)], 1)
    found = ranks(np.random.default_rng(0).random((40, 3)), labels)
    (row,) = reliability.of_variation(found, found, ["digit 1", "digit 7"])
    assert row["concept"] == "digit 7"
    assert row["n"] == 0
