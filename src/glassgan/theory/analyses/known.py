"""Discriminators trained where the best one is known by formula, beside it."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from glassgan import effects
from glassgan.theory import dropping, known
from glassgan.theory.known import PLAIN, Trained
from glassgan.theory.mixtures import PAIRS, Pair
from glassgan.theory.names import MEASURED, OTHER, PREDICTED, SATURATING
from glassgan.theory.settings import Known

VARIED = ("overlapping",)  # pairs on which other losses are tried too
SHARES = (0.02, 0.1, 0.3)  # of a mode that is nearly dropped
GRID = np.linspace(0.005, 0.5, 100)  # of shares, for curves
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
        predicted and measured (group). Of analysis "dropped_mode", by the share of a mode (dose):
        divergences by formula and by quadrature, and what each form of G's loss gives for more of
        the mode (concept "slope"), by formula and by trained discriminators.
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
    rows += _dropped(settings)
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


def _dropped(settings: Known) -> Iterator[dict[str, Any]]:
    shared = {"analysis": "dropped_mode", "unit_of_measure": "nats", "n": settings.points}

    def of(share: float, values: Mapping[str, Any], what: str, group: str) -> Iterator[Any]:
        for name, estimate in values.items():
            own = {what: name} if what == "concept" else {"concept": "slope", what: name}
            yield {**shared, **own, "dose": share, "group": group, "estimate": float(estimate)}

    for share in [*GRID, *SHARES]:
        at = np.array(share)
        yield from of(share, dropping.divergences(at), "concept", PREDICTED)
        yield from of(share, dropping.slopes(at), "intervention", PREDICTED)
    for share in SHARES:
        pair = dropping.pair(share)
        found = pair.divergences
        twice = 2 * found["JSD"]
        by_name = {
            "KL(p‖q)": found["KL(p‖q)"],
            "KL(q‖p)": found["KL(q‖p)"],
            dropping.OBJECTIVES[SATURATING]: twice,
            dropping.OBJECTIVES[OTHER]: found["KL(q‖p)"] - twice,
        }
        yield from of(share, by_name, "concept", MEASURED)
        # modes in one dimension are learnt sooner than the ring, for which the steps are meant
        steps = -(-settings.steps // 3)
        discriminator = known.played(pair, PLAIN, seed=settings.seed, steps=steps)
        slopes = dropping.measured(discriminator, settings.points, settings.seed)
        yield from of(share, slopes, "intervention", MEASURED)


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
