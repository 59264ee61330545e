"""The text of the case study as a page of the report shows it, and the pictures that it shows."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markupsafe import Markup

from glassgan.report import names

_SECTION = '<h2 id="part-{}">'
_TABLE = '<div class="wide">\n<table class="data" id="case-{}">'
# A picture on its own, and the paragraph below it, which is its caption.
_PICTURE = re.compile(r'<p><img src="([^"]+)" alt="[^"]*" /></p>\n<p><em>(.*?)</em></p>\n')


def of_files(paths: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return the text by language: folder, where its files lie, and parts, in order.

    A part has html, or it is a picture: figure (its name), caption, file (its name), width and
    height in pixels; these three are missing where the picture is none of the files.

    Args:
        paths: Markdown, README.md or README.<language>.md, and pictures, PNG.
    """
    pictures = {Path(path).name: path for path in paths if path.endswith(".png")}
    found = {}
    for path in map(Path, paths):
        if path.suffix == ".md":
            _, *language, _ = path.name.split(".")
            text = path.read_text(encoding="utf-8")
            found[(language or names.LANGUAGES)[0]] = {
                "folder": str(path.parent),
                "parts": _parts(text, pictures),
            }
    return found


def pictures(paths: Sequence[str]) -> dict[str, bytes]:
    """Return the pictures among files, by their paths within the folder of the report."""
    some = [Path(path) for path in paths if path.endswith(".png")]
    return {f"{names.CASE_FOLDER}/{path.name}": path.read_bytes() for path in some}


def _parts(text: str, pictures: dict[str, str]) -> list[dict[str, Any]]:
    pieces = _PICTURE.split(html(text))
    parts: list[dict[str, Any]] = [{"html": Markup(pieces[0])}]
    for file, caption, after in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        figure = {"figure": file.split(".")[0], "caption": Markup(caption)}
        if file in pictures:
            width, height = size(pictures[file])
            figure |= {"file": file, "width": width, "height": height}
        parts += [figure, {"html": Markup(after)}]
    return parts


def html(text: str) -> str:
    """Return HTML with tables and headings as pages of the report have them."""
    found = MarkdownIt("commonmark").enable("table").render(text)
    for kind, opened in (("h2", _SECTION), ("table", _TABLE)):
        first, *others = found.split(f"<{kind}>")
        found = first + "".join(
            opened.format(number) + other for number, other in enumerate(others, 1)
        )
    found = found.replace("</table>", "</table>\n</div>")
    return found.replace(' style="text-align:right"', ' class="number"')


def size(png: str | Path) -> tuple[int, int]:
    """Return width and height of a PNG in pixels."""
    head = Path(png).read_bytes()[:24]
    return int.from_bytes(head[16:20]), int.from_bytes(head[20:24])
