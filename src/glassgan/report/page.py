"""The report as one page of HTML that needs no network."""

import base64
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from glassgan.data import DATA
from glassgan.effects import side


def embedded(path: str | Path) -> str:
    """Return a figure as a data URI."""
    kind = {".svg": "image/svg+xml", ".png": "image/png"}[Path(path).suffix]
    return f"data:{kind};base64,{base64.b64encode(Path(path).read_bytes()).decode()}"


def render(template: str | Path, content: Mapping[str, Any]) -> str:
    """Fill a Jinja template; a name that it uses and `content` lacks is an error."""
    environment = Environment(
        loader=FileSystemLoader(Path(template).parent),
        undefined=StrictUndefined,
        autoescape=str(template).endswith(".html.j2"),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "percent": lambda share: f"{100 * share:.1f} %".replace("-", "−"),
        "thousands": lambda number: f"{number:,}",
        "short": lambda number: f"{number:.3g}".replace("-", "−"),
        "embedded": embedded,
    }
    environment.globals |= {"data": DATA, "side": side}
    return environment.get_template(Path(template).name).render(**content)


def from_markdown(path: str | Path) -> str:
    """Return the HTML of a Markdown file, with the pictures beside it embedded."""
    from markdown_it import MarkdownIt

    html = MarkdownIt("commonmark").enable("table").render(Path(path).read_text(encoding="utf-8"))
    folder = Path(path).parent
    return re.sub(r'src="([^":]+)"', lambda found: f'src="{embedded(folder / found[1])}"', html)
