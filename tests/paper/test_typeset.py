"""The paper: the same bytes for the same content, and none without a number."""

import json

import pytest
import typst

from glassgan.paper import typeset
from glassgan.report import page

WORDS = ("stop", "abstract", "findings", "method", "figure", "references", "made", "measured")
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="72pt" height="36pt" viewBox="0 0 72 36">'
    '<path d="M 0 0 L 72 36" style="stroke: #000000"/></svg>'
)


def content(**more):
    figure = {
        "file": "figures/figure-1.svg",
        "wide": True,
        "title": "T",
        "caption": "C",
        "alt": "a",
    }
    section = {"title": "A question?", "answer": ["Yes."], "method": ["So."]}
    return {
        "language": "en",
        "title": "Title",
        "subtitle": "Sub",
        "abstract": ["One.", "Two."],
        "question": "Why?",
        "answer": ["Therefore."],
        "about": "All of them.",
        "words": dict.fromkeys(WORDS, "word"),
        "findings": [{"says": "It is.", "verdict": "supported", "kind": "supported", "size": "1"}],
        "figures": [figure, figure],
        "sections": [section],
        "command": "make figures",
        **more,
    }


@pytest.fixture
def made(tmp_path):
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures/figure-1.svg").write_text(SVG)

    def paper(told):
        (tmp_path / "paper.json").write_text(json.dumps(told))
        template = page.ROOT / "paper/paper.typ"
        beside, fonts = [page.ROOT / "paper/references.bib"], page.ROOT / "fonts"
        return typeset.pdf(template, beside, tmp_path / "figures", fonts, tmp_path / "paper.json")

    return paper


def test_the_same_content_is_the_same_bytes(made):
    first = made(content())
    assert first.startswith(b"%PDF")
    assert made(content()) == first
    assert made(content(title="Another")) != first


def test_a_chinese_paper(made):
    assert len(made(content(language="zh", title="网络在做什么"))) > len(made(content()))


@pytest.mark.parametrize("name", ["findings", "sections", "title", "command"])
def test_what_is_missing_stops_the_build(made, name):
    told = content()
    del told[name]
    with pytest.raises(typst.TypstError, match=name):
        made(told)
