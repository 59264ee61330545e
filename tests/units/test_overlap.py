import numpy as np
import pytest
import torch

from glassgan.units import overlap


def shapes(rng, count=120):
    """Squares in random places, bool [N, 28, 28]."""
    maps = np.zeros((count, 28, 28), dtype=bool)
    for image in maps:
        row, column = rng.integers(0, 20, 2)
        image[row : row + 8, column : column + 8] = True
    return maps


def found(values, maps):
    return overlap.overlap(
        torch.from_numpy(values.astype(np.float32)), maps, draws=200, seed=0, purpose="test"
    )


def test_a_unit_that_covers_a_concept_is_found_and_one_that_does_not_is_not():
    rng = np.random.default_rng(0)
    maps = {"square": shapes(rng), "other": shapes(rng)}
    noise = rng.standard_normal((120, 28, 28))
    values = np.stack([maps["square"] + 0.1 * noise, noise, np.zeros_like(noise)], 1)
    table = found(values, maps)
    chosen = table[table["chosen"]].set_index("unit")
    assert chosen.loc[0, "concept"] == "square"
    assert chosen.loc[0, "estimate"] > 0.9
    assert chosen.loc[0, "p_value"] == pytest.approx(1 / 201)
    assert chosen.loc[0, "null_high"] < 0.4
    assert chosen.loc[1, "p_value"] > 0.02
    assert 2 not in chosen.index  # it never varies


def test_where_a_concept_usually_is_does_not_count():
    """A unit that is always on in the middle covers squares in the middle, of any image."""
    rng = np.random.default_rng(1)
    maps = np.zeros((120, 28, 28), dtype=bool)
    for image in maps:
        row, column = rng.integers(8, 12, 2)
        image[row : row + 8, column : column + 8] = True
    values = np.zeros((120, 1, 28, 28))
    values[:, 0, 10:18, 10:18] = 1 + 0.01 * rng.standard_normal((120, 8, 8))
    table = found(values, {"square": maps}).iloc[0]
    assert table["estimate"] > 0.4
    assert table["p_value"] > 0.02


def test_constant_concepts_are_measured_but_not_chosen():
    rng = np.random.default_rng(2)
    half = np.broadcast_to(np.indices((28, 28))[0] < 14, (60, 28, 28))
    values = half[:, None] + 0.1 * rng.standard_normal((60, 1, 28, 28))
    table = found(values, {"upper": np.array(half)})
    assert table.loc[0, "estimate"] > 0.95
    assert not table["chosen"].any()


def test_threshold_maximises_the_information_quality_ratio():
    rng = np.random.default_rng(3)
    concept = rng.random(5000) < 0.2
    values = concept * 2.0 + rng.standard_normal(5000) * 0.1
    threshold, ratio, share = overlap.best_threshold(*overlap.binned(values), concept)
    assert 0.3 < threshold < 1.9
    assert ratio > 0.9
    assert share == pytest.approx(overlap.iou((values > threshold)[None], concept[None]))
    assert overlap.quality_ratio(np.array([[0.5, 0], [0, 0.5]])) == 1
    assert overlap.quality_ratio(np.array([[0.25, 0.25], [0.25, 0.25]])) == 0
