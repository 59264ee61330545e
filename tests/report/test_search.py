"""What can be searched for on a page."""

from glassgan.report import search

PAGE = """<html><head><style>h1 { }</style></head><body><nav><h2>not this</h2></nav><main>
<h1>A <b>title</b></h1><p>before   all</p>
<h2 id="units">Units</h2><p>They <i>do</i> something.</p>
<table><tr><td>a</td><td>b</td></tr></table>
<script>var hidden = 1;</script><h3>Within</h3><p>More</p></main></body></html>"""


def test_a_section_for_each_heading():
    first, second, third = search.sections(PAGE, "page.html")
    assert first == {
        "title": "A title",
        "low": "a title",
        "text": "before all",
        "href": "page.html",
        "page": "A title",
    }
    assert (second["href"], second["text"]) == ("page.html#units", "they do something. a b")
    assert third["title"] == "Within"
    assert "hidden" not in str(third)
    assert "not this" not in str([first, second, third])
