"""The page of samples: how good they are beside real images."""

import pytest
from pages import draws_within_its_page, text_of
from quality_pages import content, quality_table, results, run, value

from glassgan.report import messages, style, wording
from glassgan.report.quality import answer, in_words, measures, samples

RUNS = ["mlp/0", "article/0"]


def said(runs, language="en", **real):
    told = content(runs)
    told["real"] |= real
    with messages.speaking(language):
        return " ".join(in_words.answer(told))


def test_the_answer_names_the_best_and_the_last_run_beside_real_images():
    runs = {"mlp/0": run(coverage=value(0.7)), "mlp/1": run(coverage=value(0.749))}
    words = said(runs, frechet_distance=value(0.1))
    assert "1 of 2 runs fall short of real images, which reach 0.75 [0.74, 0.76]" in words
    assert "the best, mlp/1, has 0.75 [0.74, 0.76], the last, mlp/0, 0.70 [0.69, 0.71]" in words
    assert "is 5.0 to 5.0 times that of test images" in words
    assert "No run is found to copy" in words


@pytest.mark.parametrize(
    ("runs", "words"),
    [
        ({"a/0": run(coverage=value(0.2))}, "the one run falls short of real images"),
        ({"a/0": run(coverage=value(0.75))}, "the one run is not told from real images"),
        ({"a/0": run(coverage=value(None))}, "is not defined for any run"),
        ({"a/0": run(copied_p=value(0.01)), "b/0": run()}, "One of 2 runs copies"),
        ({"a/0": run(copied_p=value(0.01)), "b/0": run(copied_p=value(0.02))}, "2 of 2 runs copy"),
    ],
)
def test_every_answer_can_be_said(runs, words):
    assert words in said(runs)
    assert "覆盖率" in said(runs, "zh")


def test_of_what_is_not_defined_nothing_is_said():
    runs = {"a/0": run(copied_p=value(None), frechet_distance=value(None))}
    assert "Fréchet" not in said(runs)
    assert "copy" not in said(runs)


def test_the_page_has_every_measure_beside_real_images():
    text = text_of("quality", **content({"mlp/0": run(recall=value(None)), "mlp/1": run()}))
    assert "\nrecall\n0.75 [0.74, 0.76]\n–\n0.5 [0.49, 0.51]\n" in text
    for measure in wording.MEASURES:
        assert f"\n{wording.measure(measure)}\n" in text
    assert "right on 99.00 % of 10,000 test images. It abstains on 2.0 % of them and is" in text
    assert "How interpretability goes with quality is left out." in text


def test_copies_are_told_for_each_run():
    p = {"a/0": 0.01, "b/0": 0.6, "c/0": None}
    text = text_of("quality", **content({name: run(copied_p=value(of)) for name, of in p.items()}))
    assert "\n0.01\nmore than held-out images" in text
    assert "\n0.6\nno more than held-out images, as far as can be told" in text
    assert "\n–\nnot defined" in text


def test_networks_from_files_have_no_game():
    text = text_of("quality", **content({"own/0": run(trained=False)}))
    assert "networks of own/0 come from files" in text
    assert "quality/dynamics" not in text


def test_a_judge_that_accepts_nothing_is_told():
    told = content()
    told["judge"]["accuracy_where_accepted"] = None
    assert "It abstains on 2.0 % of them. Its expected" in text_of("quality", **told)


@pytest.mark.parametrize("trained", [True, False])
def test_the_page_is_there_in_chinese(trained):
    text = text_of("quality", "zh", **content({"mlp/0": run(trained=trained)}))
    assert "\n召回率\n" in text


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [8.3, 7.0, 3.4])
@pytest.mark.parametrize("undefined", [(), ("precision", "density")])
def test_the_answer_is_drawn_at_every_width(tmp_path, language, width, undefined):
    found = results(tmp_path, RUNS, undefined=undefined)
    with messages.speaking(language), style.sized(width, 9):
        fig = answer.draw(found, [*RUNS, "lost/0"])
        draws_within_its_page(fig)
    assert [label.get_text() for label in fig.axes[0].get_yticklabels()] == RUNS


def test_without_runs_it_is_drawn_empty(tmp_path):
    draws_within_its_page(answer.draw(results(tmp_path, []), []))


def test_measures_and_samples_are_drawn_in_chinese():
    import numpy as np

    with messages.speaking("zh"):
        images = {place: np.zeros((60, 1, 28, 28)) for place in "01"}
        draws_within_its_page(samples.draw(images, quality_table(), columns=8), widest=9.2)
        draws_within_its_page(measures.draw({"mlp/0": quality_table()}), widest=9.6)
