"""Samples that move along the directions of a run: curves, pictures, how far one can go."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import torch
from torch import Tensor

from glassgan import interpolation, streams
from glassgan.banks import halves
from glassgan.latent import leading, moves, rescoring, traversal
from glassgan.latent.effects import random_directions
from glassgan.latent.settings import Moves
from glassgan.run import Run
from glassgan.subject import generate

PLACES = 13  # on a path between latents


def analyse(
    run: Run, settings: Moves, directions: Mapping[str, Tensor], table: pd.DataFrame
) -> dict[str, Any]:
    """Move held-out samples along the best directions and random ones, and along paths.

    Args:
        run: with a judge.
        settings: of the analysis.
        directions: unit vectors "directions" [rows, d] and, of concepts, "scales" [C], as
            `directions.analyse` returns them.
        table: a row a direction, likewise.

    Returns:
        pictures: of samples that move, and curves of concepts. effects.
    """
    every, scales = directions["directions"], directions["scales"].numpy()
    dim = run.last.subject.latent_dim
    latents = streams.latents(settings.seed, "bank of directions", 0, settings.bank, dim)
    discovery, held_out = halves(latents)
    some = held_out[: settings.latents]
    sides = sorted(settings.steps)
    steps = [*(-step for step in reversed(sides)), 0.0, *sides]
    drawn_steps = [step for step in steps if abs(step) <= moves.CURVE]
    chosen = leading.to_move(table, settings.moved)
    best, listed = chosen[: settings.rescored], leading.to_show(table, settings.axes)
    names = {
        key: table["name"][places].tolist()
        for key, places in (("moved", chosen), ("stroke_curves", best), ("sheet", listed))
    }

    moved, at_random = (
        moves.moves(run.last.subject, run.judge, some, along, steps)
        for along in (
            every[chosen],
            random_directions(settings.random, dim, settings.seed),
        )
    )
    of_image = scales[: moved.values.shape[-1]]
    targets = table["concept"][chosen].map(moves.MEASURED_AT)
    places = [None if np.isnan(target) else int(target) for target in targets]
    rows = list(moves.rows(moved, names["moved"], places, at_random, of_image, settings.length))
    rescored = targets.dropna().astype(int)[: settings.rescored]
    own = {table["name"][row]: every[row] for row in rescored.index}
    parts = discovery[: 4 * settings.latents], some
    rows += _rescored(run, settings, parts, own, rescored.tolist(), of_image)
    stroke_curves, of_strokes = _strokes(
        run, settings, some, every[best], names["stroke_curves"], drawn_steps, scales[len(of_image):]
    )
    rows += of_strokes
    paths, of_paths = _paths(run, settings, held_out)
    rows += of_paths
    pictures = {
        "sheet": _sheet(run, settings, some, every[listed], drawn_steps),
        **paths,
        **_pair("curves", traversal.curves(moved, of_image)),
        **stroke_curves,
    }
    header = {**run.here, "steps": steps, "sheet_steps": drawn_steps, **names}
    return {"pictures": (pictures, header), "effects": run.table(rows)}
