"""How discriminators decide: the answer in words, and the picture of it."""

import attribution_tables
import discriminator_page
import numpy as np
import pandas as pd
import pytest
import special_tables
from pages import draws_within_its_page

from glassgan import effects
from glassgan.report import messages, names, style
from glassgan.report.attribution import answer, in_words, pixel_numbers, sample_numbers

RADII = pd.DataFrame(
    {
        "analysis": "adversarial",
        "concept": "smallest radius",
        "group": "PGD",
        "target": ["real", "generated"],
        "estimate": [4.0, 30.0],
        "ci_low": [3.0, 25.0],
        "ci_high": [5.0, 40.0],
        "null_low": [32.0, 64.0],
        "null_high": [32.0, 64.0],
        "epoch": 2,
        "n": 100,
        "reason": "",
        "unit_of_measure": "grey levels",
    }
)


class Found:
    """Results of two runs: of one with all that is drawn, and of one without a discriminator."""

    def __init__(self, rows):
        self.rows = rows

    def of_run(self, run):
        """The effects of a run."""
        return self.rows if run == "mlp/0" else effects.empty()


def everything():
    parts = attribution_tables.rows(), special_tables.results()[2], RADII
    return pd.concat([part.astype(object) for part in parts]).infer_objects()


def flips(*radii, beyond=True):
    kinds = {kind: {"smallest": {}} for kind in ("real", "generated")}
    for kind, radius in zip(kinds, radii, strict=False):
        kinds[kind] = {"smallest": {"PGD": {"estimate": radius, "beyond": beyond}}}
    return {"flips": kinds}


def said(language="en", **content):
    with messages.speaking(language):
        return in_words.answer(content)


@pytest.mark.parametrize("language", names.LANGUAGES)
@pytest.mark.parametrize("rows", [everything, effects.empty, attribution_tables.rows])
@pytest.mark.filterwarnings("error")
def test_the_picture_is_drawn_for_page_and_paper(language, rows):
    results = Found(rows())
    with messages.speaking(language):
        draws_within_its_page(answer.draw(results, ["mlp/0", "opaque/0"]))
        for width in (7.0, 3.4):
            with style.sized(width, 8):
                draws_within_its_page(answer.draw(results, ["mlp/0", "opaque/0"]))


def test_the_picture_leaves_out_runs_without_a_discriminator():
    fig = answer.draw(Found(everything()), ["opaque/0", "mlp/0"])
    labels = [label.get_text() for label in fig.axes[1].get_xticklabels()]
    assert labels == ["mlp/0"]
    marks = [text.get_text() for text in fig.axes[1].texts]
    assert marks == ["✓"] * 4 + ["✗"]
    nothing = answer.draw(Found(effects.empty()), ["opaque/0"])
    (words,) = [text.get_text() for text in nothing.axes[0].texts]
    assert words == "no run has a discriminator that was taken apart"


def test_nothing_and_what_is_lost_are_said():
    nothing = {"runs": {"a/0": {"logit_auroc": None}}, "of_attribution": {}}
    (words,) = said(**nothing, missing={"a/0": []})
    assert words.startswith("No discriminator was taken apart here")
    (words,) = said(**nothing, missing={"a/0": ["attribution"]})
    assert "since a job failed" in words
    unknown = {"estimate": np.nan, "ci_low": np.nan, "ci_high": np.nan}
    runs = {"a/0": {"logit_auroc": unknown}}
    (words,) = said(runs=runs, of_attribution={}, missing={"a/0": []})
    assert words.startswith("No discriminator")


def test_of_one_run_its_number_is_said():
    (words,) = said(**discriminator_page.content())
    assert "of mlp/0 finds" in words
    assert "0.800 [0.750, 0.850], where chance gives 0.5" in words


def test_of_several_the_ends_and_what_chance_would_do_are_said():
    runs = {
        name: {"logit_auroc": {"estimate": at, "ci_low": at - 0.05, "ci_high": at + 0.05}}
        for name, at in (("a/0", 0.7), ("b/0", 0.52), ("c/0", 0.3))
    }
    words = said(runs=runs, of_attribution={}, missing={})
    assert "0.300 [0.250, 0.350] (c/0) to 0.700 [0.650, 0.750] (a/0)" in words[0]
    assert words[1:] == [
        "In one run (b/0) that is not told from chance.",
        "In one run (c/0) it finds generated images more real than real ones.",
    ]


def test_layers_that_tell_more_than_the_verdict_are_noticed():
    samples = sample_numbers.of_special_samples(special_tables.results()[2])
    best = max(row["apart"]["ci_low"] for row in samples["layers"] if row["apart"])
    for high, words in ((best - 0.01, "In 1 of 1 run a linear map"), (best + 0.01, "No linear")):
        area = {"estimate": 0.6, "ci_low": 0.55, "ci_high": high}
        assert said(**discriminator_page.content(area, samples=samples))[1].startswith(words)


def test_methods_count_that_pass_everywhere():
    maps = attribution_tables.arrays()["mean_maps"]
    pixels, other = (
        pixel_numbers.of_pixels(
            attribution_tables.rows(lost=lost), maps, attribution_tables.METHODS
        )
        for lost in ("", "occlusion")
    )
    content = discriminator_page.content(pixels=pixels)
    assert (
        "Of 5 methods that mark the pixels that count, 4 pass every check in the run"
        in (said(**content)[1])
    )
    content["of_attribution"]["mlp/1"] = content["of_attribution"]["mlp/0"] | {"pixels": other}
    words = said(**content)[1]
    assert "3 pass every check in each of 2 runs" in words
    assert words.endswith("fails in 2 of 2.")


def test_the_radii_that_flip_are_said():
    words = said(**discriminator_page.content(weak_spots=flips(0.57, 12.75)))[1]
    assert "changes of 0.6 to 12.8 of 256 grey levels" in words
    assert "less in 2 of 2 cases" in words
    words = said(**discriminator_page.content(weak_spots=flips(4.0, None, beyond=False)))[1]
    assert "less in 0 of 1 case" in words
    assert "No radius is known" in said(**discriminator_page.content(weak_spots=flips()))[1]


def test_all_of_it_is_said_in_chinese():
    samples = sample_numbers.of_special_samples(special_tables.results()[2])
    content = discriminator_page.content(samples=samples, weak_spots=flips(4.0))
    words = said("zh", **content)
    assert len(words) == 3
    assert "mlp/0 的判别器" in words[0]
    assert "4.0 至 4.0 级灰度" in words[2]
