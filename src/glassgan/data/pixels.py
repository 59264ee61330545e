"""An image of one's own as pixels of the data set: upright, resized, grey or in colour.

Nothing is guessed: what would lose something that was not said to be lost is refused.
"""

import io
import warnings

import numpy as np
from PIL import Image, ImageOps

from glassgan.data.odd import Odd

FORMATS = ("PNG", "JPEG")
UNREADABLE = "no PNG or JPEG file that can be read"
PLAIN = {"1": "L", "L": "L", "P": "RGB", "RGB": "RGB"}  # modes of Pillow, and what they become
DEPTH = 24  # where the header of a PNG file says how many bits a number has


def opened(content: bytes) -> Image.Image:
    """Return the image of a file, grey or red, green and blue, 8 bits each, upright.

    Colours of a palette are these colours, black and white are 0 and 255, a channel of transparency
    in which nothing is transparent is left out, and an image is turned as its EXIF data say.

    Raises:
        Odd: it cannot be read, or is of another sort.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of large images, and of EXIF data that are damaged
            file = Image.open(io.BytesIO(content), formats=FORMATS)
            file.load()
            image = ImageOps.exif_transpose(file)
    except Exception as error:  # Pillow raises many kinds, for damaged files any
        raise Odd(UNREADABLE) from error
    if getattr(file, "n_frames", 1) > 1:
        raise Odd("several pictures in one file; allowed: one")
    if content.startswith(b"\x89PNG") and content[DEPTH] == 16:
        raise Odd("16 bits a number; allowed: 8")
    if image.has_transparency_data:
        whole = image.convert("RGBA")
        if whole.getchannel("A").tobytes().strip(b"\xff"):
            raise Odd("transparent; allowed: images drawn on a ground")
        image = whole.convert("RGB")
    if image.mode not in PLAIN:
        raise Odd(f"colours as {image.mode}; allowed: grey or RGB")
    return image.convert(PLAIN[image.mode])


def fitted(image: Image.Image, side: int, fit: str | None) -> np.ndarray:
    """Return an image of a side, uint8 [C, side, side].

    Args:
        image: grey or RGB.
        side: in pixels.
        fit: how images of another size are resized, with Pillow's bicubic filter, which averages
            where it makes them smaller (Parmar et al. 2022): "crop" leaves out what the longer
            side has too much, half at each end, "stretch" nothing.

    Raises:
        Odd: it is of another size, and there is no `fit`.
    """
    size = (side, side)
    if image.size != size:
        if fit is None:
            width, height = image.size
            raise Odd(f"{width} × {height} pixels; allowed: {side} × {side}, or side and fit")
        if fit == "crop":
            image = ImageOps.fit(image, size, Image.Resampling.BICUBIC)
        else:
            image = image.resize(size, Image.Resampling.BICUBIC)
    return np.atleast_3d(np.asarray(image)).transpose(2, 0, 1)


def is_coloured(image: np.ndarray) -> bool:
    """Return whether the channels of an image, [C, H, W], differ anywhere."""
    return bool((image != image[:1]).any())


def grey(image: np.ndarray) -> np.ndarray:
    """Return the luma of ITU-R BT.601 of an image in colour, uint8 [1, H, W]."""
    return np.asarray(Image.fromarray(image.transpose(1, 2, 0)).convert("L"))[None]
