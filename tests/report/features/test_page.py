"""The page about the layers of the generator: its numbers, its answer, its figure, its text."""

import pandas as pd
import pytest
from pages import draws_within_its_page, text_of

from glassgan import effects
from glassgan.report import messages, style
from glassgan.report.features import answer, in_words
from glassgan.report.features.numbers import of_features
from glassgan.report.names import LANGUAGES
from glassgan.report.results import Results

LAYERS = ("latent", "hidden1", "hidden2", "output")
GROWING = (0.3, 0.4, 0.6, 0.7)


def summary(layers=LAYERS, epochs=(0, 6)):
    rows = [
        {"layer": name, "width": 1000 + n, "effective_dimension": 90.0 - 20 * n * (epoch > 0),
         "epoch": epoch}
        for epoch in epochs
        for n, name in enumerate(layers)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def probe(estimates=GROWING, layers=LAYERS, subject="mlp", seed=0):
    """Rows of the probe at two checkpoints; without estimates there is one class."""
    shared = {"analysis": "readable_class", "intervention": "linear probe"}
    nothing = [
        {**shared, "epoch": 0, "layer": n, **effects.no_estimate("one class")} for n in layers
    ]
    found = [{**row, "epoch": 6} for row in nothing]
    if estimates:
        found = [
            {**shared, "epoch": 6, "layer": name, "estimate": value, "ci_low": value - 0.04,
             "ci_high": value + 0.04, "null_low": 0.08, "null_high": 0.12}
            for name, value in zip(layers, estimates, strict=True)
        ]  # fmt: skip
    return effects.table([*nothing, *found], subject=subject, seed=seed, n=500)


def numbers(estimates=GROWING, layers=LAYERS):
    return of_features(probe(estimates, layers), summary(layers))


def said(language="en", lost=(), **found):
    runs = {run: {} for run in [*found, *lost]}
    with messages.speaking(language):
        return " ".join(in_words.answer({"of_features": found, "runs": runs}))


# --- numbers --------------------------------------------------------------------------------------


def test_numbers_are_those_of_the_last_checkpoint_beside_the_untrained():
    found = numbers()
    assert [row["layer"] for row in found["layers"]] == list(LAYERS)
    assert found["first"]["estimate"] == 0.3
    assert (found["last"]["layer"], found["last"]["estimate"]) == ("hidden2", 0.6)
    image = found["layers"][-1]
    assert (image["width"], image["dimension"], image["untrained"]) == (1003, 30, 90)


def test_without_classes_there_is_nothing_to_read_and_without_training_nothing_before():
    found = numbers(None)
    assert found["first"] is found["last"] is None
    assert all(row["estimate"] is None for row in found["layers"])
    alone = of_features(probe(), summary(epochs=(6,)))
    assert all(row["untrained"] is None for row in alone["layers"])


def test_a_generator_without_hidden_layers_has_no_last_one():
    found = numbers((0.3, 0.5), ("latent", "output"))
    assert found["first"]["estimate"] == 0.3
    assert found["last"] is None


# --- the answer in words --------------------------------------------------------------------------


def test_the_answer_gives_the_range_over_runs_and_what_chance_gives():
    found = said(a=numbers(), b=numbers((0.2, 0.3, 0.5, 0.6)))
    assert "In 2 of 2 runs" in found
    assert (
        "accuracy 0.20–0.30, and off the last hidden layer of the generator with 0.50–0.60" in found
    )
    assert "below 0.12 in 97.5 % of draws" in found
    assert "In 2 of 2 the whole 95 % interval" in found
    assert "fills 90 dimensions and the images fill 30" in found


def test_layers_that_do_not_differ_from_the_noise_are_not_called_better():
    found = said(a=numbers((0.3, 0.3, 0.33, 0.3)))
    assert found.startswith("In the one run")
    assert "is not shown" in found


def test_runs_without_classes_without_hidden_layers_and_lost_ones_are_named():
    found = said(
        a=numbers(), b=numbers(None), c=numbers((0.3, 0.5), ("latent", "output")), lost="d"
    )
    assert "In one of 4 runs" in found
    assert "The generator of b draws fewer than two classes" in found
    assert "no hidden layer; off its noise the class is read with balanced accuracy 0.30" in found
    assert "Of one run, what the layers hold is left out: a job failed." in found
    assert said(lost="d") == "Of one run, what the layers hold is left out: a job failed."
    assert said(b=numbers(None)).startswith("The noise fills 90 dimensions")


def test_the_answer_can_be_given_in_chinese():
    cases = {"a": numbers(), "b": numbers(None), "c": numbers((0.3, 0.5), ("latent", "output"))}
    found = said("zh", lost="d", **cases)
    assert "平衡准确率为 0.30" in found
    assert "b 的生成器" in found


# --- the figure -----------------------------------------------------------------------------------


def results(tmp_path, *tables):
    path = str(tmp_path / "features.parquet")
    pd.concat(tables).to_parquet(path)
    return Results(tmp_path, [path], [], {}, [])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [8.3, 7.0, 3.4])
def test_the_figure_draws_whatever_runs_there_are(tmp_path, language, width):
    tables = [probe(), probe(seed=1), probe(None, subject="dead"), probe(subject="other")]
    runs = ["mlp/0", "mlp/1", "dead/0", "other/0", "lost/0"]
    with messages.speaking(language), style.sized(width, 8):
        draws_within_its_page(answer.draw(results(tmp_path, *tables), runs))


def test_a_panel_without_a_line_says_why(tmp_path):
    fig = answer.draw(results(tmp_path, probe(None)), ["mlp/0", "lost/0"])
    words = [text.get_text() for ax in fig.axes for text in ax.texts]
    assert words == ["fewer than two\nclasses drawn:\nnothing to read", "a job failed"]


# --- the page -------------------------------------------------------------------------------------


def page(language="en", found=None, **more):
    runs = {"mlp/0": {"logit_auroc": {}}}
    return text_of("features", language, of_features=found or {}, **{"runs": runs, **more})


def test_the_page_has_a_row_a_layer():
    found = page(found={"mlp/0": numbers()})
    assert "hidden2\n1,002\n90.0\n50.0\n0.600 [0.560, 0.640]\n0.120" in found
    assert "figure mlp/0/features/generator_layers." in found
    assert "no hidden layer" not in found


def test_the_page_says_what_is_missing():
    assert "What the layers hold is left out." in page()
    assert "fewer than two classes" in page(found={"mlp/0": numbers(None)})
    shallow = {"mlp/0": numbers((0.3, 0.5), ("latent", "output"))}
    assert "There is no hidden layer" in page(found=shallow)
    alone = page(found={"mlp/0": numbers()}, runs={"mlp/0": {"logit_auroc": None}})
    assert "mlp has no discriminator, so the images that its units ask for are left out." in alone


def test_the_page_is_there_in_chinese():
    assert "各层包含什么" in page("zh", {"mlp/0": numbers()})
