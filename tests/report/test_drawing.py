"""Figures are found by their names, and what they are drawn from by the names of arguments."""

import sys
from types import ModuleType

import numpy as np
import pandas as pd
import pytest

from glassgan import files
from glassgan.report import drawing


@pytest.fixture
def known(monkeypatch):
    """A topic with one figure, which returns what it is given."""
    module = ModuleType("glassgan.report.topic.known")
    module.draw = lambda table, maps, maps_header, count, more=None: (
        list(table["x"]), maps["a"].tolist(), maps_header, count, more,
    )  # fmt: skip
    monkeypatch.setitem(sys.modules, "glassgan.report.topic", ModuleType("glassgan.report.topic"))
    monkeypatch.setitem(sys.modules, "glassgan.report.topic.known", module)


def results(folder):
    files.write_table(folder / "table.parquet", pd.DataFrame({"x": [1, 2]}))
    files.write_tensors(folder / "maps.safetensors", {"a": np.ones(2)}, {"left_out": "why"})
    return drawing.by_argument([str(folder / "table.parquet"), str(folder / "maps.safetensors")])


def test_arguments_are_results_headers_and_values(known, tmp_path):
    paths = results(tmp_path)
    given = ([1, 2], [1.0, 1.0], {"left_out": "why"}, 3)
    assert drawing.draw("topic", "known", paths, {"count": 3}) == (*given, None)
    assert drawing.draw("topic", "known", paths, {"count": 3, "more": 4}) == (*given, 4)


def test_what_is_missing_is_named(known, tmp_path):
    with pytest.raises(LookupError, match="no result is called count; there are maps, table"):
        drawing.draw("topic", "known", results(tmp_path), {})


def test_a_point_in_a_name_is_a_line_in_the_argument():
    paths = ["x/generator_layers.summary.parquet", "x/generator_layers.safetensors"]
    assert list(drawing.by_argument(paths)) == ["generator_layers_summary", "generator_layers"]
