"""One look for all figures, and one way to save them: the same bytes for the same content."""

import gc
import io
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Literal

import matplotlib
import matplotlib.font_manager
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure, SubFigure
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter
from matplotlib.transforms import Bbox

from glassgan import files
from glassgan.data import DATA
from glassgan.report import messages, names, vectors

HAN = messages.ROOT.parent / "fonts/NotoSansSC-subset.ttf"

# A figure is a hundred thousand objects in use; to look for garbage among them takes a tenth of a
# job that draws, in the usual steps of 700.
gc.set_threshold(50_000)
matplotlib.use("Agg")
matplotlib.font_manager.fontManager.addfont(HAN)
# The second font has one weight, which is no news in every job.
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
matplotlib.rcParams.update(
    {
        "svg.hashsalt": "glassgan",
        # The first comes with matplotlib, the second with the project: the same everywhere.
        "font.family": ["DejaVu Sans", "Noto Sans SC"],
        "font.size": 8,
        "axes.titlesize": 8,
        "axes.labelsize": 8,
        "xtick.labelsize": 7,
        "ytick.labelsize": 7,
        "legend.fontsize": 7,
        "legend.frameon": False,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.linewidth": 0.6,
        "axes.titley": 1.0,  # where it is in any case: looking for room costs more than the title
        "lines.linewidth": 1.0,
        "figure.dpi": 160,
        "image.interpolation": "nearest",
    }
)

# Okabe and Ito's palette, told apart by all common kinds of colour vision.
BLUE, ORANGE, GREEN, RED = "#0072B2", "#E69F00", "#009E73", "#D55E00"
PINK, BLACK, GREY = "#CC79A7", "#000000", "#8C8C8C"
PALETTE = [BLUE, ORANGE, GREEN, RED, PINK, "#56B4E9", BLACK]  # of runs, in order
REAL, FAKE = BLUE, ORANGE  # of images, and of the discriminator and the generator
NULL = "#D9D9D9"
METADATA: dict[str, dict[str, str | None]] = {  # nothing that differs from day to day
    "svg": {"Date": None, "Creator": "glassgan"},
    "png": {"Software": None},
    "pdf": {"CreationDate": None, "Creator": "glassgan", "Producer": None},
}
NARROW = 5.0
_width = ContextVar("width", default=8.3)  # inches, of a figure that is as wide as a page
# Of grey images in [−1, 1]: what is not ground is dark.
INK: dict[str, Any] = {
    "cmap": "gray_r" if DATA.dark_ground else "gray",
    "vmin": -1,
    "vmax": 1,
}


def figure(width: float, height: float) -> Figure:
    """Return an empty figure, sizes in inches, laid out so that nothing overlaps."""
    return Figure(figsize=(width, height), layout="constrained")


def bands(fig: Figure, heights: list[float]) -> list[SubFigure]:
    """Divide a figure into rows of given relative heights."""
    grid = fig.add_gridspec(len(heights), 1, height_ratios=heights)
    return [fig.add_subfigure(grid[row]) for row in range(len(heights))]


def axes_at(fig: Figure, left: float, top: float, width: float, height: float) -> Axes:
    """Return axes at a place in inches from the top left corner.

    For figures that mix pictures with panels: placed by hand they are the same every time.
    """
    across, down = fig.get_size_inches()
    box = (left / across, 1 - (top + height) / down, width / across, height / down)
    return fig.add_axes(box)


def words_at(fig: Figure, left: float, top: float, words: str, **look: Any) -> None:
    """Write words at a place in inches from the top left corner."""
    across, down = fig.get_size_inches()
    fig.text(left / across, 1 - top / down, words, **({"va": "top"} | look))


def class_ticks(ax: Axes, axis: str = "x", more: Sequence[str] = ()) -> None:
    """Name the classes along an axis, from 0 on, and what comes behind them.

    Long names stand on end below a panel, where they take `class_room`.
    """
    names = [*map(messages.class_name, range(len(DATA.classes))), *more]
    if axis == "y":
        ax.set_yticks(range(len(names)), names)
    elif long_class_names():
        ax.set_xticks(range(len(names)), names, rotation=90)
    else:
        ax.set_xticks(range(len(names)), names)


