import numpy as np
import pytest

from glassgan.judge import measures
from glassgan.quality import classes


def test_the_correction_undoes_a_known_confusion():
    rng = np.random.default_rng(0)
    confusion = 0.7 * np.eye(10) + 0.3 * rng.dirichlet(np.ones(10), 10)
    shares = rng.dirichlet(np.ones(10))
    labels = rng.choice(10, 100_000, p=shares)
    chances = confusion.cumsum(1)[labels]
    judged = (rng.uniform(size=(len(labels), 1)) > chances).sum(1)
    judged[rng.uniform(size=len(labels)) < 0.3] = -1
    raw = np.bincount(judged[judged >= 0]) / (judged >= 0).sum()
    found = classes.corrected(judged, confusion)
    assert found.sum() == pytest.approx(1)
    assert classes.total_variation(found, shares) < 0.01
    assert classes.total_variation(raw, shares) > 0.05


def test_shares_are_not_negative():
    confusion = np.full((10, 10), 0.02) + 0.8 * np.eye(10)
    found = classes.corrected(np.zeros(500, dtype=int), confusion)
    assert found == pytest.approx(np.eye(10)[0])


def test_nothing_accepted_has_no_shares():
    shares = classes.corrected(np.full(100, -1), np.eye(10))
    assert np.isnan(shares).all()
    assert np.isnan(classes.effective_modes(shares))
    assert np.isnan(classes.total_variation(shares, np.full(10, 0.1)))


def test_labels_that_real_images_never_get_have_no_shares():
    confusion = np.eye(10)
    confusion[8] = confusion[3]
    assert np.isnan(classes.corrected(np.full(100, 8), confusion)).all()


def test_the_confusion_is_that_of_accepted_images():
    labels = np.array([0, 0, 0, 0, 1, 1, 2])
    judged = np.array([0, 0, 0, 1, 1, -1, -1])
    matrix = classes.confusion_matrix(measures.confusion(labels, judged))
    assert matrix[0] == pytest.approx([0.75, 0.25] + [0] * 8)
    assert np.array_equal(matrix[1:], np.eye(10)[1:])


@pytest.mark.parametrize("modes", [1, 4, 10])
def test_equal_classes_are_as_many_modes(modes):
    shares = (np.arange(10) < modes) / modes
    assert classes.effective_modes(shares) == pytest.approx(modes)


def test_classes_of_two_percent_are_drawn():
    judged = np.repeat(np.arange(-1, 10), [801, 19, *[20] * 9])
    assert classes.drawn(judged) == 9
    assert classes.drawn(np.full(1000, -1)) == 0
