"""Pages of the report: HTML that needs no network, in every language."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from glassgan.data import DATA
from glassgan.effects import side
from glassgan.report import messages, names, wording

ROOT = messages.ROOT.parent


def href(page: str, anchor: str = "", language: str | None = None) -> str:
    """Return a link from one page to another, in the language that is spoken if none is named."""
    return names.file_of(page, language or messages.spoken()) + (f"#{anchor}" if anchor else "")


def anchor(path: str) -> str:
    """Return the anchor of a figure or a job, by its path or name."""
    return re.sub(r"\W+", "-", path)


def percent(share: float) -> str:
    """Return a share in per cent, with a space before the sign where the language has one."""
    gap = "" if messages.spoken() == "zh" else " "
    return f"{100 * share:.1f}{gap}%".replace("-", "−")


def command(preset: str, target: str) -> str:
    """Return the command that makes a file again."""
    overlay = "" if preset == "default" else f"--configfile presets/{preset}.yaml "
    return f"snakemake --cores 2 {overlay}--force {target}"


def render(template: str, content: Mapping[str, Any], root: str | Path = ROOT) -> str:
    """Fill a Jinja template in the language that is spoken.

    A name that it uses and `content` lacks is an error.

    Args:
        template: its path within `root`.
        content: what it uses.
        root: the folder of templates.
    """
    made = _environment(root, template.endswith(".html.j2")).get_template(template)
    return made.render({"language": messages.spoken(), **content})


@cache
def _environment(root: str | Path, in_html: bool) -> Environment:
    """Return what all templates of a folder share; each is compiled once."""
    environment = Environment(
        loader=FileSystemLoader(root),
        undefined=StrictUndefined,
        autoescape=in_html,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., str]] = {
        "percent": percent,
        "thousands": lambda number: f"{number:,}",
        "short": wording.short,
        "name": messages.name_of,
    }
    environment.filters |= filters
    environment.globals |= {
        "data": DATA,
        "side": side,
        "say": messages.said_in_html if in_html else messages.say,
        "knows": messages.has,
        "paragraphs": lambda name: map(Markup, messages.paragraphs(name)),
        "href": href,
        "anchor": anchor,
        "languages": names.LANGUAGES,
        "language_names": names.LANGUAGE_NAMES,
        "questions": names.QUESTIONS,
    }
    return environment


def figures(
    folder: Path, drawn: set[str], source: Callable[[Path], str]
) -> Callable[[str], dict[str, Any] | None]:
    """Return what gives templates a figure, or None where a job that failed did not draw it.

    Args:
        folder: of figures.
        drawn: files that there are, in all languages.
        source: from a file to what a page names as the source of the picture.
    """

    def figure_at(path: str) -> dict[str, Any] | None:
        own = [f"{folder}/{path}.{messages.spoken()}.svg", f"{folder}/{path}.svg"]
        found = next((Path(file) for file in own if file in drawn), None)
        if found is None:
            return None
        width, height = size(found)
        return {
            "id": anchor(path),
            "path": own[-1],
            "src": source(found),
            "width": width,
            "height": height,
            "title": said_of(path, "title"),
            "alt": said_of(path, "alt"),
            "caption": Markup(said_of(path, "caption")),
        }

    return figure_at


def said_of(path: str, part: str) -> str:
    """Return what is said of a figure, by run/topic/figure: its title, alt or caption."""
    topic, name = path.split("/")[-2:]
    return messages.say(f"{topic}-{name}-{part}")


def size(svg: Path) -> tuple[int, int]:
    """Return width and height of an SVG in pixels, 96 of which are an inch."""
    head = svg.read_text(encoding="utf-8")[:2000]
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', head)
    if found is None:
        raise ValueError(f"{svg}: no viewBox in its first lines")
    return round(float(found[1]) * 96 / 72), round(float(found[2]) * 96 / 72)