def long_class_names() -> bool:
    """Return whether names of classes are too long to stand side by side, as numbers do."""
    return _longest_class_name() > 4


def class_room() -> float:
    """Return the height that names of classes take below a panel beyond that of a line, inches."""
    return 0.055 * _longest_class_name() if long_class_names() else 0.0


def _longest_class_name() -> int:
    """Return the width of the longest name of a class, in letters; a Chinese one is two wide."""
    names = map(messages.class_name, range(len(DATA.classes)))
    return max((sum(1 + (ord(letter) > 0x2E80) for letter in name) for name in names), default=0)


def empty_figure(height: float, why: str) -> Figure:
    """Return a figure that says why there is nothing to see."""
    fig = Figure(figsize=(8.3, height))
    words_at(fig, 4.15, height / 2, why, ha="center", va="center", color=GREY)
    return fig


def nothing(ax: Axes, why: str, **look: Any) -> None:
    """Say in the middle of a panel why there is nothing to see."""
    middle: dict[str, Any] = {"ha": "center", "va": "center", "transform": ax.transAxes}
    ax.text(0.5, 0.5, why, **(middle | {"color": GREY} | look))


def left_out(reason: str) -> Figure:
    """Return a figure that says why an analysis was left out, as its results tell it."""
    why = messages.say("common_figures-left-out", reason=messages.name_of(reason))
    return empty_figure(1.2, why)


def save(fig: Figure, *paths: str | Path) -> None:
    """Write a figure to each path, in the format of its ending: svg, png or pdf."""
    _lay_out(fig)
    for path in paths:
        kind = Path(path).suffix[1:]
        buffer = io.BytesIO()
        fig.savefig(buffer, format=kind, metadata=METADATA[kind])
        content = buffer.getvalue()
        files.write_bytes(path, vectors.smaller(content) if kind == "svg" else content)


def _lay_out(fig: Figure) -> None:
    """Place all axes, once for all formats.

    In a process that has drawn other figures before, the places that the solver finds differ in
    their last bits, from run to run; rounded, to less than a thousandth of a pixel, they do not.
    """
    engine = fig.get_layout_engine()
    if engine is None:
        return
    engine.execute(fig)
    fig.set_layout_engine("none")
    for part in fig.subfigs:
        part.bbox_relative.set_points(part.bbox_relative.get_points().round(7))
    for ax in fig.axes:
        ax.set_position(Bbox(ax.get_position(original=True).get_points().round(7)))


def save_named(figures: Mapping[str, Callable[[], Figure]], paths: Iterable[str]) -> None:
    """Draw and save the figures that files are named after, in the language in their names.

    Args:
        figures: functions that draw, by name.
        paths: files to write, "<folder>/<name>.svg" or, in another language than the first,
            "<folder>/<name>.<language>.svg"; or of another format.
    """
    grouped: dict[tuple[str, str], list[str]] = {}
    for path in paths:
        name, *language, _ = Path(path).name.split(".")
        grouped.setdefault((name, (language or names.LANGUAGES)[0]), []).append(path)
    for (name, spoken), some in grouped.items():
        with messages.speaking(spoken):
            save(figures[name](), *some)


@contextmanager
def sized(width: float, font: float) -> Iterator[None]:
    """Draw figures that fill a page `width` inches wide, with labels of `font` points, within."""
    sizes: dict[Any, Any] = {"font.size": font, "axes.titlesize": font, "axes.labelsize": font}
    sizes |= dict.fromkeys(("xtick.labelsize", "ytick.labelsize", "legend.fontsize"), font - 1)
    token = _width.set(width)
    try:
        with matplotlib.rc_context(sizes):
            yield
    finally:
        _width.reset(token)


