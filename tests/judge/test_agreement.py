import warnings

import numpy as np
import pytest
import torch

from glassgan.judge.agreement import agreement
from glassgan.judge.network import Labels


def verdict(classes):
    """A verdict that abstains where the class is −1."""
    labels = torch.tensor(classes)
    return Labels(labels.clamp(min=0), torch.ones(len(labels)), labels >= 0)


def agreed(first, second):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return agreement(verdict(first), verdict(second))


def test_by_hand():
    found = agreed([0, 0, 1, 1, -1, 2], [0, 1, 1, 1, -1, -1])
    assert found == pytest.approx(
        {
            "images": 6,
            "first_abstains": 1 / 6,
            "second_abstains": 1 / 3,
            "equal_where_both_accept": 3 / 4,
            # 4 of 6 agree; by chance (2·1 + 2·3 + 1·2 + 1·0) of 36
            "kappa": (4 / 6 - 10 / 36) / (1 - 10 / 36),
        }
    )


def test_equal_and_independent_judges():
    rng = np.random.default_rng(0)
    first, second = rng.integers(-1, 10, (2, 5000)).tolist()
    assert agreed(first, first)["kappa"] == 1
    chance = agreed(first, second)
    assert chance["kappa"] == pytest.approx(0, abs=0.02)
    assert chance["equal_where_both_accept"] == pytest.approx(0.1, abs=0.02)


def test_where_it_is_not_defined():
    nothing = agreed([-1, -1], [-1, -1])
    assert np.isnan(nothing["kappa"])
    assert np.isnan(nothing["equal_where_both_accept"])
    assert np.isnan(agreed([0, -1], [-1, 0])["equal_where_both_accept"])
