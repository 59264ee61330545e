"""Samples that move along the directions of a run: curves, pictures, how far one can go."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import torch
from torch import Tensor

from glassgan import interpolation, left_out, streams
from glassgan.banks import halves
from glassgan.concepts import NO_CLASSES
from glassgan.data import DATA
from glassgan.latent import leading, moves, rescoring, traversal
from glassgan.latent.effects import random_directions
from glassgan.latent.settings import Moves
from glassgan.run import Run
from glassgan.subject import generate

PLACES = 13  # on a path between latents
PATHS = {
    "lerp": interpolation.lerp,
    "slerp": interpolation.slerp,
    "great circle": interpolation.great_circle,
}
Rows = list[dict[str, Any]]
Pictures = dict[str, Tensor]


@dataclass(frozen=True)
class Task:
    """What is moved, along what and how far.

    directions: unit vectors [rows, d]; table: a row a direction; scales: standard deviations of
    the concepts, [C], first those of an image, then those of a stroke. discovery, held_out:
    latents, [N, d] each. steps: rising, with 0.
    """

    run: Run
    settings: Moves
    directions: Tensor
    table: pd.DataFrame
    scales: np.ndarray
    discovery: Tensor
    held_out: Tensor
    steps: list[float]

    @property
    def samples(self) -> Tensor:
        """The latents that are moved along directions, [L, d]."""
        return self.held_out[: self.settings.latents]

    @property
    def drawn_steps(self) -> list[float]:
        """The steps of which there are pictures."""
        return [step for step in self.steps if abs(step) <= moves.CURVE]

    def names(self, rows: list[int]) -> list[str]:
        """Return the names of some directions."""
        return self.table["name"][rows].tolist()

    def sheet(self, count: int, rows: list[int]) -> Tensor:
        """Draw a few samples moved along some directions, [K, count, S, H, W]."""
        subject, judge = self.run.last.subject, self.run.judge
        few = self.samples[traversal.samples(judge, subject, self.samples, count)]
        return traversal.sheet(subject, few, self.directions[rows], self.drawn_steps)


def analyse(
    run: Run, settings: Moves, directions: Mapping[str, Tensor], table: pd.DataFrame
) -> dict[str, Any]:
    """Move held-out samples along the best directions and random ones, and along paths.

    Args:
        run: with a judge.
        settings: of the analysis.
        directions: unit vectors, "directions" [rows, d], and standard deviations of the concepts,
            "scales" [C], as `directions.analyse` returns them.
        table: a row a direction, likewise.

    Returns:
        pictures: of samples that move, and curves of concepts. effects.
    """
    latents = streams.latents(
        settings.seed, "bank of directions", 0, settings.bank, run.last.subject.latent_dim
    )
    sides = sorted(settings.steps)
    task = Task(
        run,
        settings,
        directions["directions"],
        table,
        directions["scales"].numpy(),
        *halves(latents),
        [*(-step for step in reversed(sides)), 0.0, *sides],
    )
    chosen = leading.to_move(table, settings.moved)
    best = chosen[: settings.rescored]
    listed = leading.to_show(table, settings.axes)
    curves, of_moves = _moved(task, chosen)
    stroke_curves, of_strokes = _strokes(task, best)
    sheet = task.sheet(settings.shown, listed).half()
    paths, of_paths = _paths(task)
    header = {
        **run.here,
        "steps": task.steps,
        "sheet_steps": task.drawn_steps,
        "sheet": task.names(listed),
        "moved": task.names(chosen),
        "stroke_curves": task.names(best),
    }
    return {
        "pictures": ({"sheet": sheet, **paths, **curves, **stroke_curves}, header),
        "effects": run.table([*of_moves, *of_strokes, *of_paths, *_without_classes()]),
    }


def _without_classes() -> Rows:
    """Return a row that says what is left out without labels."""
    what = "whether a class is seen between two latents"
    return [left_out.row(what, NO_CLASSES)] if NO_CLASSES else []


def _moved(task: Task, chosen: list[int]) -> tuple[Pictures, Rows]:
    """Measure moves along directions beside random ones, and the same moves at one layer.

    Args:
        task: what is moved.
        chosen: rows of the K directions.

    Returns:
        Curves of the concepts of an image, mean and margin [K, S, C]; rows of effects.
    """
    run, settings, table = task.run, task.settings, task.table
    dim = task.directions.shape[1]
    moved, at_random = (
        moves.moves(run.last.subject, run.judge, task.samples, along, task.steps)
        for along in (
            task.directions[chosen],
            random_directions(settings.random, dim, settings.seed),
        )
    )
    of_image = task.scales[: moved.values.shape[-1]]
    targets = table["concept"][chosen].map(moves.MEASURED_AT)
    places = [None if np.isnan(target) else int(target) for target in targets]
    names = task.names(chosen)
    rows = list(moves.move_rows(moved, names, places, at_random, of_image, settings.length))
    rescored = targets.dropna().astype(int)[: settings.rescored]
    rows += rescoring.rescoring(
        run.last.subject,
        run.judge,
        task.discovery[: 4 * settings.latents],
        task.samples,
        {table["name"][row]: task.directions[row] for row in rescored.index},
        rescored.tolist(),
        of_image,
        draws=settings.null_shifts,
        seed=settings.seed,
    )
    return _with_margin("curves", traversal.curves(moved, of_image)), rows


def _strokes(task: Task, best: list[int]) -> tuple[Pictures, Rows]:
    """Measure the strokes of samples that move along the best directions.

    Args:
        task: what is moved.
        best: rows of the K directions.

    Returns:
        Curves of the concepts of a stroke, mean and margin [K, S, C]; rows of effects.
    """
    steps, length = task.drawn_steps, task.settings.length
    images = task.sheet(task.settings.strokes, best)
    strokes = traversal.in_deviations(images, task.scales[len(moves.MEASURED_AT) :])
    curves = traversal.stroke_curves(strokes, steps.index(0.0))
    ends = steps.index(-length), steps.index(length)
    rows = traversal.stroke_rows(strokes, ends, length, task.names(best))
    return _with_margin("stroke_curves", curves), list(rows)


def _paths(task: Task) -> tuple[Pictures, Rows]:
    """Go from latents to others along paths of every kind.

    Returns:
        Pictures along a path of each kind, "paths" [kinds, `PLACES`, H, W], and its curves,
        [6, `PLACES`]; rows of effects.
    """
    subject, judge, count = task.run.last.subject, task.run.judge, task.settings.paths
    starts, ends = task.held_out[:count], task.held_out[-count:]
    between = {name: path(starts, ends, PLACES) for name, path in PATHS.items()}
    curves, rows = traversal.along_paths(subject, judge, between)
    pair = traversal.contrasting(judge, subject, starts, ends)
    drawn = torch.stack([latents[pair] for latents in between.values()]).flatten(0, 1)
    images = generate(subject, drawn).view(len(PATHS), PLACES, *DATA.picture).half()
    of_paths = {f"path_curves.{name}": torch.from_numpy(v) for name, v in curves.items()}
    return {"paths": images, **of_paths}, rows


def _with_margin(kind: str, curves: tuple[np.ndarray, np.ndarray]) -> Pictures:
    """Return curves and their margins as they are written."""
    parts = zip(("mean", "margin"), curves, strict=True)
    return {f"{kind}.{what}": torch.from_numpy(value).float() for what, value in parts}
