"""The figure of the phase `latent` on inversion: of a run that works, and of one without digits."""

import numpy as np
import pytest
from pages import draws_within_its_page

from glassgan import effects
from glassgan.report import messages, names
from glassgan.report.latent import inversion

SHARED = {"seed": 0, "epoch": 1, "layer": "latent", "n": 10}


def rows(null="the same", few=(), error=0.2, floor=0.02):
    found = []
    for digit in range(10):
        row = {"target": f"digit {digit} beside {null} generated", "analysis": "inversion"}
        row |= {"dose": digit, "group": null}
        if digit in few:
            row |= effects.no_estimate("too few images of this digit")
        else:
            row |= {"estimate": error, "ci_low": 0.8 * error, "ci_high": 1.2 * error}
            row |= {"null_low": floor / 2, "null_high": floor, "p_value": 0.01 * digit}
        found.append(row)
    for kind, last in (("real", error), ("generated", floor)):
        for place, concept in enumerate(inversion.SEARCHED):
            value = last * (3 - place)
            row = {"estimate": value, "ci_low": 0.9 * value, "ci_high": 1.1 * value}
            row |= {"target": f"{kind} images", "group": kind, "concept": concept}
            found.append(row | {"analysis": "inversion_whole"})
    return effects.gather([effects.table(found, **SHARED)])


def pictures(shown=8, digits=True, error=0.2, floor=0.02):
    rng = np.random.default_rng(0)
    found = {
        "errors.real": np.full(100, error, np.float32),
        "classes.real": np.arange(100) % 10,
        "errors.generated": np.full(60, floor, np.float32),
        "classes.generated": np.arange(60) % 10 if digits else np.full(60, -1),
    }
    for kind in inversion.GROUPS:
        found[f"image.{kind}"] = rng.uniform(-1, 1, (shown, 28, 28)).astype(np.float32)
        found[f"drawn.{kind}"] = rng.uniform(-1, 1, (shown, 28, 28)).astype(np.float32)
        found[f"error.{kind}"] = np.full(shown, error)
        found[f"class.{kind}"] = np.full(shown, 3)
        found[f"read.{kind}"] = np.full(shown, 3 if digits else -1)
    return found


FIGURES = {
    "all": lambda: inversion.draw(pictures(), {}, rows()),
    "some": lambda: inversion.draw(pictures(3), {}, rows("all", few=(1, 2))),
    "no digits, a constant generator": lambda: inversion.draw(
        pictures(digits=False, floor=0), {}, rows("all", few=range(10), floor=0)
    ),
    "no difference": lambda: inversion.draw(pictures(error=0, floor=0), {}, rows(error=0, floor=0)),
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("language", names.LANGUAGES)
@pytest.mark.parametrize("name", FIGURES)
def test_figures_draw_within_their_page(name, language):
    with messages.speaking(language):
        draws_within_its_page(FIGURES[name]())


def test_what_the_judge_reads_stands_above_each_image():
    texts = [text.get_text() for text in inversion.draw(pictures(), {}, rows()).texts]
    assert texts.count("3 → 3") == 8 * 4
    texts = [text.get_text() for text in FIGURES["no digits, a constant generator"]().texts]
    assert texts.count("3 → ?") == 8 * 4