def wide(height: float) -> Figure:
    """Return an empty figure as wide as the page; its height is a share of its width.

    On a narrow page it is a share of `NARROW` inches, since words do not shrink with the page.
    """
    return figure(_width.get(), height * max(_width.get(), NARROW))


def picture(ax: Axes, image: np.ndarray, **options: Any) -> None:
    """Show an image with values in [−1, 1], [H, W] (ink dark) or [3, H, W], without axes."""
    ax.imshow(shown(image), **(INK | options))
    bare(ax)


def shown(image: np.ndarray) -> np.ndarray:
    """Return an image [H, W] or [3, H, W] as matplotlib takes it; what is grey with `INK`."""
    return colours(image) if image.ndim == 3 else image


def colours(image: np.ndarray) -> np.ndarray:
    """Return an image [3, H, W] in [−1, 1] as colours [H, W, 3] in [0, 1]; nan is white."""
    found: np.ndarray = np.nan_to_num((image + 1) / 2, nan=1.0).clip(0, 1).transpose(1, 2, 0)
    return found


def flat(picture: np.ndarray) -> np.ndarray:
    """Return numbers of both signs at every pixel, [H, W]: the mean over channels [C, H, W]."""
    return picture.mean(0) if picture.ndim == 3 else picture


def bare(ax: Axes) -> None:
    """Leave nothing of the axes but their label."""
    ax.set_xticks([])
    ax.set_yticks([])
    for spine in ax.spines.values():
        spine.set_visible(False)


def signed_picture(ax: Axes, image: np.ndarray) -> None:
    """Show values of both signs, zero white, negative blue, positive red, on their own scale."""
    image = flat(image)
    bound = float(np.abs(image).max()) or 1.0
    picture(ax, image, cmap="RdBu_r", vmin=-bound, vmax=bound)


def block(values: np.ndarray) -> np.ndarray:
    """Fold a vector into the most nearly square block of its length."""
    rows = max(r for r in range(1, int(len(values) ** 0.5) + 1) if len(values) % r == 0)
    return values.reshape(rows, -1)


def mosaic(maps: np.ndarray) -> np.ndarray:
    """Lay maps [C, H, W] side by side in the most nearly square block of their number."""
    count, height, width = maps.shape
    across = block(np.arange(count)).shape[1]
    tiles = maps.reshape(-1, across, height, width).transpose(0, 2, 1, 3)
    return tiles.reshape(-1, across * width)


def ordered(tensors: dict[str, np.ndarray], kind: str) -> dict[str, np.ndarray]:
    """Return the tensors named "<kind>.<number>.<layer>" by layer, in order of their numbers."""
    found = [(name.split(".", 2), value) for name, value in tensors.items()]
    chosen = [(int(p[1]), p[2], v) for p, v in found if p[0] == kind and len(p) == 3]
    return {layer: value for _, layer, value in sorted(chosen, key=lambda entry: entry[0])}


def with_intervals(ax: Axes, table: pd.DataFrame, label: str, **look: Any) -> None:
    """Draw estimates of an effects table, indexed by layer, with their intervals."""
    arms = [table["estimate"] - table["ci_low"], table["ci_high"] - table["estimate"]]
    ax.errorbar(table.index, table["estimate"], arms, ms=4, capsize=2, label=label, **look)


def null_band(ax: Axes, table: pd.DataFrame, label: str) -> None:
    """Draw the middle 95 % of the null of an effects table, indexed by layer."""
    ax.fill_between(
        table.index, table["null_low"], table["null_high"], color=NULL, lw=0, label=label
    )


def plain_log(ax: Axes, name: Literal["x", "y"] = "y") -> None:
    """Make an axis logarithmic, with plain numbers at 1, 2 and 5 of each decade."""
    ax.set(**{f"{name}scale": "log"})
    axis = ax.xaxis if name == "x" else ax.yaxis
    axis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axis.set_minor_formatter(NullFormatter())


def panel_letter(ax: Axes, letter: str) -> None:
    """Write the letter by which a caption names a panel."""
    ax.set_title(letter, loc="left", fontweight="bold", fontsize=9)
