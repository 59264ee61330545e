"""Figure: what flips the verdict of the discriminator, and what the verdict rests on."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator, NullLocator

from glassgan.data import DATA
from glassgan.report import style, wording
from glassgan.report.messages import class_name, name_of, say
from glassgan.report.pictures import letter, of
from glassgan.report.tables import arms

WIDTH, HEIGHT = 8.3, 6.38  # inches
ATTACKS, ACROSS, TALL = 0.32, 1.55, 1.35  # top, width and height of the panels above
LEFTS = (0.55, 2.3, 4.9, 6.65)
EXAMPLES, TILE = 2.72, 0.55
BARS, BAR_TALL, BAR_STEP = 4.02, 0.42, 0.68
COLUMNS, BAR_WIDE = (1.25, 3.85), 2.25
MAPS = 6.55  # left
KINDS = {"real": style.REAL, "generated": style.FAKE}
LOOKS = {"FGSM": ("o", "--"), "PGD": ("s", "-")}
FLIPPED, JUDGED = "verdict flipped", "verdict of the judge changed"
# Rows of panels: analysis, of which target, interventions.
RELIANCE = [
    ("reliance", "border", ("border black", "border kept")),
    (
        "reliance",
        "grid of levels",
        ("quantised", "dequantised"),
    ),
]
MODES = ("discriminator", "generator")


def draw(weak_spots: Mapping[str, np.ndarray], effects: pd.DataFrame) -> Figure:
    """Draw shares of flipped images, examples, and changes of the verdict, beside their nulls.

    Args:
        weak_spots: as `weak_spots` writes them.
        effects: the gathered rows of one run.
    """
    fig = Figure(figsize=(WIDTH, HEIGHT))
    rows = effects[effects["analysis"] == "adversarial"]
    place = 0
    for concept in (FLIPPED, JUDGED):
        for kind in KINDS:
            ax = style.axes_at(fig, LEFTS[place], ATTACKS, ACROSS, TALL)
            _against_radius(ax, rows[rows["target"] == kind], concept)
            ax.set_title(say(f"attribution_figures-{kind}"), fontsize=8)
            if not place % 2:
                letter(fig, LEFTS[place] - 0.47, ATTACKS - 0.24, "ab"[place // 2])
                label = "share-flipped" if concept == FLIPPED else "changed-by-judge"
                ax.set_ylabel(say(f"attribution_figures-{label}"))
            else:
                ax.set_yticklabels([])
            place += 1
    _legend(fig)
    letter(fig, 0.08, EXAMPLES - 0.24, "c")
    _examples(fig, weak_spots)
    letter(fig, 0.08, BARS - 0.24, "d")
    _changes(fig, effects)
    letter(fig, MAPS - 0.2, BARS - 0.24, "e")
    _maps(fig, weak_spots)
    return fig


def _against_radius(ax: Axes, rows: pd.DataFrame, concept: str) -> None:
    reasons = rows.loc[rows["concept"] == "smallest radius", "reason"].unique()
    rows = rows.rename(columns={"group": "attack", "dose": "radius"})
    rows = rows[(rows["concept"] == concept) & rows["estimate"].notna() & rows["radius"].notna()]
    ax.set_ylim(-0.04, 1.04)
    ax.set_xlabel(say("attribution_figures-radius"))
    if rows.empty:
        ax.set_xticks([])
        why = "\n".join(map(name_of, reasons)).replace(" cannot", "\ncannot")
        why = why if concept == FLIPPED else say("attribution_figures-no-image")
        style.nothing(ax, why)
        return
    for name, (marker, line) in LOOKS.items():
        own = rows[rows["attack"] == name].sort_values("radius")
        if name == "PGD":
            ax.fill_between(
                own["radius"], own["null_low"], own["null_high"], color=style.GREY, alpha=0.5,
                lw=1.5, zorder=0,
            )  # fmt: skip
        shift = 0.96 if name == "FGSM" else 1.04
        colour = style.BLACK if name == "PGD" else style.GREEN
        ax.errorbar(
            own["radius"] * shift, own["estimate"], arms(own), marker=marker, ms=3, ls=line,
            lw=0.9, elinewidth=0.7, color=colour,
        )  # fmt: skip
    radii = sorted(rows["radius"].unique())
    ax.set_xscale("log", base=2)
    ax.set_xticks(radii, [f"{radius:g}" for radius in radii])
    ax.xaxis.set_minor_locator(NullLocator())


def _legend(fig: Figure) -> None:
    handles = [
        Line2D(
            [],
            [],
            color=style.GREEN,
            marker="o",
            ls="--",
            ms=3,
            label=say("attribution_figures-fgsm"),
        ),
        Line2D([], [], color=style.BLACK, marker="s", ms=3, label=say("attribution_figures-pgd")),
        Patch(color=style.GREY, alpha=0.5, lw=0, label=say("attribution_figures-random-signs")),
    ]
    bottom = 1 - (ATTACKS + TALL + 0.36) / HEIGHT
    fig.legend(handles=handles, loc="upper center", bbox_to_anchor=(0.5, bottom), ncol=3)


def _examples(fig: Figure, pictures: Mapping[str, np.ndarray]) -> None:
    left = 0.1
    for kind in KINDS:
        facts = pictures.get(f"facts.{kind}", np.zeros((0, 5)))
        for number, (radius, before, after, label, now) in enumerate(facts):
            image, flipped = (
                of(pictures[f"{what}.{kind}"][number]).astype(float)
                for what in ("image", "flipped")
            )
            change = (flipped - image) / (radius * DATA.step)
            tiles = {
                say(f"common_figures-{kind}"): image,
                say("attribution_figures-flipped"): flipped,
                say("attribution_figures-change", times=_times(radius)): change,
            }
            for column, (name, tile) in enumerate(tiles.items()):
                ax = style.axes_at(fig, left + column * (TILE + 0.04), EXAMPLES, TILE, TILE)
                look: dict[str, Any] = (
                    {"cmap": "RdBu_r", "vmin": -1, "vmax": 1} if column == 2 else {}
                )
                style.picture(ax, style.flat(tile) if look else tile, **look)
                ax.set_title(name, fontsize=6.5, pad=2)
            logits = " → ".join(
                wording.signed(round(value, 2) + 0.0, ".2f") for value in (before, after)
            )
            words = say("attribution_figures-example", radius=f"{radius:.2g}", logits=logits,
                        judge=f"{_name(label)} → {_name(now)}")  # fmt: skip
            style.words_at(fig, left, EXAMPLES + TILE + 0.05, words, fontsize=6.5)
            left += 3 * (TILE + 0.04) + 0.25
    if left == 0.1:
        words = say("attribution_figures-none-flipped")
        style.words_at(fig, WIDTH / 2, EXAMPLES + 0.3, words, ha="center", color=style.GREY)


def _times(radius: float) -> str:
    return f"{1 / (radius * DATA.step):.0f}"


def _name(found: float) -> str:
    return "?" if found < 0 else class_name(int(found))


def _changes(fig: Figure, effects: pd.DataFrame) -> None:
    """Draw a row of panels for each group of interventions, AUROC left and logits right."""
    groups = [
        (effects[(effects["analysis"] == analysis) & (effects["target"] == target)],
         "intervention", ways)
        for analysis, target, ways in RELIANCE
    ]  # fmt: skip
    groups.append((effects[effects["analysis"] == "mode_gap"], "target", MODES))
    for row, (own, column, ways) in enumerate(groups):
        top = BARS + row * BAR_STEP
        panels = [style.axes_at(fig, left, top, BAR_WIDE, BAR_TALL) for left in COLUMNS]
        for ax, concepts in zip(
            panels,
            ({"AUROC": style.BLACK}, {f"logit of {k}": c for k, c in KINDS.items()}),
            strict=True,
        ):
            ax.axvline(0, color=style.GREY, lw=0.6)
            for place, name in enumerate(ways):
                for shift, (concept, colour) in enumerate(concepts.items()):
                    at = place + (0.36 * shift - 0.18 if len(concepts) > 1 else 0)
                    _one(ax, at, own[(own[column] == name) & (own["concept"] == concept)], colour)
            ax.set_ylim(len(ways) - 0.5, -0.5)
            labels = [say(f"attribution_figures-{name.replace(' ', '-')}") for name in ways]
            ax.set_yticks(range(len(ways)), labels if ax is panels[0] else [])
            ax.tick_params(axis="y", length=0)
            ax.margins(x=0.12)
            ax.xaxis.set_major_locator(MaxNLocator(5))
        if row == 0:
            panels[0].set_title(say("attribution_figures-change-of-auroc"), fontsize=8)
            panels[1].set_title(say("attribution_figures-change-of-logit"), fontsize=8)
    _key(fig, BARS + 3 * BAR_STEP - 0.02)


def _one(ax: Axes, at: float, row: pd.DataFrame, colour: str) -> None:
    """Draw one change with its interval, beside its null; words where nothing differs."""
    ax.use_sticky_edges = False
    if row.empty:
        return
    one = row.iloc[0]
    if np.isnan(one["estimate"]):
        ax.text(
            0.03, at, name_of(one["reason"]), transform=ax.get_yaxis_transform(), va="center",
            fontsize=6.5, color=style.GREY, bbox={"fc": "white", "lw": 0, "pad": 1},
        )  # fmt: skip
        return
    if not np.isnan(one["null_low"]):
        reach = one["null_high"] - one["null_low"]
        # the edge keeps a narrow one visible
        tall = 0.55 if one["concept"] == "AUROC" else 0.3
        look: dict[str, Any] = {"color": style.NULL, "ec": style.NULL, "lw": 1.5, "zorder": 0}
        ax.barh(at, reach, tall, one["null_low"], **look)
    ax.errorbar(one["estimate"], at, xerr=arms(row), marker="o", ms=3, color=colour, elinewidth=1)


def _key(fig: Figure, top: float) -> None:
    look: dict[str, Any] = {"ls": "", "marker": "o", "ms": 3}
    handles = [
        Line2D([], [], color=style.BLACK, label="AUROC", **look),
        *(Line2D([], [], color=colour, label=say(f"attribution_figures-{kind}"), **look)
          for kind, colour in KINDS.items()),
        Patch(color=style.NULL, label=say("common_figures-null")),
    ]  # fmt: skip
    fig.legend(handles=handles, loc="upper left", ncol=4,
               bbox_to_anchor=(COLUMNS[0] / WIDTH, 1 - top / HEIGHT))  # fmt: skip


def _maps(fig: Figure, pictures: Mapping[str, np.ndarray]) -> None:
    """Draw how much each pixel by itself changes the logit, both kinds on one scale."""
    maps = {kind: pictures.get(f"single_pixel.{kind}") for kind in KINDS}
    highest = max((float(found.max()) for found in maps.values() if found is not None), default=0.0)
    left, size = MAPS, 0.78
    for number, (kind, found) in enumerate(maps.items()):
        place = left + number * (size + 0.07)
        ax = style.axes_at(fig, place, BARS, size, size)
        ax.set_title(say(f"common_figures-{kind}"), fontsize=7, pad=2)
        if found is None:
            style.nothing(ax, say("attribution_figures-none-told"), size=6.5)
            style.bare(ax)
            continue
        shown = ax.imshow(found, cmap="viridis", vmin=0, vmax=highest or 1.0)
        style.bare(ax)
        if number == 1 or maps["generated"] is None:
            bar = style.axes_at(fig, left, BARS + size + 0.08, 2 * size + 0.07, 0.08)
            fig.colorbar(shown, cax=bar, orientation="horizontal")
            bar.set_xlabel(say("attribution_figures-by-one-pixel"), fontsize=7)
