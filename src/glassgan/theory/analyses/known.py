"""Discriminators trained where the best one is known by formula, beside it."""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from glassgan import effects
from glassgan.theory import known
from glassgan.theory.known import PLAIN, Trained
from glassgan.theory.mixtures import PAIRS, Pair
from glassgan.theory.names import MEASURED, PREDICTED
from glassgan.theory.settings import Known

VARIED = ("overlapping",)  # pairs on which other losses are tried too
DRAWN = {1: 400, 2: 80}  # places along each axis that are drawn
MARGIN = 3.0  # of what is drawn beyond the outermost mean, in standard deviations
COARSE = "the grid is too coarse for its density"


def analyse(settings: Known, preset: str) -> dict[str, Any]:
    """Train a discriminator on each pair of densities, by each loss; compare with the best one.

    Args:
        settings: of the analysis.
        preset: for the table.

    Returns:
        fields: by "<what>.<number of the pair>": the places drawn, [N, d], p and q, [N], and D* and
        D under the plain loss, [N]. effects, of analysis "known_densities": for each pair (target)
        and loss (intervention) the distance from D*, and divergences and the value of the game,
        predicted and measured (group).
    """
    rows: list[dict[str, Any]] = []
    fields: dict[str, Tensor] = {}
    for number, (name, pair) in enumerate(PAIRS.items()):
        for variant, values in known.VARIANTS.items():
            if variant != PLAIN and name not in VARIED:
                continue
            found = known.trained(
                pair, variant, seed=settings.seed, steps=settings.steps, points=settings.points
            )
            seen = pair.blurred(values.get("input_noise", 0.0))
            shared = {"target": name, "intervention": variant, "n": settings.points}
            rows += [{**shared, **row} for row in _rows(seen, found, variant)]
            if variant == PLAIN:
                drawn = _fields(pair, found.discriminator)
                fields |= {f"{what}.{number}": value for what, value in drawn.items()}
    table = effects.table(rows, preset=preset, seed=-1, epoch=-1, status="finite")
    return {"fields": (fields, {"pairs": list(PAIRS)}), "effects": table}


def _rows(seen: Pair, found: Trained, variant: str) -> Iterator[dict[str, Any]]:
    shared = {"analysis": "known_densities", "unit_of_measure": "nats"}
    yield {
        **shared,
        "unit_of_measure": "probability",
        "concept": "distance from D*",
        "group": MEASURED,
        "estimate": found.distance,
    }
    if variant == known.SMOOTH:  # of which D tells no divergence
        return
    true = seen.divergences
    coarse = effects.no_estimate(COARSE) if math.isnan(true["JSD"]) else {}
    value = {"value of the game": 2 * true["JSD"] - 2 * math.log(2)}
    gradient = {"KL(q‖p) − 2 JSD": true["KL(q‖p)"] - 2 * true["JSD"]}
    for concept, estimate in (true | value | gradient).items():
        yield {**shared, **coarse, "concept": concept, "group": PREDICTED, "estimate": estimate}
    for concept, estimate, reach in (
        ("JSD", found.jsd, found.reach),
        ("value of the game", found.value, 2 * found.reach),
    ):
        yield {
            **shared,
            "concept": concept,
            "group": MEASURED,
            "estimate": estimate,
            "ci_low": estimate - reach,
            "ci_high": estimate + reach,
        }


def _fields(pair: Pair, discriminator: nn.Module) -> dict[str, Tensor]:
    """Return places over both densities, the densities, the best D and the trained one there."""
    dim = pair.real.dim
    means = np.concatenate([pair.real.means, pair.generated.means])
    reach = MARGIN * max(pair.real.deviation, pair.generated.deviation)
    low, high = means.min(0) - reach, means.max(0) + reach
    axes = [np.linspace(a, b, DRAWN[dim]) for a, b in zip(low, high, strict=True)]
    places = np.stack(np.meshgrid(*axes, indexing="ij"), -1).reshape(-1, dim)
    with torch.no_grad():
        answers = discriminator(torch.from_numpy(places).float()).sigmoid()
    made = {
        "places": places,
        "real": pair.real.density(places),
        "generated": pair.generated.density(places),
        "best": pair.best(places),
    }
    return {**{what: torch.from_numpy(x).float() for what, x in made.items()}, "trained": answers}
