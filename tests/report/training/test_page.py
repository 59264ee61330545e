"""The page of training: who trains, and why the article's GAN does not."""

import csv
from pathlib import Path

import pytest
from pages import draws_within_its_page, text_of
from quality_pages import content, results, run

from glassgan.report import messages, style
from glassgan.report.training import answer, in_words

FAILED = {"classes": 1, "d_real": 0.99996, "d_fake": 0.00002, "pixel_sd": 0.001}
RUNS = ["mlp/0", "mlp/1", "article/0"]


def said(runs, language="en"):
    with messages.speaking(language):
        return " ".join(in_words.answer(content(runs)))


def test_the_answer_tells_who_trains_and_why_the_article_does_not():
    runs = {"mlp/0": run(abstains=0.4), "mlp/1": run(8), "article/0": run(**FAILED)}
    words = said(runs)
    assert "Of 3 runs one trains" in words
    assert "at least 9 of 10 classes): mlp with 1 of 2 seeds, article with 0 of 1 seed." in words
    assert "Before training these networks draw none." in words
    assert "it abstains on 40 % of them, and on 2.0 % of real test images" in words
    assert "in the end of article/0 its discriminator answers 1.000" in words
    assert "varies by 0.001 only, of real images by 0.750" in words
    assert 'href="case_study.html"' in words


@pytest.mark.parametrize(
    ("runs", "words"),
    [
        ({"own/0": run(trained=False)}, "Nothing was trained here"),
        ({"mlp/0": run(3)}, "The one run does not train"),
        ({"mlp/0": run(3), "mlp/1": run(2)}, "Of 2 runs none trains"),
        ({"mlp/0": run()}, "The one run trains"),
        ({"mlp/0": run()}, "The article's GAN is not among these runs"),
        ({"article/0": run()}, "The article's GAN trains here"),
        ({"article/0": run(1, status="diverged")}, "until training breaks off"),
        ({"article/0": run(0, d_real=None, status="diverged")}, "breaks off before its first"),
        ({"mlp/0": run(classes_untrained=2)}, "these networks draw 2 at most"),
        ({"own/0": run(trained=False), "article/1": run(**FAILED)}, "article with 0 of 1 seed"),
    ],
)
def test_every_answer_can_be_said(runs, words):
    assert words in said(runs)
    assert "case_study.zh.html" in said(runs, "zh")


def test_of_judges_that_abstain_no_more_than_on_real_images_nothing_is_said():
    assert "abstains" not in said({"mlp/0": run(abstains=0.01)})


def test_in_the_case_study_only_batch_normalisation_makes_it_train():
    path = Path(__file__).parents[3] / "docs/why-the-article-dies/matrix.csv"
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    assert {row["fork"] for row in rows if row["trains"] == "True"} == {"batch_norm"}
    assert all(row["trains"] == "True" for row in rows if row["fork"] == "batch_norm")


def told(runs, language="en", **changed):
    return text_of("training", language, **{**content(runs), **changed})


def test_the_page_shows_runs_side_by_side():
    text = told({"mlp/0": run(), "article/0": run(**FAILED)})
    assert "\narticle/0\nno\n1 of 10\n" in text
    assert "\n1.000\n0.000\n0.001\n12.5 %" in text
    assert "in at least 2 % of 10,000 samples" in text
    assert "figure training/curves." in text
    assert "figure article/0/quality/samples." in text
    assert "networks of this run come from files" not in text


def test_a_run_that_diverged_is_told_with_its_first_number_that_is_not_finite():
    origin = {
        "step": 4290, "not_finite": 1, "size": 64, "operation": "log", "code": "losses.py:9",
        "operand_min": 0.0, "operand_max": 0.5,
    }  # fmt: skip
    before = {**origin, "not_finite": 0, "operation": "sigmoid"}
    own = run(1, status="diverged", step=4290, epoch=5, first=[before, origin])
    text = told({"article/0": own})
    assert "Training diverged after 4,290 steps, on the way to epoch 5" in text
    assert "not finite are 1 of 64 results of log, asked for by losses.py:9" in text


def test_networks_from_files_have_no_curves():
    runs = {"own/0": run(trained=False, left_out={"no D": ["the game", "its layers"]})}
    subjects = {"own": {"latent_dim": 2, "parameters": {"generator": 7}, "layers": {}}}
    text = told(runs, subjects=subjects)
    assert "own comes from a file, so there is no training to show" in text
    assert "own has no discriminator" in text
    assert "Left out, since no D: the game, its layers." in text
    assert "no curves to show" in text
    assert "–: the networks of this run come from files." in text


@pytest.mark.parametrize("trained", [True, False])
def test_the_page_is_there_in_chinese(trained):
    text = told({"mlp/0": run(trained=trained)}, "zh")
    assert "画出的类别" in text


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [8.3, 7.0, 3.4])
@pytest.mark.parametrize("samples", [True, False])
def test_the_answer_is_drawn_at_every_width(tmp_path, language, width, samples):
    found = results(tmp_path, RUNS, samples)
    with messages.speaking(language), style.sized(width, 9):
        fig = answer.draw(found, [*RUNS, "lost/0"])
    draws_within_its_page(fig)
    assert len(fig.axes) == (4 if samples else 0) + 2


def test_of_many_runs_a_strip_a_subject_is_drawn(tmp_path):
    runs = [f"{subject}/{seed}" for subject in ("mlp", "dcgan") for seed in range(5)]
    fig = answer.draw(results(tmp_path, runs), runs)
    draws_within_its_page(fig)
    titles = [ax.get_title(loc="left") for ax in fig.axes]
    assert titles[:2] == ["mlp/0", "dcgan/0"]


def test_without_runs_it_is_drawn_empty(tmp_path):
    draws_within_its_page(answer.draw(results(tmp_path, []), []))
