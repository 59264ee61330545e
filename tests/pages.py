"""What every figure must hold to, and the text of a part of the report."""

import html
import re
from pathlib import Path

from glassgan.report import page

REPORT = Path("report")
# what the text of theory is told where nothing of it ran
NO_THEORY = {
    **dict.fromkeys(("dirac", "known", "dropping", "moving", "frozen", "jacobian"), ()),
    **dict.fromkeys(("stacked", "explanations", "planted"), ()),
    "left_out": lambda what: "",
}


def text_of(part, folder, **content):
    """A part of the report on the run mlp/0, without its tags, a line a paragraph, item or cell.

    Args:
        part: name of the template in `report/`.
        folder: to write in.
        content: what the template uses.
    """
    macros = re.findall(
        r"{% macro (?:interval|measured).*?endmacro %}\n",
        (REPORT / "report.html.j2").read_text(),
        re.DOTALL,
    )
    assert len(macros) == 2
    around = ["{% macro figure(path) %}<p>figure {{ path }}.</p>{% endmacro %}\n", *macros]
    (folder / part).parent.mkdir(parents=True, exist_ok=True)
    (folder / part).write_text((REPORT / part).read_text())
    (folder / "page.html.j2").write_text("".join(around) + f"{{% include '{part}' %}}")
    marked = page.render(folder / "page.html.j2", {"name": "mlp/0", **content})
    blocks = re.split(r"</?(?:p|li|ul|ol|td|th|tr|table|h3|h4)\b[^>]*>", marked)
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
