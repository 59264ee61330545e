"""A GAN trained on densities that are known: what it captures, and what its discriminator says."""

import math
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from torch import Tensor

from glassgan import effects
from glassgan.theory import moving
from glassgan.theory.frozen import FORMS
from glassgan.theory.mixtures import TARGETS
from glassgan.theory.moving import Moment
from glassgan.theory.names import MEASURED, PREDICTED
from glassgan.theory.settings import Moving

LEFT_OUT = "one density has nothing where the other has something"
TOO_SMALL = "the cells do not hold both densities"


def analyse(settings: Moving, preset: str) -> dict[str, Any]:
    """Train a GAN on each density with each form of G's loss.

    Args:
        settings: of the analysis.
        preset: for the table.

    Returns:
        pictures: by "<what>.<number of the density>.<step>", of the form that is not saturating:
        what `moving.Picture` holds. effects, of analysis "mixture_game": by density (target), form
        (intervention) and steps (dose) the divergences, modes, and the distance of D from the best
        one; the value of the game, and what it would be with the best D (group).
    """
    rows: list[dict[str, Any]] = []
    pictures: dict[str, Tensor] = {}
    for number, (name, target) in enumerate(TARGETS.items()):
        for form, saturating in FORMS.items():
            seen, drawn = moving.followed(
                target, saturating=saturating, seed=settings.seed, steps=settings.steps,
                points=settings.points, pictured=settings.pictured,
            )  # fmt: skip
            shared = {"target": name, "intervention": form, "n": settings.points}
            rows += [
                {**shared, "dose": moment.steps, "analysis": "mixture_game", **row}
                for moment in seen
                for row in _rows(moment, exact=target.dim == 1)
            ]
            if not saturating:
                pictures |= {
                    f"{what}.{number}.{step}": value
                    for step, picture in drawn.items()
                    for what, value in asdict(picture).items()
                }
    header = {
        "targets": list(TARGETS),
        "modes": [len(target.means) for target in TARGETS.values()],
        "steps": sorted({int(name.split(".")[2]) for name in pictures}),
    }
    table = effects.table(rows, preset=preset, seed=-1, epoch=-1, status="finite")
    return {"pictures": (pictures, header), "effects": table}


def _rows(moment: Moment, exact: bool) -> Iterator[dict[str, Any]]:
    nats = {"unit_of_measure": "nats"}
    jsd = moment.divergences["JSD"]
    yield {
        **nats,
        "concept": "JSD",
        "estimate": jsd,
        "ci_low": jsd - moment.reach,
        "ci_high": jsd + moment.reach,
        "null_low": moment.floor[0],
        "null_high": moment.floor[1],
        **({} if math.isfinite(jsd) else effects.no_estimate(TOO_SMALL)),
    }
    if exact:  # empty cells of a histogram are no gap of a density
        for concept in ("KL(p‖q)", "KL(q‖p)"):
            found = moment.divergences[concept]
            there = math.isfinite(found)
            yield {
                **nats,
                "concept": concept,
                "estimate": found if there else math.nan,
                **({} if there else effects.no_estimate(LEFT_OUT)),
            }
    best = 2 * jsd - 2 * math.log(2)
    value = {**nats, "concept": "value of the game"}
    yield {**value, "group": MEASURED, "estimate": moment.value}
    yield {**value, "group": PREDICTED, "estimate": best}
    yield {
        "concept": "distance from D*",
        "estimate": moment.distance,
        "unit_of_measure": "probability",
    }
    yield {"concept": "modes captured", "estimate": moment.captured}
    yield {"concept": "points near a mode", "estimate": moment.near, "unit_of_measure": "share"}
