"""What ablated units of a discriminator do, as rows of effects, beside as large random moves."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from glassgan.attribution.ablation import GENERATED, GRADIENT, REAL, Ablations, Changes
from glassgan.effects import OF_RANDOM, no_estimate
from glassgan.statistics import intervals

GAP = "real less generated"
UNITS = {REAL: "nats", GENERATED: "nats", GRADIENT: "share of the gradient"}


def ablation_rows(found: Ablations, layer: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of an effects table for each unit, and for each further random move.

    "discriminator_units", for each concept: whether the unit does more than nearly all (97.5 %)
    random directions of the same energy, a minimum effect, since every unit changes something.
    "discriminator_unit_gaps": whether it does something else to the logit of real images than to
    that of generated ones (Welch 1947): a unit whose removal lowers the difference works for the
    verdict, one whose removal raises it against. All units are tested, so that nothing is
    selected. Random moves have rows of their own, `OF_RANDOM` behind the name of the analysis.
    """
    for concept, unit_of_measure in UNITS.items():
        shared = {"layer": layer, "concept": concept, "unit_of_measure": unit_of_measure}
        if concept not in found.units:
            status = {**no_estimate("no gradient"), "n": 0}
            yield {**shared, "analysis": "discriminator_units", "intervention": "zero", **status}
            continue
        for changes, named in _both(found, concept):
            count = changes.by_image.shape[1]
            mean, deviation = changes.by_image.mean(1), changes.by_image.std(1, ddof=1)
            least = found.bounds[concept].least(changes.energy)
            p = intervals.minimum_effect_p(mean, deviation, count, least)
            reach = intervals.margin(deviation, count)
            lowest = np.zeros_like(least) if concept == GRADIENT else -least
            for number in range(len(mean)):
                yield {
                    **shared,
                    **named("discriminator_units", number),
                    **intervals.around(mean[number], reach[number]),
                    "null_low": lowest[number],
                    "null_high": least[number],
                    "p_value": p[number],
                    "n": count,
                }
    for (real, named), (generated, _) in zip(
        _both(found, REAL), _both(found, GENERATED), strict=True
    ):
        shared = {"layer": layer, "concept": GAP, "unit_of_measure": "nats"}
        count = real.by_image.shape[1] + generated.by_image.shape[1]
        for number, tested in enumerate(_differences(real.by_image, generated.by_image)):
            yield {**shared, **named("discriminator_unit_gaps", number), **tested, "n": count}


def _both(
    found: Ablations, concept: str
) -> Iterator[tuple[Changes, Callable[[str, int], dict[str, str]]]]:
    """Yield the changes by units and by random moves, with what names the rows of each."""
    yield (
        found.units[concept],
        lambda analysis, unit: {"analysis": analysis, "target": str(unit), "intervention": "zero"},
    )
    yield (
        found.random[concept],
        lambda analysis, number: {
            "analysis": analysis + OF_RANDOM,
            "target": f"random {number}",
            "intervention": "random direction",
        },
    )


def _differences(real: np.ndarray, generated: np.ndarray) -> Iterator[dict[str, float]]:
    """Yield the difference of two means, Welch's interval and p-value, for each unit, [U, N] both.

    Where neither varies the difference is known without error.
    """
    from scipy.stats import ttest_ind

    apart = real.mean(1) - generated.mean(1)
    vary = (np.ptp(real, axis=1) > 0) | (np.ptp(generated, axis=1) > 0)
    low, high, p = apart.copy(), apart.copy(), (apart == 0).astype(float)
    if vary.any():
        tested = ttest_ind(real[vary], generated[vary], axis=1, equal_var=False)
        (low[vary], high[vary]), p[vary] = tested.confidence_interval(), tested.pvalue
    for row in zip(apart.tolist(), low.tolist(), high.tolist(), p.tolist(), strict=True):
        yield dict(zip(("estimate", "ci_low", "ci_high", "p_value"), row, strict=True))
