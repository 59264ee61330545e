"""The paper as PDF: the same bytes for the same content."""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import typst

LONG_AGO = 0  # the date in the file, so that it is the same on every day


def pdf(template: Path, beside: Sequence[Path], figures: Path, fonts: Path, content: Path) -> bytes:
    """Return the paper.

    Args:
        template: Typst.
        beside: files that it reads by their names.
        figures: a folder that it reads from, "figures".
        fonts: a folder of fonts; Typst's own are there too, those of the machine are not.
        content: JSON, what the paper says.

    Raises:
        typst.TypstError: something that the template prints is not in the content.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for file in (template, content, *beside):
            shutil.copy(file, root / file.name)
        shutil.copytree(figures, root / "figures")
        found: bytes = typst.compile(
            root / template.name,
            root=root,
            font_paths=[fonts],
            ignore_system_fonts=True,
            sys_inputs={"content": content.name},
            timestamp=LONG_AGO,
        )
    return found
