"""The answer to the question of the page about directions, in words and as a picture."""

import latent_tables as built
import pytest
from pages import draws_within_its_page
from report.latent.test_numbers import numbers

from glassgan import files
from glassgan.report import messages, names, style
from glassgan.report.latent import answer, in_words
from glassgan.report.results import Results


def said(language="en", missing=(), **found):
    """The sentences, of runs by their seeds."""
    content = {
        "of_latent": {name.replace("_", "/"): one for name, one in found.items()},
        "missing": {run: ["latent"] for run in missing},
    }
    with messages.speaking(language):
        return in_words.answer(content)


def test_the_answer_says_how_many_directions_are_beyond_random_ones_and_which_is_clearest():
    trained, untrained, clearest = said(mlp_0=numbers(), mlp_1=numbers())
    assert "in 67 % of cases" in trained
    assert "of held-out random directions 2 % pass the same bound" in trained
    assert "in 2 of 2 runs" in trained
    assert "43 % act selectively (random: 2 %; more often in 2 of 2 runs)" in untrained
    assert "0 % change their concept more (random: 2 %; more often in none of 2 runs)" in untrained
    assert "of mlp/0, changes ink by 0.50 [0.48, 0.52] standard deviations" in clearest
    assert (
        "(random directions: −0.20 to 0.20), and 40 % of all that it changes, in squares, is ink"
        in clearest
    )


def test_a_range_over_runs_is_said_and_one_run_is_no_plural():
    axes = numbers(methods=["axes"])
    (untrained, _) = said(mlp_0=numbers(), mlp_1=axes)[1:]
    assert "25–43 % act selectively" in untrained
    assert "of 1 run." in said(mlp_0=numbers())[0]


@pytest.mark.parametrize("language", names.LANGUAGES)
@pytest.mark.parametrize(
    ("message", "found"),
    [
        ("latent-answer-none", {}),
        ("latent-answer-nothing", {"mlp_0": numbers(nothing=True)}),
        ("latent-answer-none-trained", {"mlp_0": numbers(methods=["axes"])}),
        ("latent-answer-none-clear", {"mlp_0": numbers(leading=1)}),
    ],
)
def test_what_is_not_known_is_said(message, found, language):
    with messages.speaking(language):
        words = messages.say(message)
    assert words in said(language, **found)


def test_without_effects_of_equal_image_change_there_is_the_selective_effect_alone():
    found = numbers()
    for group in found["counted"]:
        del group["counts"]["per_change"]
    assert said(mlp_0=found)[1].endswith("more often in 1 of 1 run).")


@pytest.mark.parametrize("language", names.LANGUAGES)
def test_runs_whose_jobs_failed_are_named(language):
    last = said(language, missing=["mlp/1", "mlp/2"], mlp_0=numbers())[-1]
    assert "mlp/1" in last
    assert "mlp/2" in last
    assert len(said(language, missing=["mlp/1"])) == 2


OPTIONS = {
    "all": {},
    "no concept varies": {"nothing": True},
    "only axes": {"methods": ["axes"]},
    "only trained": {"methods": ["SVM"]},
}


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """Results by the name of their options, to be left as they are."""
    folder, found = tmp_path_factory.mktemp("results"), {}
    for name, options in OPTIONS.items():
        path = folder / f"{name}.parquet"
        files.write_table(path, built.results(**options)[3])
        found[name] = Results(folder, [str(path)], [], {}, [])
    return found


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("language", names.LANGUAGES)
@pytest.mark.parametrize("width", [8.3, 7.0, 3.4])
@pytest.mark.parametrize(
    ("options", "runs"),
    [*((name, count) for name in OPTIONS for count in (3, 1)), ("all", 0)],
)
def test_the_picture_draws_within_its_page(results, options, runs, width, language):
    with messages.speaking(language), style.sized(width, 8):
        drawn = answer.draw(results[options], ["mlp/0", "dcgan/0", "mlp/1"][:runs])
        draws_within_its_page(drawn)


def test_a_dot_stands_at_the_share_of_a_run(results):
    panels = answer.draw(results["all"], ["dcgan/0", "mlp/0"]).axes
    for ax, share in zip(panels, (2 / 8, 4 / 6, 8 / 12), strict=True):
        places = [container.lines[0].get_xydata()[0] for container in ax.containers
                  if hasattr(container, "lines")]  # fmt: skip
        assert places[0] == pytest.approx((100 * share, 0.8))
        assert [text.get_text() for text in ax.texts] == ["none tested"]  # of the first run
