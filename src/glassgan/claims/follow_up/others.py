"""What is said of directions before latents are moved, and of one discriminator from another."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from glassgan.claims.follow_up.table import LEAST, draws_of, ranked, row
from glassgan.effects import no_estimate

DIRECTIONS, KINDS = "directions", "kinds of images"


def said_of_directions(effects: pd.DataFrame, run: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    """Yield how well each direction tells the concept that it was found for, before any move.

    Args:
        effects: the analysis direction_scores of the run, of latents as they are.
        run: subject, found_on and seed.
    """
    scores = effects[effects["analysis"] == "direction_scores"]
    for method, concept, area in zip(
        scores["intervention"], scores["concept"], scores["estimate"], strict=True
    ):
        said = {"layer": method, "concept": concept, "expected": area - 0.5}
        yield {**run, "follow_up": DIRECTIONS, **said}


def directions_move(
    predicted: pd.DataFrame, effects: pd.DataFrame, run: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the row of whether directions that tell a concept better move it further.

    The estimate is the rank correlation over concepts with the effect of a move along the direction
    on held-out latents, its mean over methods. The null exchanges concepts.

    Args:
        predicted: of this run.
        effects: of latent directions of the run.
        run: subject, seed and epoch.
    """
    shared = row(run, DIRECTIONS, "moves along directions", "rank correlation")
    own = predicted[predicted["follow_up"] == DIRECTIONS]
    said = own.pivot(index="layer", columns="concept", values="expected")
    moved = effects[
        (effects["analysis"] == "direction_effects") & effects["intervention"].isin(said.index)
    ]
    moved = moved.assign(size=moved["estimate"].abs()).pivot(
        index="intervention", columns="concept", values="size"
    )
    moved = moved.reindex(index=said.index, columns=said.columns)
    found = ranked(said.to_numpy(), moved.to_numpy(), draws_of(run, DIRECTIONS))
    if found is None:
        return {**shared, **no_estimate(f"fewer than {LEAST} directions")}
    del found["groups"]
    return {**shared, "n": len(own), **found}


def said_of_kinds(effects: pd.DataFrame, run: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    """Yield how generated each kind of image looks to one discriminator, for another to say.

    Args:
        effects: of attribution of the former.
        run: subject, found_on and seed.
    """
    for kind, area in _areas(effects).items():
        yield {**run, "follow_up": KINDS, "concept": kind, "expected": area}


def kinds_hold(
    predicted: pd.DataFrame, effects: pd.DataFrame, run: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the row of whether kinds of images look as generated as another seed says.

    The estimate is the rank correlation over kinds of the AUROC with which the discriminator tells
    them from real images. The null exchanges kinds.

    Args:
        predicted: of this run.
        effects: of attribution of the run.
        run: subject, seed and epoch.
    """
    shared = row(run, KINDS, "shown to the discriminator", "rank correlation")
    own = predicted[predicted["follow_up"] == KINDS].set_index("concept")["expected"]
    there = _areas(effects).reindex(own.index)
    found = ranked(own.to_numpy()[None], there.to_numpy()[None], draws_of(run, KINDS))
    if found is None:
        return {**shared, **no_estimate(f"fewer than {LEAST} kinds")}
    del found["groups"]
    return {**shared, "n": int(there.notna().sum()), **found}


def _areas(effects: pd.DataFrame) -> "pd.Series[float]":
    """Return the AUROC of each kind of image against real ones, at the last checkpoint."""
    rows = effects[
        (effects["analysis"] == "special_samples")
        & (effects["concept"] == "AUROC against real")
        & (effects["group"] == "")  # the others are made by its own gradient
        & effects["estimate"].notna()
    ]
    rows = rows[rows["epoch"] == rows["epoch"].max()]
    found: pd.Series[float] = rows.set_index("target")["estimate"].astype(np.float64)
    return found
