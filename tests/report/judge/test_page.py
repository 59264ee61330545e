"""What the page of samples says of the judge and of all else by which images are measured."""

import judge_tables
import pytest
from pages import text_of
from quality_pages import content

from glassgan.judge import validation
from glassgan.report import messages, names
from glassgan.report.judge.numbers import of_judge


def text(language="en", metrics=judge_tables.METRICS, pairs=3):
    confused = judge_tables.confused(pairs) if pairs else judge_tables.no_pairs()
    told = of_judge(metrics, confused, judge_tables.concepts())
    return text_of("quality", language, **content() | {"judge": metrics, "of_judge": told})


def test_the_pair_that_is_confused_most_has_its_interval():
    said = text()
    assert "digit 0 and digit 1 for one another: 2.0 % [1.0 %, 4.0 %] of 2,000 test" in said
    assert "\n3 of 3 pairs that it confuses" in said
    assert "\ndigit 0 and digit 1\n2.0 %\n[1.0 %, 4.0 %]\n25, 15\n2,000\n" in said
    assert "The one pair" in text(pairs=1)
    assert "takes no class for another" in text(pairs=0)


def test_a_judge_of_images_without_labels_names_nothing():
    said = text(metrics={"test_images": 500}, pairs=0)
    assert "MNIST has no labels, so the judge names nothing" in said
    assert "judge/calibration" not in said
    assert "confuses" not in said.replace("classes that it confuses are left out", "")


def test_factors_are_told_or_said_to_be_unknown():
    read = {**judge_tables.METRICS, "factors": {"factor size": judge_tables.FACTOR}}
    row = "\nfactor size\n0.951 [0.940, 0.960]\n0.972 [0.970, 0.980]\n0.31 pixels\n"
    assert row in text(metrics=read)
    assert "因子：大小\n0.951" in text("zh", metrics=read)
    assert "not known of MNIST" in text()


def test_every_change_of_every_concept_is_told():
    said = text()
    assert "Of 5 movements that are known beforehand, 2 come out as they should" in said
    assert "\nink: 1 of 3 as it should\n" in said
    assert "\nMoved right by 2 px\n2\n0.9\n[−0.1, 1.9]\nno\n" in said
    assert "\nMirrored\n–\n−0.4\n[−1.4, 0.6]\n–\n" in said
    assert "\nown: nothing is known beforehand\n" in said
    assert "\nMoved right by 2 px\n–\n–\n–\n–\n" in said


@pytest.mark.parametrize("language", names.LANGUAGES)
def test_every_known_change_has_its_words(monkeypatch, language):
    monkeypatch.setattr(validation, "DATA", type("Coloured", (), {"channels": 3, "dark_ground": 1}))
    known = [*validation.of_strokes(), *validation.of_appearance()]
    assert {"thicken", "turn hues"} < {change.name for change in known}
    with messages.speaking(language):
        for change in known:
            assert messages.has(f"judge-change-{change.name.replace(' ', '-')}")


@pytest.mark.parametrize("metrics", [judge_tables.METRICS, {"test_images": 500}])
def test_it_is_told_in_chinese(metrics):
    said = text("zh", metrics, 3 if "accuracy" in metrics else 0)
    assert "墨量：3 种中有 1 种与预期相符" in said
    assert ("没有标签" in said) == ("accuracy" not in metrics)
