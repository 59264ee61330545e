"""The numbers that the report reads off the layers of a discriminator, and their text."""

import json

import discriminator_page
import layer_attribution_tables as built
import pytest

from glassgan.report.attribution import layer_numbers as numbers


def text(rows, language="en"):
    found = numbers.of_layers(rows)
    json.dumps(found, allow_nan=False)
    return discriminator_page.text(language, layers=found)


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


def test_the_text_of_a_run_with_findings():
    words = text(built.results())
    lines = words.split("\n")
    assert "100.0 %" in lines
    assert "1 (1 of 10)†" in lines  # to the logit of real images
    assert lines.count("1 (0 of 10)†") >= 2  # for the verdict and against it
    assert "0.200 [0.180, 0.220] (unit 1)" in words
    assert "8 of 12" in lines  # vectors that can be read
    assert "ink in hidden1, real images: 0.300" in words
    assert "hidden1 0.600 [0.580, 0.620]" in words
    for figure in ("contributions", "units", "concept_vectors"):
        assert f"figure mlp/0/attribution/{figure}." in words
    assert "None" not in words
    assert "nan" not in words


def test_the_page_speaks_chinese():
    words = text(built.results(), "zh")
    assert "逐个移除单元" in words
    assert "hidden1 中的ink" in words or "hidden1 中的墨量" in words


def test_the_text_of_a_run_with_nothing():
    words = text(built.nothing())
    assert "no gradient reaches the generator" in words
    assert "0 (0 of 10)" in words
    assert "No concept could be followed" in words
    assert "concept_vectors" not in words
    assert "no layer of this discriminator changes its logit" in words
    assert "None" not in words
    rows = [*built.contribution_rows(epochs=(3,), adds_up=0.9), *built.unit_rows(found=False)]
    rows += built.concept_rows(found=False, readable=False)
    words = text(built.gathered(*rows))
    assert "90.0 %" in words
    assert "nothing is said of their vectors" in words
    only = built.gathered(*built.concept_rows(found=False, layers=("hidden2",)))
    words = text(only)
    assert "no layer of this discriminator changes its logit" in words
    assert "No hidden layer before the last" in words


def test_what_was_left_out_is_said():
    found = numbers.of_layers(built.nothing())
    left_out = discriminator_page.text(layers=found | {"left_out": "D has no layers"})
    assert "mlp/0: left out (D has no layers)." in left_out
    without = discriminator_page.text(layers=found | {"without_gradient": "D has no gradient"})
    assert "the gradient that reaches the generator are left out (D has no gradient)." in without
