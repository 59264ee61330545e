"""The sheet of pairs as one page that needs no network, and the form beside it."""

import base64
import io

import numpy as np
from jinja2 import Environment, StrictUndefined
from PIL import Image

from glassgan.claims.eyes.key import HEADER, NONE
from glassgan.concepts import CLASSES
from glassgan.data import DATA


def page(template: str, preset: str, identity: str, pairs: np.ndarray) -> str:
    """Return the page: pairs by number, left and right, with a field for each image.

    Args:
        template: its text, Jinja.
        preset: after which the folder of filled forms is named.
        identity: of the sheet.
        pairs: images as the data store them, uint8 [P, 2, C, H, W].
    """
    environment = Environment(
        undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    named = DATA.classes != tuple(map(str, range(CLASSES)))  # else a class is its number
    return environment.from_string(template).render(
        preset=preset,
        sheet=identity,
        pairs=[[_embedded(image) for image in both] for both in pairs],
        labelled=DATA.labelled,
        kind=DATA.kind,
        kinds=DATA.plural,
        named=DATA.classes if named else (),
        named_zh=DATA.classes_zh or DATA.classes,
        header=",".join(HEADER),
        nothing=NONE,
        last=CLASSES - 1,
    )


def form(identity: str, count: int) -> str:
    """Return the form to fill in by hand, CSV."""
    lines = [",".join(HEADER), *(f"{identity},,{pair},," for pair in range(1, count + 1))]
    return "\n".join(lines) + "\n"


def _embedded(image: np.ndarray) -> str:
    """Return a stored image [C, H, W] as a data URI, ink dark where there is one channel."""
    ink_dark = DATA.channels == 1 and DATA.dark_ground
    levels = DATA.greatest - image if ink_dark else image
    shown = np.rint(levels.astype(float) / DATA.greatest * 255).astype(np.uint8)
    pixels = shown[0] if DATA.channels == 1 else shown.transpose(1, 2, 0)
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, format="PNG", optimize=True)
    return f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"
