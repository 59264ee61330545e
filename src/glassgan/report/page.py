"""The report as one page of HTML that needs no network."""

import base64
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def embedded(path: str | Path) -> str:
    """Return a figure as a data URI."""
    kind = {".svg": "image/svg+xml", ".png": "image/png"}[Path(path).suffix]
    return f"data:{kind};base64,{base64.b64encode(Path(path).read_bytes()).decode()}"


def render(template: str | Path, content: Mapping[str, Any]) -> str:
    """Fill a Jinja template; a name that it uses and `content` lacks is an error."""
    environment = Environment(
        loader=FileSystemLoader(Path(template).parent),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "percent": lambda share: f"{100 * share:.1f} %",
        "thousands": lambda number: f"{number:,}",
        "embedded": embedded,
    }
    return environment.get_template(Path(template).name).render(**content)
