"""Attribution to pixels in the report: verdicts, figures, text."""

import json
import subprocess
import sys

import attribution_tables as built
import discriminator_page
import numpy as np
import pytest
from pages import draws_within_its_page

from glassgan import decisions, effects
from glassgan.attribution import trust
from glassgan.report import messages, names, pictures, style
from glassgan.report.attribution import checks as figure_attribution_checks
from glassgan.report.attribution import curves as figure_attribution_curves
from glassgan.report.attribution import pixel_numbers, shared
from glassgan.report.attribution import sheet as figure_attribution_sheet

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


def text(found, language="en"):
    return discriminator_page.text(language, pixels=found)


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


def test_the_text_says_what_the_tables_say():
    words = text(numbers())
    lines = words.split("\n")
    assert "0.9 ✓" in lines
    assert "not claimed" in lines
    assert "1.000 ✗" in lines
    assert "✗ weights, labels, deletion" in lines  # of the edge detector
    assert lines.count("✓ passes") == 3
    assert "✓ passes; single maps in doubt" in lines
    assert "0.5 [0.48, 0.52]" in lines  # the whole difference
    assert "0.6 [0.58, 0.62]" in lines  # from white pixels
    assert any(line.endswith("‡") for line in lines)  # from black ones, not told from 0
    assert "images: upper left, 0.75; and this one least: centre, −0.25 (sums of" in words
    assert "0.4 [0.38, 0.42]" in lines  # DeepLift, from the middle
    assert "figure mlp/0/attribution/curves." in lines
    other = text(numbers(size=-1.0, lost="occlusion"))
    assert "−0.5 [−0.52, −0.48]" in other
    assert "✗ deletion" in other.split("\n")
    assert "−1.00 ✗" in other


def test_the_page_speaks_chinese():
    words = text(numbers(), "zh")
    assert "✗ 权重、标签、删除" in words
    assert "左上（0.75）" in words


def test_the_text_of_nothing_claims_nothing():
    words = text(numbers(constant=True))
    assert "✓" not in words.split("Do methods agree?")[0]
    assert words.count("– not tested") == 4
    assert "No complete method passes, so nothing is said" in words
    assert "upper left" not in words
    same = text(numbers(size=0.0))
    assert "are not told apart" in same
    assert "upper left" not in same
    assert "No method of attribution to pixels was tried." in text(None)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("constant", [False, True])
@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("language", names.LANGUAGES)
def test_figures_draw_within_their_page(name, constant, language):
    with messages.speaking(language):
        fig = DRAWN[name](built.arrays(constant), built.header(), built.rows(constant=constant))
        draws_within_its_page(fig)


def test_colours_change_no_place_on_the_sheet():
    grey = built.arrays()
    coloured = {name: np.stack([grey[name]] * 3, axis=-3) for name in ("images", "baselines")}
    sheets = (
        figure_attribution_sheet.draw(arrays, built.header(), built.rows())
        for arrays in (grey, grey | coloured)
    )
    first, second = ([ax.get_position().bounds for ax in fig.axes] for fig in sheets)
    assert first == second


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
