"""The page on claims: what it says, in both languages, and of what is missing."""

import re

import claim_tables
import pytest
from pages import text_of

from glassgan.report import findings, messages, names
from glassgan.report.claims import numbers, wording

CLAIMS = claim_tables.ledger(
    copies_nothing={"says": "Fewer than two samples of the mlp in a hundred are copies."},
    judges_agree={"verdict": "undecided", "seeds": "0 11", "rows": 2, "reason": "few", "fork": "f"},
    mine={
        "verdict": "refuted", "believed": True, "against_judge": "frechet_random frechet_pixels",
        "advice": "Do it.", "null_low": 0.0, "null_high": 0.25, "beyond_null": True,
    },
    told={"phase": "follow_ups", "expected": 0.5, "says": "One says so of another mlp."},
    people={"phase": "eyes", "estimate": None, "reason": "nobody has looked yet"},
    absent={"seeds": "", "verdict": "not in this preset", "says": "Nothing tells of it."},
)  # fmt: skip
CONTENT = {
    "claim_says": findings.says,
    "claim_advises": wording.advises,
    "claims_explained": wording.explained,
    "page_of": lambda phase: phase if phase in names.QUESTIONS else "claims",
    "claims": numbers.of_ledger(CLAIMS, "mlp"),
    "card": numbers.of_card(claim_tables.card(("holds", "fails"), ("open", "not measured"))),
    "stability": numbers.of_stability(claim_tables.stability()),
    "eyes": numbers.of_eyes(claim_tables.key(), claim_tables.eyes(looked=True)),
    "scorecard": numbers.of_scorecard(claim_tables.scorecard(one=(True, 1.0, 0.0, 0.0))),
}


def text(language="en", **content):
    return text_of("claims", language=language, **{**CONTENT, **content})


def test_a_scorecard_names_what_falls_short_and_what_says_too_much():
    table = claim_tables.scorecard(
        good=(True, 1.0, 0.0, 0.0), short=(True, 0.6, 0.0, 0.0), other=(False, 0.6, 0.0, 0.0),
        loud=(True, 1.0, 0.0, 0.3),
    )  # fmt: skip
    found = numbers.of_scorecard(table.assign(said=0.4))
    said = text(scorecard=found)
    assert "fall short of an area under the ROC of 0.95" in said
    assert "in a trained network: short." in said
    assert "More than 5 % of what does nothing is said to do something by: loud." in said
    assert "that is said by: good; short; loud." in said
    assert "(other)\n20\n30\n0.60 [0.50, 1.00]\n0.60• 1.00\n0.40\n0.00\n0.00\n0.90" in said
    assert "\n1 of 4" not in said
    assert "reach an area under the ROC of at least 0.95" in text()


def test_an_instrument_that_was_not_run():
    row = {"name": "absent", "levels": []}
    assert "absent: was not run\n–" in text(
        scorecard={**CONTENT["scorecard"], "rows": [row, *CONTENT["scorecard"]["rows"]]}
    )


def test_what_became_of_claims():
    said = text()
    row = (
        "supported\nFewer than two samples of the mlp in a hundred are copies. mlp: the GAN that "
        "is studied most here; both of its networks are of fully connected layers, with batch "
        "normalisation in the generator. copies_nothing · Samples · quality · one row of mlp, "
        "seed 11 · 0123456789\n–\n0.75 [0.625, 0.875] share\n> 0.5\n< 0.0001\n1.0000"
    )
    assert row in said
    assert "undecided few\n" in said
    assert "2 rows of mlp, seeds 0, 11 · fork f" in said
    assert "refuted not so by random features and by pixels" in said
    assert "(a common belief)" in said
    assert "chance: 0 to 0.25" in said
    assert "tested against its null, too" in said
    assert said.count("studied most here") == 1  # explained once, though two claims need it
    assert "No run or fork of this preset can tell anything of:\nNothing tells of it." in said
    assert "Do it. (refuted: mine)" in said


def test_predictions_stand_by_themselves():
    said = text()
    before, after = said.split("What one analysis says of another")
    assert "One says so" not in before
    assert "One says so of another mlp." in after
    without = numbers.of_ledger(CLAIMS[CLAIMS["claim"] != "told"], "mlp")
    assert "What one analysis says of another" not in text(claims=without)


def test_conditions_of_the_trust_card():
    said = text()
    assert "covers the data\n> −0.2\nholds −0.1 [−0.15, −0.05]\nopen" in said
    found = numbers.of_card(
        claim_tables.card(("holds", "fails")).assign(detail="ink, area, width, digit 1")
    )
    assert "4 concepts" in text(card=found)


def test_what_people_see_is_told_and_that_nobody_has_looked():
    said = text()
    assert said.count("0.40 [0.30, 0.50]") == 17
    assert "is 0.01." in said
    none = numbers.of_eyes(claim_tables.key(), claim_tables.eyes(looked=False))
    said = text(eyes=none)
    assert "The answer of people is missing: nobody has looked yet." in said
    assert said.count("0.40 [0.30, 0.50]") == 9


def test_what_an_explanation_agrees_with_and_why_not():
    said = text()
    assert "units\nconcepts\nanother bank\n0.9 [0.85, 0.95] chance: −0.2 to 0.2 hidden1" in said
    assert "sets\noverlap\nanother bank\n– few" in said


@pytest.mark.parametrize("part", ["claims", "card", "stability", "eyes"])
def test_what_is_missing_is_said_to_be(part):
    said = text(**{part: None})
    assert "left out. A job failed." in said
    assert said.count("A job failed.") == 1


def test_it_is_in_chinese():
    said = text("zh")
    assert "mlp 的样本中，属于训练图像复制品的不到百分之二。" in said
    assert all(word in said for word in ("得到支持", "被否定", "未定", "不满足", "偶然：0 至 0.25"))
    assert not re.search("supported|refuted|chance|holds|Measured|Claim|seed|analysis", said)


@pytest.mark.parametrize("language", names.LANGUAGES)
def test_a_claim_in_short_says_its_size_or_why_it_has_none(language):
    measured, unmeasured = numbers.rows(CLAIMS)[2], numbers.rows(CLAIMS)[4]
    with messages.speaking(language):
        said = findings.size(measured)
        assert f"<b>0.75 [0.625, 0.875]</b> {messages.name_of('share')}" in said
        missing = findings.size(unmeasured)
    assert {"en": "Not measured (nobody", "zh": "未测得（"}[language] in missing
    assert "–" not in missing
    without = findings.size({**measured, "unit_of_measure": ""})
    assert "</b>; chance" in without
