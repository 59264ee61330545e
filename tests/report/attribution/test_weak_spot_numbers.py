"""The weak spots of a discriminator in the report: figure, numbers, text."""

import json

import discriminator_page
import numpy as np
import pytest
from pages import draws_within_its_page
from unit_tables import SHARED, measured

from glassgan import effects
from glassgan.report import messages, names
from glassgan.report.attribution import weak_spot_numbers, weak_spots

RADII = (1, 8, 64)
BAND = {"null_low": -0.02, "null_high": 0.02}


def change_rows(analysis, target, way, kinds, size, null=BAND):
    row = {"analysis": analysis, "target": target, "intervention": way, **null}
    clear = {"p_value": 1e-6 if abs(size) > 0.05 else 0.8}
    for kind in kinds:
        yield {**row, "concept": f"logit of {kind}", **measured(2 * size), **clear}
    yield {**row, "concept": "AUROC", **measured(size)}


def attack_rows(kind, right=True, judged=True):
    shared = {"analysis": "adversarial", "target": kind}
    yield {**shared, "concept": "told rightly", **measured(0.7 if right else 0.02)}
    for name in ("FGSM", "PGD"):
        own = {**shared, "intervention": name, "group": name, "concept": "smallest radius"}
        if not right:
            yield {**own, **effects.no_estimate("no image is told rightly"), "n": 0}
            continue
        null = {"null_low": 32.0, "null_high": 64.0, "p_value": 1e-6}
        yield {**own, **measured(4.0, 1.0), **null}
        for place, radius in enumerate(RADII):
            band = {"null_low": 0.0, "null_high": 0.1 * place, "p_value": 1e-6}
            row = {**shared, **measured(0.1 + 0.4 * place), **band}
            row |= {"intervention": f"{name} {radius}", "group": name, "dose": radius}
            yield {**row, "concept": "verdict flipped"}
            row |= {"concept": weak_spots.JUDGED}
            if place or not judged:
                yield {
                    **row,
                    **({} if judged else {"estimate": np.nan, **effects.no_estimate("no image")}),
                }
    if right:
        row = {**shared, "intervention": "PGD, smallest", "group": "PGD"}
        row |= {"concept": weak_spots.JUDGED}
        band = {"null_low": 0.0, "null_high": 0.05, "p_value": 0.7}
        yield (
            {**row, **measured(0.03), **band}
            if judged
            else {**row, **effects.no_estimate("no image"), "n": 0}
        )


def results(found=True):
    """With findings; or a constant that calls everything generated, and never judged by a judge."""
    size = -0.2 if found else 0.0
    rows = [
        {"analysis": "adversarial", "concept": "threshold", "split": "discovery",
         "intervention": "0" if found else "chosen", "estimate": 0.0 if found else 0.3}
    ]  # fmt: skip
    kinds = ("real", "generated")
    for kind in kinds:
        right = found or kind == "generated"
        rows += attack_rows(kind, right, judged=found)
        pixel = {"analysis": "reliance", "target": kind, "intervention": "one pixel"}
        for concept in ("largest change of the logit", "verdict flipped"):
            lack = {**effects.no_estimate("too few images are told rightly"), "n": 0}
            null = {"null_low": 0.01, "null_high": 0.02, "p_value": 1e-6 if kind == "real" else 0.8}
            rows.append({**pixel, "concept": concept, **(measured(0.3) | null if right else lack)})
    rows += change_rows("reliance", "all pixels", "nothing", ["real"], 0.5, {})
    rows += change_rows("reliance", "all pixels", "nothing", ["generated"], 0.3 if found else 0.5)
    for way in ("border black", "border kept"):
        rows += change_rows("reliance", "border", way, kinds, size)
    for way, kind in (("quantised", "generated"), ("dequantised", "real")):
        rows += change_rows("reliance", "grid of levels", way, [kind], size)
    whole = {"concept": "whole change", "intervention": "quantised", **measured(-0.7)}
    rows.append({"analysis": "reliance", "target": "grid of levels", **whole})
    for network, some in (("discriminator", kinds), ("generator", ["generated"])):
        if found:
            rows += change_rows("mode_gap", network, "training mode", some, size, {})
            rows += [
                {"analysis": "mode_gap", "target": network, **measured(0.4),
                 "concept": f"spread of the logit of {kind}"} for kind in some
            ]  # fmt: skip
        else:
            rows.append(
                {"analysis": "mode_gap", "target": network, "concept": "AUROC",
                 **effects.no_estimate("no difference"), "n": 0}
            )  # fmt: skip
    shared = SHARED | {"status": "finite", "epoch": 1}
    gathered = effects.gather([effects.table([{**shared, "n": 100, **row} for row in rows])])
    pictures = {f"single_pixel.{kind}": np.full((28, 28), 0.1) for kind in kinds[not found :]}
    if found:
        rng = np.random.default_rng(0)
        for kind in kinds:
            pictures[f"image.{kind}"] = rng.uniform(-1, 1, (2, 1, 28, 28)).astype(np.float32)
            pictures[f"flipped.{kind}"] = rng.uniform(-1, 1, (2, 1, 28, 28)).astype(np.float32)
            pictures[f"facts.{kind}"] = np.array([[4.2, -12.5, 10.25, 3, -1], [0.5, 0, 0, -1, 3]])
    return pictures, gathered


