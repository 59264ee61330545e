"""The page about theory in both languages: everything there, and nothing there."""

import re

import pytest
from pages import text_of
from theory_content import NO_THEORY, TOLD, explanation, full

from glassgan.report import names
from glassgan.report.theory import explained

FIGURES = ("dirac", "known", "dropping", "moving", "frozen", "jacobian")


@pytest.mark.parametrize("language", names.LANGUAGES)
def test_everything_is_there(language):
    text = text_of("theory", language, **full())
    assert [name for name in FIGURES if f"figure theory/{name}." not in text] == []
    assert text.count("figure theory/") == len(FIGURES) + 1  # the answer
    for number in ("8 · 10−10", "0.2230 [0.2210, 0.2250]", "−66 + 2i", "0.0000 [0.1000, 0.1000]"):
        assert number in text.replace("\N{NO-BREAK SPACE}", " ")


def test_what_was_found_is_said():
    text = text_of("theory", **full())
    assert "real part above zero, and 0 of 1 on other images" in text
    assert "finds the shift in 9 of 10 classes" in text
    assert "at 7 of 10 looks, and the gradient comes to 1.0 % of the bound at most" in text
    assert "Left out for article/0, mlp/1: it is too large." in text
    assert "with the one in training it is −1.30 to −1.20" in text
    nowhere = {**full(), "frozen": [{**full()["frozen"][0], "room": None}]}
    assert "at every generated image: nowhere here" in text_of("theory", **nowhere)


@pytest.mark.parametrize("language", names.LANGUAGES)
def test_what_is_missing_is_said(language):
    text = text_of("theory", language, **NO_THEORY)
    assert text.count("figure theory/") == 1
    lost = {"en": "A job failed.", "zh": "有一个作业失败了。"}[language]
    assert text.count(lost) == 5
    none = {"en": "No run has eigenvalues", "zh": "没有任何运行得到博弈的特征值"}[language]
    assert none in text


def test_the_chinese_page_holds_no_sentence_in_english():
    content = full()
    for rows in ("known", "dirac", "moving", "jacobian", "jacobian_left_out"):
        content[rows] = ()  # their values are in other words by `name_of`
    text = text_of("theory", "zh", **content, answers={"theory": []})
    quoted = r"figure theory/\w+|Goodfellow|Arjovsky|Bottou|Mescheder|Huang|Fréchet|Jensen–Shannon"
    rest = re.sub(quoted + r"|Dirac-GAN|Arnoldi|uHJu|article|cures|log|mlp|JSD|KL|GAN", "", text)
    assert re.findall(r"[A-Za-zéè]{4,}", rest) == []


@pytest.mark.parametrize("phenomenon", TOLD)
def test_every_measurement_is_read(phenomenon):
    assert phenomenon in explained.PHENOMENA
    assert explained.said(TOLD[phenomenon])


def test_numbers_are_read_out_of_sentences():
    said = explained.said(TOLD["players turn around each other"])
    assert said[0][0] == "oscillation"
    fields = {"free": 4, "bound": 5, "free_least": "0.34", "bound_least": "8\xa0·\xa010⁻⁶"}
    assert fields.items() <= said[0][1].items()
    forks = explained.said(TOLD["what a penalty on D's slope does"])
    assert [(name, fields["run"], fields["classes"]) for name, fields in forks] == [
        ("penalties", "mlp/0", 10), ("penalties", "article/0", 1),
    ]  # fmt: skip
    assert explained.said("it was so") == []


def test_numbers_with_an_exponent():
    assert explained.plain("2e-12") == "2\xa0·\xa010⁻¹²"
    assert explained.plain("3e+05") == "3\xa0·\xa010⁵"
    assert explained.plain("0.25") == "0.25"


def test_a_phenomenon_that_is_not_known_stays_as_the_table_has_it():
    rows = [explanation("the sky is blue", "does not agree")]
    text = text_of("theory", "zh", **{**NO_THEORY, "explanations": rows})
    assert "the sky is blue\n不符\nit is so\nit was so\na paper" in text
