"""Whether two methods, or one on two sets of samples, find the same: principal angles."""

import itertools
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import torch
from scipy.stats import hypergeom
from torch import Tensor

from glassgan import streams
from glassgan.statistics import columns
from glassgan.subject import in_blocks

BLOCK = 250  # random bases at a time
MEASURE = "mean cos² of principal angles"
RANK = 1e-6  # relative size of a singular value below which directions count as dependent


def basis(directions: Tensor) -> Tensor:
    """Return an orthonormal basis [k, d] of the span of directions [K, d], k ≤ K; double."""
    if not len(directions):
        return directions.double()
    _, sizes, vectors = torch.linalg.svd(directions.double(), full_matrices=False)
    return vectors[sizes > RANK * max(float(sizes[0]), RANK)]


def overlap(first: Tensor, second: Tensor) -> float:
    """Return the mean squared cosine of the principal angles between two subspaces.

    1 if the smaller lies within the larger, 0 if they are orthogonal (Björck and Golub 1973,
    "Numerical methods for computing angles between linear subspaces").

    Args:
        first: an orthonormal basis [k, d].
        second: another [l, d].
    """
    return float((first @ second.T).square().sum() / min(len(first), len(second)))


def random_overlaps(first: int, second: int, dim: int, draws: int, seed: int) -> np.ndarray:
    """Return the overlaps of random (Haar) subspaces of k and l dimensions, [draws].

    One of the two may be fixed, since only their relative position counts.
    """
    small, large = sorted((first, second))
    drawn = streams.latents(seed, f"random subspaces of {small}", 0, draws, small * dim)
    turned, _ = torch.linalg.qr(drawn.view(draws, small, dim).transpose(1, 2))
    found: np.ndarray = (turned[:, :large].square().sum((1, 2)) / small).numpy()
    return found


def ranked_bases(metric: Tensor, count: int, draws: int, seed: int) -> Tensor:
    """Return what the choice of the strongest axes gives in bases that mean nothing, [draws, k, d].

    Of each random (Haar) orthonormal basis the directions n with the largest nᵀ E[JᵀJ] n, as
    `discover.axes` chooses among the coordinate axes. A generator whose latent space was turned at
    random is as good a generator, and its axes are such a basis: that its strongest axes lie where
    images change most says nothing of axes.

    Args:
        metric: E[JᵀJ] [d, d].
        count: k, of directions, at most d.
        draws: of bases.
        seed: of these.
    """
    dim, count = len(metric), min(count, len(metric))
    chosen, weights = [], metric.float()
    for number, block in enumerate(in_blocks(draws, BLOCK)):
        size = block.stop - block.start
        drawn = streams.latents(seed, f"random bases {number}", 0, size * dim, dim)
        turned, _ = torch.linalg.qr(drawn.view(size, dim, dim))
        gains = ((turned @ weights) * turned).sum(2)
        order = gains.argsort(dim=1, descending=True, stable=True)[:, :count]
        chosen.append(turned.gather(1, order[:, :, None].expand(-1, -1, dim)))
    return torch.cat(chosen)


def overlaps(chosen: Tensor, second: Tensor) -> np.ndarray:
    """Return the overlaps of bases [R, k, d] with one basis [l, d], [R]."""
    small = min(chosen.shape[1], len(second))
    found: np.ndarray = ((chosen @ second.T.float()).square().sum((1, 2)) / small).numpy()
    return found


def agreements(
    first: Mapping[str, Tensor],
    second: Mapping[str, Tensor],
    turned: Mapping[str, Tensor],
    draws: int,
    seed: int,
) -> Iterator[dict[str, Any]]:
    """Compare the subspaces that methods find, every two of them, one from each set of samples.

    Methods that are fitted to the same samples agree on their noise.

    Args:
        first: directions [K, d] of each method, from some samples.
        second: the same from others; pairs whose second method found nothing there are left out.
        turned: of methods that choose among given directions, what they choose in random bases,
            [R, k, d]; random subspaces would not choose.
        draws: of the null of other pairs, pairs of random subspaces of the same sizes.
        seed: of the null.

    Yields:
        Rows of an effects table, "direction_agreement": the overlap of a method (`target`) with
        another (`intervention`).
    """
    nulls: Nulls = {}
    for one, other in itertools.combinations(first, 2):
        if other not in second:
            continue
        bases = basis(first[one]), basis(second[other])
        row = {"analysis": "direction_agreement", "target": one, "intervention": other}
        if one in turned or other in turned:
            chooses, fixed = (one, bases[1]) if one in turned else (other, bases[0])
            null = overlaps(turned[chooses], fixed)
        else:
            null = _random(*bases, nulls, draws, seed)
        yield {**row, **_beside(overlap(*bases), null)}


def stability(
    first: Mapping[str, Tensor], second: Mapping[str, Tensor], draws: int, seed: int
) -> Iterator[dict[str, Any]]:
    """Compare the subspaces that methods find on two sets of samples.

    Not for methods that do not depend on samples, which agree with themselves for certain.

    Args:
        first: directions [K, d] of each.
        second: the same from other samples; methods that found nothing there are left out.
        draws: of the null, pairs of random subspaces of the same sizes.
        seed: of the null.

    Yields:
        Rows of an effects table, "direction_stability": the overlap of each method with itself.
    """
    nulls: Nulls = {}
    for name in [name for name in first if name in second]:
        bases = basis(first[name]), basis(second[name])
        null = _random(*bases, nulls, draws, seed)
        yield {**_of_itself(name), **_beside(overlap(*bases), null)}


def subsets(name: str, first: Tensor, second: Tensor) -> dict[str, Any]:
    """Compare which of the coordinate axes a method chooses on two sets of samples.

    Two choices of k of d axes cannot lie between axes as subspaces can: at random they share as
    many as the hypergeometric law has.

    Args:
        name: of the method.
        first: unit vectors [k, d], each a coordinate axis.
        second: others [l, d].

    Returns:
        A row of "direction_stability", as `stability` gives it.
    """
    sizes, dim = (len(first), len(second)), first.shape[1]
    law = hypergeom(dim, *sizes)
    shared = round(overlap(first.double(), second.double()) * min(sizes))
    low, high = law.ppf([0.025, 0.975]) / min(sizes)
    return {
        **_of_itself(name),
        "layer": "latent",
        "estimate": shared / min(sizes),
        "null_low": float(low),
        "null_high": float(high),
        "p_value": float(law.sf(shared - 1)),
        "n": dim,
        "unit_of_measure": MEASURE,
    }


def _of_itself(name: str) -> dict[str, str]:
    return {
        "analysis": "direction_stability",
        "target": name,
        "intervention": "other samples",
    }


# Overlaps of random subspaces by their two sizes.
Nulls = dict[tuple[int, int], np.ndarray]


def _random(first: Tensor, second: Tensor, nulls: Nulls, draws: int, seed: int) -> np.ndarray:
    sizes = min(len(first), len(second)), max(len(first), len(second))
    if sizes not in nulls:
        nulls[sizes] = random_overlaps(*sizes, dim=first.shape[1], draws=draws, seed=seed)
    return nulls[sizes]


def _beside(found: float, null: np.ndarray) -> dict[str, Any]:
    return {
        "layer": "latent",
        "estimate": found,
        **columns.null(null, found),
        "n": len(null),
        "unit_of_measure": MEASURE,
    }
