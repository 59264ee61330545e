"""Vector graphics in fewer bytes: what matplotlib writes, without what no eye can see."""

import base64
import io
import re

import numpy as np
from PIL import Image

PALETTE = 256  # colours that a picture may have to be stored as numbers of them
MARKS = 2048  # so many where marks of few colours have soft edges; the nearest of fewer will do

_PICTURE = re.compile(r"base64,([^\"]*)\"")
_GLYPH = re.compile(r'<use xlink:href="#(\w+-\w+)" transform="translate\((-?[\d.]+) 0\)"/>')
_OUTLINE = re.compile(r' d="([^"]*)" transform="scale\(0\.015625\)"')
_GRID = 16  # of matplotlib's 6,400 places across a letter, so many are one here
_LETTER = re.compile(r" ?\b([MLQCz]) (?=[-\d\"])")  # of a path
_NUMBER = re.compile(r"-?\d+\.\d+")
# what matplotlib writes around what is drawn: names that nothing refers to, notes, comments
_IDLE = re.compile(
    r"<\?xml.*?\?>|<!DOCTYPE.*?>|<metadata>.*?</metadata>|<!--.*?-->|"
    r' id="(?:figure|axes|patch|line2d|text|matplotlib\.axis|xtick|ytick|legend|image|'
    r'LineCollection|PathCollection|FillBetweenPolyCollection|QuadMesh|PolyCollection)_?\d*"',
    re.DOTALL,
)


def smaller(svg: bytes) -> bytes:
    """Return an SVG by matplotlib in fewer bytes: places to 0.01 points, pictures packed.

    A hundredth of a point is a twentieth of a pixel where a figure is shown three times as large.
    """
    parts = _PICTURE.split(svg.decode())
    for place in range(0, len(parts), 2):
        lean = _GLYPH.sub(_placed, _OUTLINE.sub(_traced, _IDLE.sub("", parts[place])))
        lean = _NUMBER.sub(_rounded, lean.replace("xlink:href=", "href="))
        lean = re.sub(r">\s+<", "><", re.sub(r"\s*\n\s*", " ", lean))
        lean = _LETTER.sub(r"\1", lean)
        parts[place] = lean.replace("DejaVuSans", "d").replace("NotoSansSC", "n")
    parts[1::2] = [f'base64,{_packed(picture)}"' for picture in parts[1::2]]
    return "".join(parts).strip().encode()


def _traced(outline: re.Match[str]) -> str:
    """Return the outline of a letter on a coarser grid, by steps from place to place."""
    found, here, start = list[str](), (0, 0), (0, 0)
    for command, places in re.findall(r"([MLQCz])([^MLQCz]*)", outline[1]):
        ends = [round(float(number) / _GRID) for number in places.split()]
        pairs = list(zip(ends[::2], ends[1::2], strict=True))
        steps = " ".join(f"{x - here[0]} {y - here[1]}" for x, y in pairs)
        found.append(command.lower() + steps.replace(" -", "-"))
        here = pairs[-1] if pairs else start
        if command == "M":
            start = here
    return f' d="{"".join(found)}" transform="scale({_GRID / 64:g})"'


def _placed(glyph: re.Match[str]) -> str:
    """Return a letter at its place, in hundredths of the size of the font."""
    return f'<use xlink:href="#{glyph[1]}" x="{float(glyph[2]):.0f}"/>'


def _rounded(number: re.Match[str]) -> str:
    short = f"{float(number[0]):.2f}".rstrip("0").rstrip(".")
    # scales are small: of these all decimals count
    return number[0] if abs(float(number[0])) < 0.1 and float(number[0]) else short


def _packed(picture: str) -> str:
    """Return a picture as a PNG of as few channels and colours as it has."""
    image: Image.Image = Image.open(io.BytesIO(base64.b64decode(picture)))
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    if image.mode == "RGB":
        red, green, blue = image.split()
        if red.tobytes() == green.tobytes() == blue.tobytes():
            image = red
    if image.mode in ("RGB", "RGBA") and image.getcolors(PALETTE):
        image = _indexed(image)
    elif image.mode == "RGBA" and image.getcolors(MARKS):
        image = image.quantize(PALETTE, method=Image.Quantize.FASTOCTREE)
    packed = io.BytesIO()
    image.save(packed, "PNG")
    return base64.b64encode(packed.getvalue()).decode()


def _indexed(image: Image.Image) -> Image.Image:
    """Return a picture of few colours as numbers of them."""
    pixels = np.asarray(image.convert("RGBA"))
    colours, numbers = np.unique(pixels.view(">u4"), return_inverse=True)
    found = Image.fromarray(numbers.reshape(pixels.shape[:2]).astype(np.uint8))
    palette = colours.view(np.uint8).reshape(-1, 4)[:, : len(image.mode)]
    found.putpalette(palette.tobytes(), image.mode)
    return found
