"""Attribution to pixels in the report: verdicts, figures, text."""

import json
import subprocess
import sys
from pathlib import Path

import attribution_tables as built
import numpy as np
import pytest
from pages import draws_within_its_page, text_of

from glassgan import decisions, effects
from glassgan.attribution import trust
from glassgan.report import pictures, style
from glassgan.report.attribution import checks as figure_attribution_checks
from glassgan.report.attribution import curves as figure_attribution_curves
from glassgan.report.attribution import pixel_numbers, shared
from glassgan.report.attribution import sheet as figure_attribution_sheet

REPORT = Path("report")
DRAWN = {
    "sheet": figure_attribution_sheet.draw,
    "curves": figure_attribution_curves.draw,
    "checks": lambda arrays, header, rows: figure_attribution_checks.draw(rows),
}


def verdicts(**options):
    return {one["method"]: one for one in pixel_numbers.verdicts(built.rows(**options))}


def decided(rows):
    own = rows[rows["analysis"] != trust.METHODS]
    return {one["method"]: one["verdict"] for one in pixel_numbers.verdicts(decisions.decided(own))}


def numbers(**options):
    maps = built.arrays(options.get("constant", False))["mean_maps"]
    return pixel_numbers.of_pixels(built.rows(**options), maps, built.METHODS)


def words_of(fig):
    return [text.get_text() for text in fig.texts]


def text(found, folder):
    return text_of("attribution/pixels.html.j2", folder, found={"pixels": found})


def test_the_planted_edge_detector_fails_and_the_others_pass():
    found = verdicts()
    assert list(found) == built.METHODS
    edges = found.pop(shared.EDGES)
    assert edges["verdict"] == "fails"
    assert edges["reasons"] == ["weights", "labels", "deletion"]
    assert {one["verdict"] for one in found.values()} == {"passes"}
    assert [one["complete"] for one in found.values()] == [True, True, False, False]
    assert set(found["saliency"]["checks"]) == {"weights", "labels", "deletion"}
    # of all layers drawn anew, and from the baseline that leaves the largest gap
    assert edges["checks"]["weights"]["q_value"] < 0.05
    assert found["DeepLift"]["checks"]["completeness"]["estimate"] == 0.9


@pytest.mark.parametrize(
    ("options", "method", "reason"),
    [
        ({"gap": 1.1}, "DeepLift", "completeness"),
        ({"network": "saliency"}, "saliency", "weights"),
        ({"lost": "occlusion"}, "occlusion", "deletion"),
    ],
)
def test_one_failed_check_is_enough(options, method, reason):
    found = verdicts(**options)
    assert (found[method]["verdict"], found[method]["reasons"]) == ("fails", [reason])
    others = set(built.METHODS) - {method, shared.EDGES}
    assert {found[name]["verdict"] for name in others} == {"passes"}


def test_where_the_logit_does_not_vary_nothing_passes():
    found = verdicts(constant=True)
    assert found.pop(shared.EDGES)["verdict"] == "fails"
    assert {one["verdict"] for one in found.values()} == {"not tested"}
    assert found["saliency"]["checks"]["deletion"]["passed"] is None


def test_a_missing_check_is_no_pass():
    rows = built.rows()
    without = rows[rows["analysis"] != "attribution_labels"]
    assert decided(without)["saliency"] == "not tested"
    assert set(decided(rows.assign(q_value=np.nan)).values()) == {"not tested"}


def test_only_methods_that_pass_speak():
    found = numbers()
    assert list(found["regions"]) == built.COMPLETE
    whole = found["regions"][built.COMPLETE[0]]["whole"]
    assert (whole["estimate"], whole["side"]) == (0.5, 1)
    middle, ink = found["regions"][built.COMPLETE[0]]["divisions"]
    assert {name: row["side"] for name, row in (middle | ink).items()} == {
        "middle": 1,
        "border": 1,
        "white pixels": 1,
        "grey pixels": -1,
        "black pixels": 0,
    }
    assert found["places"][0] == ("upper left", 0.75)
    assert found["places"][-1] == ("centre", -0.25)
    assert sum(value for _, value in found["places"]) == pytest.approx(0.5)
    assert found["agreement"]["pairs"] == 6  # of the four that pass
    assert found["agreement"]["most"]["intervention"] == "DeepLift"
    assert found["baselines"]["least"]["intervention"] == "black and nearest"
    assert found["uncertain"] == ["saliency"]  # the edge detector fails anyway
    one = numbers(lost=built.COMPLETE[0])
    assert list(one["regions"]) == ["DeepLift"]
    assert one["places"][0][1] == 0  # of the map of that method
    assert one["baselines"]["least"]["target"] == "DeepLift"
    none = numbers(constant=True)
    assert (none["passing"], none["regions"], none["places"]) == ([], {}, [])
    assert (none["agreement"], none["baselines"]) == (None, None)
    json.dumps([found, one, none], allow_nan=False)
    empty = np.zeros((5, 2, 28, 28))
    assert pixel_numbers.of_pixels(effects.empty(), empty, built.METHODS) is None


