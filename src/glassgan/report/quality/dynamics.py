"""Figure: what the discriminator asks for, what it forgets, and where the game moves."""

from collections.abc import Mapping

import matplotlib
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure, SubFigure
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from glassgan.data import DATA
from glassgan.report import pictures, style
from glassgan.report.messages import say

CHECKPOINTS = 8  # with pictures and in the heat map
SHADES = 16  # even, so that zero stays white
PLAYERS = ("both", "generator", "discriminator")


def draw(
    dynamics: Mapping[str, np.ndarray],
    push: pd.DataFrame,
    forgetting: pd.DataFrame,
    path_angle: pd.DataFrame,
) -> Figure:
    """Draw samples with their pushes, and three measures of the game.

    Args:
        dynamics: "image.<step>" and "push.<step>" [N, H, W].
        push: a row a checkpoint, as `sample_gradients.measure` gives it.
        forgetting: as `quality.forgetting.cross_play` gives it.
        path_angle: as `quality.path_angle.path_angles` gives it.
    """
    if push.empty:
        fig = style.figure(8.4, 0.8)
        fig.text(0.02, 0.5, say("quality_figures-no-game"))
        return fig
    chosen = np.linspace(0, len(push) - 1, min(len(push), CHECKPOINTS)).round().astype(int)
    shown = push.iloc[chosen]
    heights = [0.56 * len(shown) + 0.5, max(0.22 * len(shown) + 1.7, 3.0), 2.6]
    fig = style.figure(9.2, sum(heights))
    top, middle, bottom = style.bands(fig, heights)
    _pictures(top, dynamics, shown)
    axes = middle.subplots(1, 3, width_ratios=[1.35, 1, 1])
    _forgetting(axes[0], forgetting, shown["epoch"].to_list())
    _towards_real(axes[1], push)
    _strength(axes[2], push)
    _path_angles(bottom, path_angle)
    return fig


def _pictures(fig: SubFigure, images: Mapping[str, np.ndarray], shown: pd.DataFrame) -> None:
    """Draw samples and pushes side by side, as one picture, a row a checkpoint."""
    rows, labels = [], []
    for checkpoint in shown.to_dict("records"):
        step = checkpoint["step"]
        pairs = zip(images[f"image.{step}"], images[f"push.{step}"], strict=True)
        rows.append([part for image, push in pairs for part in (_shown(image), _signed(push))])
        label = say("common_figures-epoch-number", epoch=str(checkpoint["epoch"]))
        if checkpoint["status"] == "diverged":
            label += "\n" + say("common_figures-step-number", step=f"{step:,}")
        labels.append(label)
    ax = fig.subplots()
    layers = [
        pictures.mosaic([[tile[..., channel] for tile in row] for row in rows], empty=1.0)
        for channel in range(3)
    ]
    ax.imshow(np.stack(layers, axis=-1), interpolation="none")
    style.bare(ax)
    pictures.middles(ax, len(labels), labels, rows=True)
    words = [say("quality_figures-sample"), say("quality_figures-push")]
    ax.xaxis.tick_top()
    pictures.middles(ax, len(rows[0]), words * (len(rows[0]) // 2))
    style.panel_letter(ax, "a")


def _shown(image: np.ndarray) -> np.ndarray:
    """Return an image in [−1, 1] as colours [H, W, 3], ink dark where there is one channel."""
    if image.ndim == 3:
        return _shades(style.colours(image))
    shade = _shades(((image if DATA.dark_ground else -image) + 1) / 2)
    colours: np.ndarray = np.repeat(1 - shade[..., None], 3, axis=-1)
    return colours


def _signed(push: np.ndarray) -> np.ndarray:
    """Return a push [H, W] as colours [H, W, 3], zero white, on its own scale."""
    scaled = pictures.on_own_scale(np.nan_to_num(push).astype(float))
    colours: np.ndarray = matplotlib.colormaps["RdBu_r"](_shades((scaled + 1) / 2))[..., :3]
    return colours


def _shades(values: np.ndarray) -> np.ndarray:
    """Round values in [0, 1] to what an eye can tell, so that pictures of noise are small."""
    found: np.ndarray = np.clip((SHADES * values).round() / SHADES, 0, 1)
    return found


def _forgetting(ax: Axes, table: pd.DataFrame, epochs: list[int]) -> None:
    generated = table[table["kind"] != "real"].pivot(
        index="epoch_d", columns="epoch_g", values="accuracy"
    )
    real = table[table["kind"] == "real"].set_index("epoch_d")["accuracy"]
    # an empty column sets the real images apart
    gap = np.full(len(epochs), np.nan)
    shares = 100 * np.column_stack([generated.loc[epochs, epochs], gap, real[epochs]])
    ax.imshow(shares, cmap="cividis", vmin=0, vmax=100, aspect="auto")
    for (row, column), value in np.ndenumerate(shares):
        if np.isfinite(value):
            colour = "white" if value < 55 else "black"
            ax.text(column, row, f"{value:.0f}", ha="center", va="center", color=colour, size=7)
    for place in range(len(epochs)):
        own = Rectangle((place - 0.47, place - 0.47), 0.94, 0.94, fill=False, ec=style.RED, lw=1.5)
        ax.add_patch(own)
    ax.set_xticks(
        [*range(len(epochs)), len(epochs) + 1],
        [*map(str, epochs), say("quality_figures-real-images")],
    )
    ax.set_yticks(range(len(epochs)), list(map(str, epochs)))
    ax.tick_params(length=0)
    for spine in ax.spines.values():
        spine.set_visible(False)
    ax.set_xlabel(say("quality_figures-generator-of"))
    ax.set_ylabel(say("quality_figures-discriminator-of"))
    ax.set_title(say("quality_figures-judged-rightly"))
    style.panel_letter(ax, "b")


def _towards_real(ax: Axes, push: pd.DataFrame) -> None:
    ax.axhline(0, color=style.GREY, lw=0.6)
    ax.fill_between(
        push["epoch"],
        push["null_low"],
        push["null_high"],
        color=style.NULL,
        lw=0,
        label=say("quality_figures-exchanged"),
    )
    for label, columns, colour, look in (
        (
            say("quality_figures-random-image"),
            ("random", "random_low", "random_high"),
            style.ORANGE,
            "s--",
        ),
        (say("quality_figures-nearest-image"), ("cosine", "ci_low", "ci_high"), style.BLUE, "o-"),
    ):
        value, low, high = (push[column] for column in columns)
        arms = [value - low, high - value]
        ax.errorbar(push["epoch"], value, arms, fmt=look, ms=4, color=colour, label=label)
    ax.set_xlabel(say("common_figures-epoch"))
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_ylabel(say("quality_figures-cosine"))
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.24))
    style.panel_letter(ax, "c")


