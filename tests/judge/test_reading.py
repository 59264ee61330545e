"""Concepts of images: what the judge says of all, and the stroke where it sees a digit."""

import numpy as np
import planted
import pytest

from glassgan.concepts import CONCEPTS, MEASURED, MORPHOMETRY, STROKES
from glassgan.judge import morphometry
from glassgan.judge.reading import concepts, strokes
from glassgan.subject import generate


@pytest.mark.parametrize("stroked", [None, 0, 30])
def test_concepts_are_those_of_the_judge_and_those_of_the_stroke(stroked):
    judge, images = planted.judge(), generate(planted.subject(), planted.latents(600))
    strict = type(judge)(judge.network, judge.temperature, float(judge(images).confidence.median()))
    values, digits = concepts(strict, images, stroked)
    assert values.shape == (600, len(CONCEPTS)) and digits.equal(strict(images).classes())
    names = list(CONCEPTS)
    for name, column in zip(MEASURED, values.T, strict=False):
        assert not np.isnan(column).any(), name
    ink = ((images + 1) / 2).sum((1, 2, 3)).numpy()
    assert values[:, names.index("ink")] == pytest.approx(ink, abs=0.01)
    seen = (digits >= 0).numpy() & (np.arange(600) < (600 if stroked is None else stroked))
    assert seen.sum() == (digits[:stroked] >= 0).sum() and not seen.all()
    expected = morphometry.stroke(images[:, 0].numpy())[list(STROKES)].to_numpy().copy()
    expected[~seen] = np.nan
    np.testing.assert_array_equal(values[:, len(MEASURED) :], expected)


def test_strokes_are_a_row_an_image():
    images = generate(planted.subject(), planted.latents(5))
    assert list(strokes(images)) == list(STROKES)
    assert strokes(images, MORPHOMETRY).shape == (5, len(MORPHOMETRY))
    assert strokes(images[:0]).empty