def test_the_text_says_what_the_tables_say(tmp_path):
    words = text(numbers(), tmp_path)
    assert "Passes: integrated gradients, DeepLift, occlusion and saliency." in words
    assert "Fails: edge detector." in words
    assert "0.9 ✓" in words
    assert "not claimed" in words
    assert "1.000 ✗ (0.90)" in words
    assert "0.5 [0.48, 0.52] logits (integrated gradients, 500 images)" in words
    assert "0.6 [0.58, 0.62] comes from white pixels" in words
    assert "from black pixels (not told from nothing)" in words
    assert "the upper left adds most, 0.75, and the centre least, −0.25" in words
    assert "DeepLift, which passes too, shares it out as middle 0.4 [0.38, 0.42]" in words
    assert words.endswith("figure mlp/0/attribution/curves.")
    assert "the maps of saliency do not clearly leave less unexplained" in words
    other = text(numbers(size=-1.0, lost="occlusion"), tmp_path)
    assert "The mean logit of real images is lower" in other
    assert "Fails: occlusion and edge detector." in other
    assert "−1.00 ✗" in other


def test_the_text_of_nothing_claims_nothing(tmp_path):
    words = text(numbers(constant=True), tmp_path)
    assert "Passes: none." in words
    assert "anew: integrated gradients, DeepLift, occlusion and saliency." in words
    assert "No complete method passes, so nothing is said" in words
    assert "comes from" not in words
    assert "need not say the same" not in words
    same = text(numbers(size=0.0), tmp_path)
    assert "are not told apart" in same
    assert "adds most" not in same
    assert text(None, tmp_path) == ""


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("constant", [False, True])
@pytest.mark.parametrize("name", DRAWN)
def test_figures_draw_within_their_page(name, constant):
    fig = DRAWN[name](built.arrays(constant), built.header(), built.rows(constant=constant))
    draws_within_its_page(fig)


def test_methods_that_do_not_pass_are_marked():
    sheet = figure_attribution_sheet.draw(built.arrays(), built.header(), built.rows())
    assert words_of(sheet).count("✓") == len(built.METHODS) - 1
    assert "✗\nweights\nlabels\ndeletion" in words_of(sheet)
    constant = built.rows(constant=True)
    sheet = figure_attribution_sheet.draw(built.arrays(True), built.header(), constant)
    assert words_of(sheet).count("not\ntested") == len(built.METHODS) - 1
    labels = figure_attribution_checks.draw(built.rows()).axes[0].get_yticklabels()
    assert [label.get_text()[-1] for label in labels] == ["✓"] * 4 + ["✗"]
    curves = figure_attribution_curves.draw(built.arrays(), built.header(), built.rows())
    (legend,) = curves.legends
    names = [label.get_text() for label in legend.get_texts()]
    assert names == [
        "integrated gradients", "occlusion", "saliency", "edge detector (✗ fails)", "random order"
    ]  # fmt: skip
    assert words_of(figure_attribution_checks.draw(effects.empty())) == ["no method was checked"]


def test_panels_without_numbers_say_so():
    panels = figure_attribution_checks.draw(built.rows(constant=True)).axes
    empty = [any(text.get_text() == "not measured" for text in ax.texts) for ax in panels]
    assert empty == [False, False, True, True, True, False, True, True]


def test_columns_that_do_not_pass_stand_on_grey():
    sheet = pictures.signed_sheet(np.zeros((1, 2, 28, 28)), [False, True], 2)
    assert sheet.shape == (28, 58, 3)
    assert sheet[0, 0].min() > 0.95
    assert sheet[0, -1].max() < 0.9
    assert sheet[0, 28].tolist() == [1.0, 1.0, 1.0]  # between them


def test_names_are_those_of_the_analysis():
    from glassgan.attribution import checks, methods

    assert (shared.EDGES, shared.RANDOM) == (methods.EDGES, checks.RANDOM)
    assert set(figure_attribution_curves.DRAWN) <= set(methods.KINDS)
    colours = shared.colours(list(methods.KINDS))
    assert len(set(colours.values())) == len(methods.KINDS)
    assert colours[methods.EDGES] == style.GREY


def test_they_need_no_torch():
    program = (
        "import sys; from glassgan.report.attribution import pixel_numbers, sheet, curves, checks;"
        "assert 'torch' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
