"""Figure: what the discriminator asks for, what it forgets, and where the game moves."""

import matplotlib
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure, SubFigure
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from glassgan.report import style

CHECKPOINTS = 8  # with pictures and in the heat map
PLAYERS = {"both": "both players", "generator": "generator", "discriminator": "discriminator"}


def draw(
    pictures: dict[str, np.ndarray],
    push: pd.DataFrame,
    forgetting: pd.DataFrame,
    path_angle: pd.DataFrame,
) -> Figure:
    """Draw samples with their pushes, and three measures of the game.

    Args:
        pictures: "image.<step>" and "push.<step>" [N, 28, 28].
        push: a row a checkpoint, as `sample_gradients.measure` gives it.
        forgetting: as `quality.forgetting.cross_play` gives it.
        path_angle: as `quality.path_angle.path_angles` gives it.
    """
    if push.empty:
        fig = style.figure(8.4, 0.8)
        fig.text(0.02, 0.5, "nothing: this subject has no discriminator, so there is no game")
        return fig
    chosen = np.linspace(0, len(push) - 1, min(len(push), CHECKPOINTS)).round().astype(int)
    shown = push.iloc[chosen]
    heights = [0.56 * len(shown) + 0.5, max(0.22 * len(shown) + 1.7, 3.0), 2.6]
    fig = style.figure(9.2, sum(heights))
    top, middle, bottom = style.bands(fig, heights)
    _pictures(top, pictures, shown)
    axes = middle.subplots(1, 3, width_ratios=[1.35, 1, 1])
    _forgetting(axes[0], forgetting, shown["epoch"].to_list())
    _towards_real(axes[1], push)
    _strength(axes[2], push)
    _path_angles(bottom, path_angle)
    return fig


def _pictures(fig: SubFigure, pictures: dict[str, np.ndarray], shown: pd.DataFrame) -> None:
    count = len(next(iter(pictures.values())))
    # a narrow empty column between the pairs
    widths = ([1, 1, 0.3] * count)[:-1]
    grid = fig.add_gridspec(len(shown), len(widths), width_ratios=widths, wspace=0)
    for row, checkpoint in enumerate(shown.to_dict("records")):
        step = checkpoint["step"]
        pairs = zip(pictures[f"image.{step}"], pictures[f"push.{step}"], strict=True)
        for number, (image, push) in enumerate(pairs):
            left, right = (fig.add_subplot(grid[row, 3 * number + side]) for side in (0, 1))
            style.picture(left, image)
            style.signed_picture(right, np.nan_to_num(push))
            if row == 0:
                left.set_title("sample")
                right.set_title("push")
            if number == 0:
                label = f"epoch {checkpoint['epoch']}"
                if checkpoint["status"] == "diverged":
                    label += f"\nstep {step:,}"
                left.set_ylabel(label, rotation=0, ha="right", va="center")
    fig.supylabel("a", fontweight="bold", fontsize=9, rotation=0, y=0.98, va="top")


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
    ax.set_xticks([*range(len(epochs)), len(epochs) + 1], [*map(str, epochs), "real\nimages"])
    ax.set_yticks(range(len(epochs)), list(map(str, epochs)))
    ax.tick_params(length=0)
    for spine in ax.spines.values():
        spine.set_visible(False)
    ax.set_xlabel("judged: samples of the generator of epoch")
    ax.set_ylabel("discriminator of epoch")
    ax.set_title("judged rightly, %")
    style.panel_letter(ax, "b")


def _towards_real(ax: Axes, push: pd.DataFrame) -> None:
    ax.axhline(0, color=style.GREY, lw=0.6)
    ax.fill_between(
        push["epoch"],
        push["null_low"],
        push["null_high"],
        color=style.NULL,
        lw=0,
        label="nearest image, push of another sample",
    )
    for label, columns, colour, look in (
        ("random image", ("random", "random_low", "random_high"), style.ORANGE, "s--"),
        ("nearest image", ("cosine", "ci_low", "ci_high"), style.BLUE, "o-"),
    ):
        value, low, high = (push[column] for column in columns)
        arms = [value - low, high - value]
        ax.errorbar(push["epoch"], value, arms, fmt=look, ms=4, color=colour, label=label)
    ax.set_xlabel("epoch")
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_ylabel("cosine of the push and the way\nto a training image")
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.24))
    style.panel_letter(ax, "c")


def _strength(ax: Axes, push: pd.DataFrame) -> None:
    ax.plot(push["epoch"], push["rise"], "^-", ms=4, color=style.GREEN, label="rise of the logit")
    ax.plot(push["epoch"], push["size"], "o-", ms=4, color=style.BLACK, label="fall of G's loss")
    style.plain_log(ax)
    ax.set_xlabel("epoch")
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_ylabel("for a step of length 1\nalong the push, nats")
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.24))
    style.panel_letter(ax, "d")


def _path_angles(fig: SubFigure, table: pd.DataFrame) -> None:
    axes = fig.subplots(1, len(PLAYERS), sharey=True)
    links = [link for link, _ in table.groupby(["epoch_from", "epoch_to"], sort=False)]
    consecutive = links[:-1] if len(links) > 1 else links
    shades = matplotlib.colormaps["viridis"](np.linspace(0, 0.9, len(consecutive)))
    colours = dict(zip(consecutive, shades, strict=True))
    for ax, (player, name) in zip(axes, PLAYERS.items(), strict=True):
        own = table[table["player"] == player]
        if len(own):
            null = own["null_high"].iloc[0]
            ax.axhspan(-null, null, color=style.NULL, lw=0, label="random, 95 %")
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
        ax.set_title(name)
        ax.set_xlim(-0.3, 1.3)
        ax.set_xticks([0, 0.5, 1], ["0\nfrom", "0.5", "1\nto"])
        ax.set_xlabel("place a on the way")
    axes[0].set_ylabel("cosine of the game's field\nand the way between epochs")
    if len(table):
        axes[-1].legend(
            title="epochs",
            loc="upper left",
            bbox_to_anchor=(1.02, 1.0),
            ncol=1 + len(links) // 12,
        )
    style.panel_letter(axes[0], "e")
