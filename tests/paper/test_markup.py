"""Sentences of the report as Typst has them."""

import json

import pytest
import typst

from glassgan.paper.markup import of_html

CASES = {
    "plain words, 95 %": "plain words, 95 %",
    "<b>0.5</b>(0.4) [0.4, 0.6]": "#strong[0.5];(0.4) \\[0.4, 0.6\\]",
    "x<sub>1</sub> &lt; 2": "x#sub[1]; \\< 2",
    'a <code>f("x")</code>': 'a #raw("f(\\"x\\")");',
    'see <a href="units.html">the units</a>': "see the units",
    "# 1 * 2 _ $ @ ~ // -- '": "\\# 1 \\* 2 \\_ \\$ \\@ \\~ \\/\\/ \\-\\- \\'",
}


@pytest.mark.parametrize("html", CASES)
def test_markup(html):
    assert of_html(html) == CASES[html]


def test_typst_prints_it_as_it_was_meant(tmp_path):
    hard = "= 1. + - / #let $x$ *b* _i_ `c` [a] <l> @r ~ \\ \"q\" 'q' // no comment"
    marked = json.dumps(of_html(hard.replace("<", "&lt;")))
    source = f'#set page(height: auto)\n#eval({marked}, mode: "markup")'
    (tmp_path / "a.typ").write_text(source)
    assert typst.compile(tmp_path / "a.typ", format="pdf").startswith(b"%PDF")
