"""What the report says of decisions and special samples, read off the tables."""

import json
from pathlib import Path

import pytest
import special_tables as built
from pages import text_of

from glassgan import effects
from glassgan.report.attribution import sample_numbers

REPORT = Path("report")


def numbers(results):
    return sample_numbers.of_special_samples(results[2])


def text(found, folder):
    return text_of("attribution/samples.html.j2", folder, found={"samples": found})


def test_numbers_are_those_of_the_tables():
    found = numbers(built.results())
    json.dumps(found, allow_nan=False)
    assert found["epoch"] == 2
    assert [row["layer"] for row in found["layers"]] == built.LAYERS
    pixels, first, second = found["layers"]
    assert (pixels["change"], pixels["better"], pixels["worse"]) == (None, [], [])
    assert first["digit"]["estimate"] == pytest.approx(0.8)
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


def test_the_text_says_what_was_found(tmp_path):
    found = text(numbers(built.results()), tmp_path)
    for words in (
        "A linear lens of 2,000 images, none of them among these, reads 100.0 % of the variance",
        "of the logit off hidden2, the first layer",
        "A lens of half as many images reads less, off hidden1 by 0.060 [0.050, 0.070]: there a",
        "training changes how well it is read off hidden1 by 0.100",
        "nothing says that training changes how well it is read off hidden2",
        "D finds more real than real digits: strange things (0.10);",
        "it cannot be said that D tells from real digits: samples of dcgan (0.50);",
        "beginning with the most real: own samples (0.90), inverted digits (1.00).",
        "blank has a logit of 0.1.",
        "Not there: Fashion-MNIST.",
        "the verdict turns on 1 kind:",
        "inverted digits, 5 as read at hidden1 (real digits 1), −9 in the end (real digits 1).",
        "from the mean image the logit reaches 12 and −12, and the judge names a digit "
        "in the first only;",
        "from noise (4 starts) the logit reaches 20 [",
        "and the judge names a digit in 0.0 % of the first and 0.0 % of the second.",
        "figure mlp/0/attribution/decision.\n",
        "figure mlp/0/attribution/extremes.",
    ):
        assert words in found


def test_of_a_constant_discriminator_nothing_is_claimed(tmp_path):
    found = text(numbers(built.constant()), tmp_path)
    assert "No linear lens of 2,000 images reads 95 % of the variance" in found
    assert "D finds more real than real digits: nothing;" in found
    assert "beginning with the most real: nothing." in found
    for words in ("turns on", "The digit, which D was never asked for", "changes how well"):
        assert words not in found


def test_without_a_discriminator_there_is_no_text(tmp_path):
    found = sample_numbers.of_special_samples(effects.empty())
    assert found is None
    assert text(found, tmp_path) == ""