def text(found, language="en"):
    return discriminator_page.text(language, weak_spots=found)


@pytest.mark.parametrize("language", names.LANGUAGES)
def test_the_figure_of_findings_and_of_nothing(language):
    with messages.speaking(language):
        draws_within_its_page(weak_spots.draw(*results()))
        draws_within_its_page(weak_spots.draw(*results(found=False)))


def test_numbers_are_read_off_the_rows():
    found = weak_spot_numbers.of_weak_spots(results()[1])
    assert found["flips"]["real"]["smallest"]["PGD"]["estimate"] == 4
    assert found["flips"]["real"]["smallest"]["PGD"]["beyond"]
    assert not found["flips"]["generated"]["judged"]["beyond"]
    assert found["border"]["border black"]["AUROC"]["side"] == "below"
    assert found["grid"]["quantised"]["logit of generated"]["beyond"]
    assert found["grid"]["quantised"]["logit of generated"]["of_gap"] == pytest.approx(1)
    assert list(found["grid"]["quantised"]) == ["logit of generated", "AUROC", "whole change"]
    assert not found["threshold"]["chosen"]
    nothing = weak_spot_numbers.of_weak_spots(results(found=False)[1])
    assert nothing["threshold"]["chosen"]
    assert nothing["flips"]["real"]["judged"] is None
    assert nothing["border"]["border black"]["AUROC"]["side"] == ""
    assert nothing["grid"]["quantised"]["logit of generated"]["of_gap"] is None
    json.dumps([found, nothing], allow_nan=False)
    assert weak_spot_numbers.of_weak_spots(effects.empty()) is None


def test_the_text_says_what_the_tables_say():
    words = text(weak_spot_numbers.of_weak_spots(results()[1]))
    lines = words.split("\n")
    row = ["real", "0", "70.0 % [68.0 %, 72.0 %]", "100", "4.0 [3.0, 5.0]", "4.0", "at least 32",
           "yes"]  # fmt: skip
    judged = ["real", "3.0 % [1.0 %, 5.0 %] of 100", "0.0 % to 5.0 %", "not shown"]
    assert judged in [lines[k : k + 4] for k in range(len(lines))]
    assert row in [lines[k : k + len(row)] for k in range(len(lines))]
    assert lines.count("it falls below what is left") == 2
    assert "−0.7 [−0.72, −0.68]" in lines  # of which as large a step takes back
    assert sum(line.startswith("yes (q = ") for line in lines) == 2  # levels count
    assert "0.4 [0.38, 0.42]" in lines  # spread in training mode
    assert "figure mlp/0/attribution/weak_spots." in lines


def test_the_page_speaks_chinese():
    words = text(weak_spot_numbers.of_weak_spots(results()[1]), "zh")
    assert "至少 32" in words
    assert "未得证实" in words


def test_the_text_of_nothing_claims_nothing():
    words = text(weak_spot_numbers.of_weak_spots(results(found=False)[1]))
    lines = words.split("\n")
    assert "0.3*" in lines
    assert "no image is told rightly" in lines
    assert "too few images are told rightly" in lines
    assert lines.count("not told apart") == 2
    assert lines.count("nothing says so") == 2
    assert lines.count("nothing changes") == 2
    assert "No weak spots were looked for." in text(None)


def test_the_text_of_a_discriminator_that_gives_no_numbers():
    _, rows = results()
    known = rows["n"] > 0
    why = rows["reason"].where(~known, "a logit is not finite")
    rows = rows.assign(status=why, reason=why)
    numbers = ["estimate", "ci_low", "ci_high", "null_low", "null_high", "p_value", "q_value"]
    rows[numbers] = np.nan
    found = weak_spot_numbers.of_weak_spots(rows)
    json.dumps(found, allow_nan=False)
    words = text(found)
    assert "a logit is not finite" in words.split("\n")
    assert "what the verdict rests on was not measured (a logit is not finite)." in words
    assert "nothing changes" not in words
    draws_within_its_page(weak_spots.draw({}, rows))
