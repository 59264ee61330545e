"""What the report says of decisions and special samples, read off the tables."""

import json

import discriminator_page
import pytest
import special_tables as built

from glassgan import effects
from glassgan.report.attribution import sample_numbers


def numbers(results):
    return sample_numbers.of_special_samples(results[2])


def text(found, language="en"):
    return discriminator_page.text(language, samples=found)


def test_numbers_are_those_of_the_tables():
    found = numbers(built.results())
    json.dumps(found, allow_nan=False)
    assert found["epoch"] == 2
    assert [row["layer"] for row in found["layers"]] == built.LAYERS
    pixels, first, second = found["layers"]
    assert (pixels["change"], pixels["better"], pixels["worse"]) == (None, [], [])
    assert first["class"]["estimate"] == pytest.approx(0.8)
    assert first["untrained"]["estimate"] == pytest.approx(0.7)
    assert (first["better"], first["worse"]) == ([], ["ink"])
    assert second["change"]["q_value"] > 0.05
    assert found["verdict"]["open"]["layer"] == "hidden2"
    assert found["verdict"]["gap"]["estimate"] == 2


def test_kinds_are_sorted_by_what_d_says_of_them():
    found = numbers(built.results())["kinds"]
    names = {side: [one["kind"] for one in found[side]] for side in ("more", "same", "less")}
    assert names == {
        "more": ["strange things"],
        "same": ["samples of dcgan"],
        "less": ["own samples", "inverted digits"],
    }
    assert [one["kind"] for one in found["single"]] == ["blank"]
    assert found["missing"] == ["Fashion-MNIST"]
    assert (found["real"]["estimate"], found["own"]["estimate"]) == (1.0, -1.0)


def test_a_verdict_that_turns_on_the_way_is_noticed():
    (one,) = numbers(built.results())["turned"]
    assert (one["kind"], one["layer"]) == ("inverted digits", "hidden1")
    assert (one["read"]["estimate"], one["end"]["estimate"]) == (5.0, -9.0)


def test_the_text_says_what_was_found():
    words = text(numbers(built.results()))
    lines = words.split("\n")
    for line in (
        "the verdict is read by a linear lens of 2,000 images, none of them among",
        "reads less of the verdict, by this R²: hidden1 0.060 [0.050, 0.070]. There a",
    ):
        assert line in words
    for cells in (
        ["strange things", "0.100 [0.100, 0.100]: more real than real digits"],
        ["samples of dcgan", "0.500 [0.500, 0.500]: not told from real digits"],
        ["own samples", "0.900 [0.900, 0.900]"],
        ["inverted digits", "1.000 [1.000, 1.000]"],
        ["blank", "logit 0.1"],
        ["Fashion-MNIST", "not there"],
        ["inverted digits", "hidden1: 5 (1); in the end −9 (1)"],
        ["the mean image", "1", "12", "yes", "−12", "no"],
    ):
        places = [k for k, line in enumerate(lines) if line == cells[0]]
        assert cells in [lines[k : k + len(cells)] for k in places]
    (place,) = [k for k, line in enumerate(lines) if line == "noise"]
    assert lines[place + 1] == "4"
    assert lines[place + 2].startswith("20 [")
    assert lines[place + 3] == "0.0 %"
    assert "hidden2" in lines  # where the verdict is read first
    assert "figure mlp/0/attribution/decision." in lines
    assert "figure mlp/0/attribution/extremes." in lines


def test_the_page_speaks_chinese():
    words = text(numbers(built.results()), "zh")
    assert "hidden1：5（1）；最终 −9（1）" in words
    assert "对数几率 0.1" in words


def test_of_a_constant_discriminator_nothing_is_claimed():
    words = text(numbers(built.constant()))
    assert "no layer" in words.split("\n")
    assert ": more real than" not in words
    assert "Where the verdict turns" not in words


def test_without_a_discriminator_there_is_no_text():
    found = sample_numbers.of_special_samples(effects.empty())
    assert found is None
    assert "No special samples were shown" in text(found)