def _strength(ax: Axes, push: pd.DataFrame) -> None:
    ax.plot(
        push["epoch"],
        push["rise"],
        "^-",
        ms=4,
        color=style.GREEN,
        label=say("quality_figures-rise"),
    )
    ax.plot(
        push["epoch"],
        push["size"],
        "o-",
        ms=4,
        color=style.BLACK,
        label=say("quality_figures-fall"),
    )
    style.plain_log(ax)
    ax.set_xlabel(say("common_figures-epoch"))
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_ylabel(say("quality_figures-step-of-one"))
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.24))
    style.panel_letter(ax, "d")


def _path_angles(fig: SubFigure, table: pd.DataFrame) -> None:
    axes = fig.subplots(1, len(PLAYERS), sharey=True)
    links = [link for link, _ in table.groupby(["epoch_from", "epoch_to"], sort=False)]
    consecutive = links[:-1] if len(links) > 1 else links
    shades = matplotlib.colormaps["viridis"](np.linspace(0, 0.9, len(consecutive)))
    colours = dict(zip(consecutive, shades, strict=True))
    for ax, player in zip(axes, PLAYERS, strict=True):
        own = table[table["player"] == player]
        if len(own):
            null = own["null_high"].iloc[0]
            ax.axhspan(-null, null, color=style.NULL, lw=0, label=say("quality_figures-random"))
        ax.axhline(0, color=style.GREY, lw=0.6)
        for place in (0, 1):
            ax.axvline(place, color=style.GREY, lw=0.6, ls=":")
        for (start, end), curve in own.groupby(["epoch_from", "epoch_to"], sort=False):
            look = {"color": colours.get((start, end), style.BLACK)}
            if (start, end) not in colours:
                look |= {"lw": 1.8, "ls": "--"}
            ax.plot(curve["a"], curve["cosine"], label=f"{start} → {end}", **look)
            finite = curve[curve["cosine"].notna()]
            if 0 < len(finite) < len(curve):
                ax.plot(finite["a"].iloc[-1], finite["cosine"].iloc[-1], "x", ms=6, **look)
        ax.set_title(say(f"quality_figures-{player}"))
        ax.set_xlim(-0.3, 1.3)
        ax.set_xticks([0, 0.5, 1], [say("quality_figures-from"), "0.5", say("quality_figures-to")])
        ax.set_xlabel(say("quality_figures-place"))
    axes[0].set_ylabel(say("quality_figures-field"))
    if len(table):
        axes[-1].legend(
            title=say("quality_figures-epochs"),
            loc="upper left",
            bbox_to_anchor=(1.02, 1.0),
            ncol=1 + len(links) // 12,
        )
    style.panel_letter(axes[0], "e")
