"""Vector graphics in fewer bytes look the same."""

import base64
import io
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from matplotlib.figure import Figure
from PIL import Image

from glassgan.report import messages, style, vectors


def drawn(draw):
    """A figure as matplotlib writes it."""
    fig = Figure(figsize=(4, 3))
    draw(fig.subplots())
    written = io.BytesIO()
    fig.savefig(written, format="svg", metadata={"Date": None})
    return written.getvalue()


def pictured(ax):
    ax.imshow(np.linspace(-1, 1, 28 * 28).reshape(28, 28), **style.INK)
    ax.set_title("a picture of 784 values, e.g. −0.015")


def lines(ax):
    ax.errorbar([1, 2, 3], [0.001, 0.2, 30], [0.0005, 0.1, 5], label="lines")
    ax.set_yscale("log")
    ax.legend()


@pytest.mark.parametrize("draw", [pictured, lines])
def test_it_is_smaller_and_still_well_formed(draw):
    before = drawn(draw)
    after = vectors.smaller(before)
    assert len(after) < 0.75 * len(before)
    root = ET.fromstring(after)
    assert root.get("viewBox") == "0 0 288 216"
    names = {element.get("id") for element in root.iter()} - {None}
    referred = {
        value.removeprefix("#")
        for element in root.iter("{http://www.w3.org/2000/svg}use")
        for key, value in element.items()
        if key.endswith("href")
    }
    assert referred <= names
    clips = {element.get("clip-path", "url(#)")[5:-1] for element in root.iter()} - {""}
    assert clips <= names


def test_words_are_outlines(tmp_path):
    """A browser without the font, and Typst, show them all the same; so does Chinese."""
    fig = style.figure(3, 2)
    fig.subplots().set_xlabel("轮数 epoch")
    style.save(fig, tmp_path / "f.svg")
    text = (tmp_path / "f.svg").read_text(encoding="utf-8")
    assert "<text" not in text
    assert 'href="#n-' in text
    assert 'href="#d-' in text


def test_a_grey_picture_has_one_channel():
    after = vectors.smaller(drawn(pictured)).decode()
    [picture] = re.findall(r'base64,([^"]*)"', after)
    image = Image.open(io.BytesIO(base64.b64decode(picture)))
    assert image.mode == "L"
    assert np.asarray(image).std() > 50


def test_files_are_drawn_in_the_language_of_their_names(tmp_path):
    said = []

    def draw():
        said.append(messages.spoken())
        return style.figure(2, 1)

    style.save_named({"f": draw}, [f"{tmp_path}/f{end}" for end in (".svg", ".zh.svg", ".zh.pdf")])
    assert said == ["en", "zh"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["f.svg", "f.zh.pdf", "f.zh.svg"]
    assert messages.spoken() == "en"


def test_a_figure_of_the_paper_is_as_wide_as_a_column():
    with style.sized(3.4, 9):
        assert style.wide(0.5).get_size_inches().tolist() == [3.4, 0.5 * style.NARROW]
        assert style.wide(0.5).text(0, 0, "x").get_size() == 9
    assert style.wide(0.5).get_size_inches()[0] == pytest.approx(8.3)


def held(svg):
    found = re.search(r'base64,([^"]*)"', svg.decode())[1]
    return Image.open(io.BytesIO(base64.b64decode(found)))


def smaller(pixels):
    packed = io.BytesIO()
    Image.fromarray(pixels).save(packed, "PNG")
    text = base64.b64encode(packed.getvalue()).decode()
    return held(
        vectors.smaller(f'<svg><image href="data:image/png;base64,{text}"/></svg>'.encode())
    )


@pytest.mark.parametrize("channels", [3, 4])
def test_a_picture_of_few_colours_is_stored_as_numbers_of_them_and_stays_the_same(channels):
    rng = np.random.default_rng(0)
    colours = rng.integers(0, 255, (200, channels), dtype=np.uint8)
    pixels = colours[rng.integers(0, 200, (30, 40))]
    found = smaller(pixels)
    assert found.mode == "P"
    assert np.array_equal(found.convert("RGBA" if channels == 4 else "RGB"), pixels)


def test_soft_edges_keep_their_colours_nearly_and_many_colours_all():
    rng = np.random.default_rng(0)
    shades = np.linspace(0, 255, 1000).astype(np.uint8)
    marks = np.stack([shades, shades, 255 - shades, shades[::-1] // 2 + 100], -1).reshape(20, 50, 4)
    assert np.abs(np.asarray(smaller(marks).convert("RGBA"), int) - marks).max() <= 16
    noise = rng.integers(0, 255, (60, 60, 4), dtype=np.uint8)
    assert np.array_equal(smaller(noise), noise)


def test_grey_stays_grey():
    grey = np.arange(256, dtype=np.uint8).reshape(16, 16)
    assert smaller(np.stack([grey] * 3, -1)).mode == "L"
