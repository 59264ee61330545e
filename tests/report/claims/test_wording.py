"""Claims and what they advise in Chinese, and their words that need explaining."""

import re

import pytest
import yaml
from projects import ROOT

from glassgan.report import findings, messages, names
from glassgan.report.claims import wording

CLAIMS = yaml.safe_load((ROOT / "claims.yaml").read_text(encoding="utf-8"))["claims"]
ROWS = [{"claim": claim["name"], "says": claim["says"]} for claim in CLAIMS]


def ids(language, start):
    text = (ROOT / f"report/messages/{language}/claims.ftl").read_text(encoding="utf-8")
    return re.findall(rf"^claims-{start}-([\w-]+) =", text, re.MULTILINE)


def test_every_claim_and_all_advice_has_its_chinese_and_none_is_left_over():
    assert ids("zh", "says") == [claim["name"] for claim in CLAIMS]
    advice = [f"{one['name']}-{verdict}" for one in CLAIMS for verdict in one.get("advice", {})]
    assert ids("zh", "advice") == advice
    assert ids("en", "says") == ids("en", "advice") == []  # which stand in claims.yaml


def test_a_claim_keeps_its_words_where_it_is_not_translated():
    own = {"claim": "copies_nothing", "says": "So.", "verdict": "supported", "advice": "Do."}
    other = {**own, "claim": "of_mine"}
    assert (findings.says(own), wording.advises(own)) == ("So.", "Do.")
    with messages.speaking("zh"):
        assert "复制品" in findings.says(own)
        assert (findings.says(other), wording.advises(other)) == ("So.", "Do.")
        refuted = {**other, "claim": "pca_is_semantic", "verdict": "refuted"}
        assert "主方向" in wording.advises(refuted)


def test_a_word_is_explained_where_it_comes_first_and_never_again():
    found = wording.explained(ROWS)
    assert list(found) == [row["claim"] for row in ROWS]
    every = [name for own in found.values() for name in own]
    # each word that is explained is one of some claim
    assert sorted(every) == sorted(f"claims-means-{name}" for name in wording.EXPLAINED)
    assert found["mlp_trains"] == ["claims-means-mlp"]
    assert "claims-means-mlp" not in found["judge_abstains"]
    turned = wording.explained(ROWS[::-1])
    assert "claims-means-article" in turned["rescued_before_not_after"]
    assert turned["mlp_trains"] == []


@pytest.mark.parametrize("language", names.LANGUAGES)
def test_what_is_explained_can_be_said_and_nothing_else_is_there(language):
    assert sorted(ids(language, "means")) == sorted(wording.EXPLAINED)
    with messages.speaking(language):
        assert all("<b>" in messages.say(f"claims-means-{name}") for name in wording.EXPLAINED)
