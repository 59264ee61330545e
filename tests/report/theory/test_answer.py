"""The answer to the question of theory: in words, and as a figure."""

import numpy as np
import pytest
from pages import draws_within_its_page
from theory_content import NO_THEORY, TOLD, explanation, full

from glassgan import effects
from glassgan.report import messages, names, style
from glassgan.report.results import Results
from glassgan.report.theory import answer, in_words, ratios
from glassgan.theory.names import MEASURED, OTHER, PREDICTED, SATURATING


def words(**content):
    return " ".join(in_words.answer({**NO_THEORY, **content})).replace("\xa0", " ")


def verdicts(*some):
    return [explanation(name, verdict) for name, verdict in zip(TOLD, some, strict=False)]


def test_verdicts_are_counted_and_failures_named():
    some = ("does not agree", "agrees", "agrees in part", "theory is silent", "not measured here")
    text = words(explanations=verdicts(*some))
    assert "Of 5 phenomena of GAN training, 1 came out as theory predicts, 1 in part" in text
    assert "of 1 theory says nothing, and 1 could not be measured here." in text
    assert text.endswith("Not as predicted: some runs train, others do not.")
    fine = words(explanations=verdicts("agrees", "theory is silent"))
    assert fine.endswith("of 1 theory says nothing.")


def test_it_says_where_formulas_hold_and_where_they_do_not():
    content = full()
    both = words(**content)
    assert "eigenvalues lie within 8 · 10⁻¹⁰ of them" in both
    assert "would be 0.04 to 0.09 nats apart, and they are 0.27 to 0.30" in both
    assert "In training" not in words(dirac=content["dirac"])
    assert words(explanations=content["explanations"], moving=content["moving"]).endswith("0.30.")


def test_what_is_missing_is_said():
    assert words() == "Nothing that theory predicts was measured here."
    assert words(dirac=full()["dirac"]).startswith("What theory predicts was not set beside")
    nothing = verdicts("not measured here", "theory is silent")
    assert words(explanations=nothing).startswith("None of the 2 phenomena")


@pytest.mark.parametrize("part", [NO_THEORY, full()])
def test_it_is_said_in_chinese(part):
    with messages.speaking("zh"):
        assert "。" in " ".join(in_words.answer(part))


def row(analysis, group, estimate, **more):
    return {"analysis": analysis, "group": group, "estimate": estimate, "seed": -1, **more}


def shared():
    """Rows of theory that belong to no run."""
    for way, group, size in (("closed form", PREDICTED, 1.0), ("played", MEASURED, 1.01)):
        for target in ("R1", "R2"):
            for part, share in (("real part", -0.6), ("imaginary part", 0.8)):
                yield row("dirac_eigenvalue", group, share * size, intervention=way, target=target,
                          concept=part)  # fmt: skip
    for group, value in ((PREDICTED, 0.2), (MEASURED, 0.25)):
        ends = {"ci_low": 0.21, "ci_high": 0.29} if group == MEASURED else {}
        yield row("known_densities", group, value, concept="JSD", target="ring",
                  intervention="plain", **ends)  # fmt: skip
    for group, value in ((PREDICTED, -2.0), (MEASURED, -2.4)):
        yield row("dropped_mode", group, value, concept="slope", intervention=OTHER, dose=0.1)
    for dose in (0, 9):
        for group, value in ((PREDICTED, -0.8), (MEASURED, -1.5)):
            yield row("mixture_game", group, value, concept="value of the game", target="ring",
                      intervention=OTHER, dose=dose)  # fmt: skip


def of_run(run):
    subject, seed = run.split("/")
    place = {"subject": subject, "seed": int(seed), "epoch": 6}
    for dose in (0, 1):
        for group, value in ((PREDICTED, 1.0), (MEASURED, 1.0 + 30 * dose)):
            yield {**row("frozen_gradient", group, value, intervention=SATURATING, dose=dose),
                   **place}  # fmt: skip
    for group, dose, value in ((PREDICTED, np.nan, 4), (MEASURED, 1e-9, 4), (MEASURED, 0.1, 1)):
        for part, share in (("real part", -0.6), ("imaginary part", 0.8)):
            yield {**row("jacobian_played", group, value * share, concept=part, target="x",
                         dose=dose), **place}  # fmt: skip


def table(*runs):
    rows = [*shared(), *(each for run in runs for each in of_run(run))]
    return effects.table({"epoch": -1, "n": 0, **each} for each in rows)


def test_ratios_are_of_what_was_measured_to_what_is_predicted():
    found = {(r.name, r.run): r for r in ratios.of_all(table("a/0"), ["a/0", "b/0"])}
    assert {name for name, _ in found} == {
        "eigenvalue", "divergence", "slope", "value", "gradient", "near", "far",
    }  # fmt: skip
    assert {run for _, run in found} == {"", "a/0"}
    np.testing.assert_allclose(found["eigenvalue", ""].ratios, 1.01)
    np.testing.assert_allclose(found["divergence", ""].ratios, [[1.25, 1.05, 1.45]])
    np.testing.assert_allclose(found["slope", ""].ratios, 1.2)
    assert found["value", ""].ratios[0, 0] < 0  # the losses say that there is less than nothing
    np.testing.assert_allclose(found["gradient", "a/0"].ratios[:, 0], [1, 31])
    np.testing.assert_allclose(found["near", "a/0"].ratios, 1)
    np.testing.assert_allclose(found["far", "a/0"].ratios, 0.25)


def test_an_interval_that_reaches_the_prediction_is_close():
    found = {r.name: r.close.tolist() for r in ratios.of_all(table("a/0"), ["a/0"])}
    assert found["divergence"] == [True]
    assert found["slope"] == [False]
    assert found["gradient"] == [True, False]


@pytest.mark.parametrize("language", names.LANGUAGES)
@pytest.mark.parametrize(("width", "font"), [(8.3, 8), (7.0, 8), (3.4, 7)])
def test_it_draws_within_its_page(language, width, font, monkeypatch):
    monkeypatch.setattr(Results, "rows", table("mlp/0", "mlp/11"))
    results = Results("results", [], [], {}, [])
    with messages.speaking(language), style.sized(width, font):
        draws_within_its_page(answer.draw(results, ["mlp/0", "mlp/11", "gone/0"]))


@pytest.mark.parametrize("language", names.LANGUAGES)
def test_it_draws_where_little_or_nothing_is_there(language, monkeypatch):
    results = Results("results", [], [], {}, [])
    for rows in (effects.empty(), table().iloc[:8]):
        monkeypatch.setattr(Results, "rows", rows)
        with messages.speaking(language):
            draws_within_its_page(answer.draw(results, ["mlp/0"]))
