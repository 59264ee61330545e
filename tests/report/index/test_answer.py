"""The first figure: a column a class, of which images were shown or not."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from safetensors.numpy import save_file

from glassgan.concepts import CLASS_CONCEPTS
from glassgan.report.index import answer

RUN = "mlp/0"


def results(folder, images):
    """Results of a run: how many images are shown of each class that a set was tried on."""
    path = folder / answer.SETS.format(run=RUN)
    path.parent.mkdir(parents=True)
    rng = np.random.default_rng(0)
    shown = {
        f"{kind}.{number}": rng.uniform(-1, 1, (count, 28, 28)).astype(np.float32)
        for number, count in images.items()
        for kind in ("before", "after")
        if count
    }
    save_file(shown or {"none": np.zeros(1)}, path, {"glassgan": "{}"})
    rows = pd.DataFrame(
        {"concept": CLASS_CONCEPTS[number], "dose": 20, "estimate": 0.5, "ci_low": 0.4,
         "ci_high": 0.6, "null_low": 0.0, "null_high": 0.1, "analysis": "set_removal"}
        for number in images
    )  # fmt: skip
    return SimpleNamespace(folder=folder, has=lambda _: True, of_run=lambda _: rows)


@pytest.mark.parametrize(
    ("images", "rows", "blank"),
    [
        (dict.fromkeys(range(10), 6), 2, 0),
        (dict.fromkeys(range(10), 3), 1, 0),
        ({0: 2, 4: 4}, 2, 8),
        (dict.fromkeys(range(10), 0), 1, 10),
    ],
)
def test_there_are_as_many_rows_as_images_and_nothing_where_nothing_was_tried(
    images, rows, blank, tmp_path
):
    fig = answer.draw(results(tmp_path, images), [RUN])
    for ax in fig.axes[:2]:
        height, width = ax.images[0].get_array().shape[:2]
        assert height == rows * 28 + (rows - 1) * 2
        assert len(ax.patches) == blank
        spans = sorted(patch.get_x() + 0.5 for patch in ax.patches)
        without = [number for number in range(10) if not images.get(number)]
        assert np.allclose(spans, [number * width / 10 for number in without])
