"""Latents beside the factors that images were made of: what stands for them, what moves them.

Only of data sets that know the factors of their images. A code that is the factors is the best that
a code can be; the same rotated says as much, and no dimension of it stands for anything; where the
latents of a generator lie between the two is what is asked.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from scipy.stats import rankdata, spearmanr
from torch import Tensor

from glassgan import streams
from glassgan.concepts import CONCEPTS
from glassgan.judge.network import Judge
from glassgan.latent import moves
from glassgan.latent.bank import LatentBank
from glassgan.latent.disentanglement import disentanglement, rotation
from glassgan.statistics import columns, intervals
from glassgan.subject import Subject

# Codes.
TRUE, ROTATED, ALONG, LATENT = "true factors", "rotated factors", "directions of factors", "axes"
STEPS = np.linspace(-moves.CURVE, moves.CURVE, 13).tolist()


def rotated(factors: np.ndarray, seed: int) -> np.ndarray:
    """Return standardised factors [N, F] in a random basis."""
    rng = streams.rng(seed, "rotation of the factors")
    standard = (factors - factors.mean(0)) / factors.std(0)
    turned: np.ndarray = standard @ rotation(factors.shape[1], rng)
    return turned


def code_rows(
    codes: Mapping[str, tuple[np.ndarray, np.ndarray]],
    names: Sequence[str],
    draws: int,
    seed: int,
) -> Iterator[dict[str, Any]]:
    """Yield the scores of codes for the same concepts, the factors.

    Args:
        codes: by name, a code [N, C] and the factors that were read off the images, [N, F]; the
            first half of the samples is discovery.
        names: of the factors, F.
        draws: of rotations and of shuffled factors.
        seed: of both.

    Yields:
        Rows of an effects table as `disentanglement` gives them, under the analyses
        "factor_disentanglement" and "factor_disentanglement_concepts", without tests.
    """
    for code, (values, factors) in codes.items():
        rows = disentanglement(values, factors, names, layer=code, draws=draws, seed=seed)
        for row in rows:
            yield {**row, "analysis": f"factor_{row['analysis']}", "p_value": np.nan}


def order(found: moves.Moves, target: int) -> np.ndarray:
    """Return how far a concept follows the step of a move: Spearman's ρ of both.

    Of each sample, over all steps, and the mean over the samples, [K]. A sample in which the
    concept stays the same follows nothing: 0.

    Args:
        found: moves along K directions.
        target: the concept, a place in `moves.MEASURED_AT`.
    """
    return _each(found, target).mean(1)


def _each(found: moves.Moves, target: int) -> np.ndarray:
    """Return Spearman's ρ of step and concept of each sample, [K, L]."""
    ranks = rankdata(found.values[..., target], axis=1)  # [K, S, L]
    ranks = ranks - ranks.mean(1, keepdims=True)
    steps = rankdata(found.steps) - (len(found.steps) + 1) / 2
    lengths = np.sqrt(np.square(ranks).sum(1) * np.square(steps).sum())
    products = np.einsum("s,ksl->kl", steps, ranks)
    return np.divide(products, lengths, out=np.zeros_like(lengths), where=lengths > 0)


def order_rows(
    subject: Subject,
    judge: Judge,
    testing: LatentBank,
    directions: Mapping[str, Tensor],
    random: Tensor,
    count: int,
) -> Iterator[dict[str, Any]]:
    """Yield how far each factor goes with the direction that was trained on it.

    Spearman's ρ, once of the coordinate of latents along the direction and the factor of what is
    drawn, over samples; and once of the step of a move and the factor, within a sample. Beside
    random directions, of which nothing was chosen. Where each factor is monotone in the latent, any
    direction that is not at right angles orders it within a sample, and only the first of the two
    tells them apart. The direction of a factor points to where there is more of it, so that ρ is
    expected to be positive, and tests are one-sided.

    Args:
        subject: in evaluation mode.
        judge: that reads factors off images.
        testing: held-out samples.
        directions: unit vectors [d] by factor, found on other latents.
        random: unit vectors [R, d].
        count: of the samples that are moved, the first, L.

    Yields:
        Rows "factor_coordinate" and "factor_order" of an effects table.
    """
    latents = testing.latents[:count]
    others = moves.moves(subject, judge, latents, random, STEPS)
    for factor, direction in directions.items():
        shared: dict[str, Any] = {
            "layer": "latent",
            "split": "held-out",
            "target": f"regression {factor}",
            "concept": factor,
            "unit_of_measure": "rank correlation",
        }
        drawn = testing.values[:, list(CONCEPTS).index(factor)]
        rho = [
            float(spearmanr((testing.latents @ one).numpy(), drawn).statistic)
            for one in (direction, *random)
        ]
        low, high = intervals.rank_correlation(rho[0], len(drawn))
        yield {
            **shared,
            "analysis": "factor_coordinate",
            "intervention": "none",
            **{"estimate": rho[0], "ci_low": low, "ci_high": high, "n": len(drawn)},
            **columns.null(rho[1:], rho[0]),
        }
        target = moves.MEASURED_AT[factor]
        along = moves.moves(subject, judge, latents, direction[None], STEPS)
        row = columns.mean(_each(along, target)[0])
        reach = row["estimate"] - row["ci_low"]
        yield {
            **shared,
            "analysis": "factor_order",
            "intervention": f"−{moves.CURVE:g} to +{moves.CURVE:g}",
            "dose": moves.CURVE,
            **columns.within(row["estimate"], reach, -1, 1),
            **columns.null(order(others, target), row["estimate"]),
            "n": count,
        }
