"""Tests of a process whose data set has no labels; run by tests/test_no_labels.py."""

import numpy as np
import pandas as pd
import pytest
from pages import draws_within_its_page, text_of
from quality_pages import content, quality_table, results, run

from glassgan.report import messages, names
from glassgan.report.index import answer as index_figure
from glassgan.report.index import in_words as index_words
from glassgan.report.judge import calibration
from glassgan.report.quality import measures, numbers, samples
from glassgan.report.training import answer, in_words
from glassgan.train import trace

OF_RUN = {"classes": None, "trains": None, "classes_untrained": None, "abstains": None}
NO_LABELS = {"en": "Scribbles has no labels", "zh": "Scribbles 没有标签"}
REASON = "the data set has no labels"


def told(topic, language, **more):
    own = content(
        {"mlp/0": run() | OF_RUN | {"left_out": {REASON: ["the agreement of two judges"]}}}
    )
    own["judge"] = {"test_images": 500}
    own["of_judge"] |= {"confused": None, "factors": None}
    return text_of(topic, language, **{**own, **more})


@pytest.mark.parametrize("language", names.LANGUAGES)
@pytest.mark.parametrize("topic", ["training", "quality"])
def test_pages_say_that_classes_are_left_out(topic, language):
    text = told(topic, language)
    assert NO_LABELS[language] in text
    assert "None" not in text and "nan" not in text
    for word in ("Classes drawn", "Judge abstains", "画出的类别\n", "裁判弃权\n"):
        assert word not in text


def test_what_is_left_out_is_listed_in_both_languages():
    assert f"since {REASON}: the agreement of two judges" in told("training", "en")
    assert "由于数据集没有标签，以下内容已略去：两个裁判的一致程度" in told("training", "zh")


@pytest.mark.parametrize("language", names.LANGUAGES)
def test_answers_do_without_classes(language):
    with messages.speaking(language):
        assert NO_LABELS[language] in " ".join(in_words.answer(content({"mlp/0": run() | OF_RUN})))
        assert NO_LABELS[language] in " ".join(index_words.answer({"of_units": {}}))


def unlabelled():
    table = quality_table()
    of_classes = table["measure"].str.startswith("class")
    return table[~of_classes]


def test_numbers_of_a_run_have_no_classes():
    table = unlabelled().assign(folds=4)
    found = numbers.of_run(table, trace.table([]), pd.DataFrame(columns=["analysis", "epoch",
                           "intervention", "estimate"]))  # fmt: skip
    assert {name: found[name] for name in OF_RUN} == OF_RUN
    assert found["judged"] == 200


def test_figures_show_samples_and_measures_alone(tmp_path):
    draws_within_its_page(answer.draw(results(tmp_path, ["mlp/0"]), ["mlp/0"]))
    assert len(measures.PANELS) == 9
    figure = measures.draw({"mlp/0": unlabelled()})
    assert len([ax for ax in figure.axes if ax.get_visible()]) == 9
    pictures = {place: np.zeros((12, 1, 28, 28)) for place in "012"}
    assert len(samples.draw(pictures, unlabelled(), 4).axes) == 1


@pytest.mark.parametrize("draw", [lambda: calibration.draw(None, None),
                                  lambda: index_figure.draw(None, [])])  # fmt: skip
def test_figures_of_classes_say_why_there_is_nothing_to_see(draw):
    with messages.speaking("zh"):
        assert draw().texts[0].get_text() == "略去：数据集没有标签"
