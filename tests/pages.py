"""What every figure must hold to, and the text of a part of the report."""

import html
import re

from glassgan.report import messages, names, page

# what a page is told around what it is about
AROUND = {
    "preset": "test",
    "results": "results/test",
    "device": "cpu",
    "embed": False,
    "failed": [],
    "missing": {"mlp/0": []},
    "runs": {"mlp/0": {}},
    "answers": {name: ["An answer."] for name in names.FIGURES},
    "job_of": lambda path: "",
    "said_of": lambda path, part: path,
    "page_of": lambda phase: phase,
}


def figure_at(path):
    """A figure that is there, by its path alone."""
    own = {"id": path, "path": path, "src": path, "width": 1, "height": 1}
    return {**own, "title": f"figure {path}.", "alt": path, "caption": ""}


def text_of(topic, language="en", **content):
    """The text of the page about a topic, on the run mlp/0, without its tags.

    A line a paragraph, item, cell or heading; a figure is "figure <path>.".
    """
    told = {**AROUND, "figure_at": figure_at, "page": topic, **content}
    with messages.speaking(language):
        marked = page.render(f"{topic}/page.html.j2", told)
    marked = re.search("<main.*</main>", marked, re.DOTALL)[0]
    marked = re.sub(r"\.[.。]</b>", ".</b>", marked)  # a title has its stop already
    blocks = re.split(r"</?(?:p|li|ul|ol|td|th|tr|table|h1|h2|h3|h4|figcaption)\b[^>]*>", marked)
    plain = (html.unescape(re.sub(r"<[^>]*>", "", block)) for block in blocks)
    return "\n".join(line for block in plain if (line := " ".join(block.split())))


def draws_within_its_page(fig, *, widest=8.5):
    """Lay a figure out and go through all that it draws; nothing may lie outside its page.

    That it can be saved, and to which bytes, is what `test_same_bytes` looks at.
    """
    fig.draw_without_rendering()
    width, height = fig.get_size_inches()
    assert width <= widest
    box = fig.get_tightbbox()
    assert box.x0 >= -0.05
    assert box.y0 >= -0.05
    assert box.x1 <= width + 0.05
    assert box.y1 <= height + 0.05
