"""Tests of a process whose data set has no labels; run by tests/test_no_labels.py."""

import pytest

from glassgan.errors import InputError
from glassgan.forks import design


def test_no_class_can_be_taken_out():
    fork = {"name": "a", "parent": "mlp/0", "change": "class_removed", "args": {"label": 0}}
    with pytest.raises(InputError, match="Scribbles has no labels; allowed: other changes"):
        design.check_classes([fork], [0, 0, 0])
    design.check_classes([fork | {"change": "nothing", "args": {}}], [0, 0, 0])


def test_no_run_is_studied_for_the_classes_that_it_does_not_draw():
    (line,) = design.contradictions_of_case("article/0", [])
    assert "allowed: null" in line and "Scribbles has no labels" in line
    assert not list(design.contradictions_of_case(None, []))
