"""The numbers that the report reads off the layers of a discriminator, and their text."""

import json
from pathlib import Path

import layer_attribution_tables as built
import pytest
from pages import text_of

from glassgan.report.attribution import layer_numbers as numbers

REPORT = Path("report")


def text(rows, folder):
    found = numbers.of_layers(rows)
    json.dumps(found, allow_nan=False)
    return text_of("attribution/layers.html.j2", folder, found={"layers": found})


def test_units_are_counted_by_what_they_change():
    first, second = numbers.units(built.gathered(*built.unit_rows()))
    assert (first["layer"], first["units"]) == ("hidden1", 12)
    assert first["real"] == {"beyond": 1, "of": 12, "random": 1, "drawn": 10, "more": False}
    assert first["gradient"] == {"beyond": 2, "of": 12, "random": 0, "drawn": 10, "more": False}
    assert (first["generated"]["beyond"], first["generated"]["random"]) == (1, 0)
    assert first["only_gradient"] == 1
    for row in (first, second):
        assert [row[name]["beyond"] for name in ("works", "opposes")] == [1, 1]
        assert [row[name]["random"] for name in ("works", "opposes")] == [0, 0]
    assert first["largest"]["unit"] == "1"
    assert first["largest"]["estimate"] == pytest.approx(0.2)
    without = numbers.units(built.gathered(*built.unit_rows(gradient=False)))[0]
    assert without["gradient"] is None
    assert without["largest"] is None


def test_only_concepts_that_can_be_read_count():
    found = numbers.concepts(built.gathered(*built.concept_rows()))
    assert (found["tested"], found["unread"], found["beyond"]) == (8, 4, 2)
    assert {(one["concept"], one["layer"]) for one in found["found"]} == {("ink", "hidden1")}
    assert found["scores"] == {"tested": 6, "beyond": 0, "degenerate": 6}
    assert [one["layer"] for one in found["common"]] == ["hidden1"]
    single = numbers.concepts(built.gathered(*built.concept_rows(layers=("hidden2",))))
    assert single["scores"] is None


def test_the_text_of_a_run_with_findings(tmp_path):
    words = text(built.results(), tmp_path)
    assert "deviation, for all images in every layer" in words
    assert "in round brackets before training" in words
    assert "of 12 units of hidden1, 1 (1 of 10, no more than these) to the logit of real" in words
    assert "to the gradient that reaches the generator, 1 of the units to no logit" in words
    assert "of hidden1 1 (0 of 10, no more than these) for it and 1 (0 of 10" in words
    assert "Of 8 vectors of concepts" in words
    assert "2 change the logit more than" in words
    assert "ink in hidden1, real images: cosine 0.300" in words
    assert "is beyond those of arbitrary concepts for none of 6" in words
    assert "beside all of them" in words
    assert "real images have in common 0.600 [0.580, 0.620] in hidden1" in words
    for figure in ("contributions", "units", "concept_vectors"):
        assert f"figure mlp/0/attribution/{figure}." in words
    assert "None" not in words
    assert "nan" not in words


def test_the_text_of_a_run_with_nothing(tmp_path):
    words = text(built.nothing(), tmp_path)
    assert "No gradient reaches the generator." in words
    assert "of hidden1 0 (0 of 10) for it and 0 (0 of 10) against it" in words
    assert "No concept could be followed" in words
    assert "concept_vectors" not in words
    assert "No layer of this discriminator changes its logit" in words
    assert "None" not in words
    rows = [*built.contribution_rows(epochs=(3,), adds_up=0.9), *built.unit_rows(found=False)]
    rows += built.concept_rows(found=False, readable=False)
    words = text(built.gathered(*rows), tmp_path)
    assert "deviation, for at least 90.0 % of the images" in words
    assert "before training" not in words
    assert "No concept can be read off any layer" in words
    only = built.gathered(*built.concept_rows(found=False, layers=("hidden2",)))
    words = text(only, tmp_path)
    assert "No layer of this discriminator changes its logit" in words
    assert "has no hidden layer before the last" in words
    assert "none changes the logit more" in words
