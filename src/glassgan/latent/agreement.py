"""Whether two sets of directions are the same: principal angles, and pictures across seeds."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import torch
from scipy.optimize import linear_sum_assignment
from torch import Tensor

from glassgan import stats, streams

POOL = 500  # pictures of random directions, of which sets are drawn
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


def agreements(methods: Mapping[str, Tensor], draws: int, seed: int) -> Iterator[dict[str, Any]]:
    """Compare the subspaces that methods find, every two of them.

    Args:
        methods: directions [K, d] of each.
        draws: of the null, pairs of random subspaces of the same sizes.
        seed: of the null.

    Yields:
        Rows of an effects table, "direction_agreement": the overlap of a method (`target`) with
        another (`intervention`).
    """
    bases = {name: basis(found) for name, found in methods.items()}
    nulls: Nulls = {}
    for one, other in itertools.combinations(bases, 2):
        row = {"analysis": "direction_agreement", "target": one, "intervention": other}
        yield {**row, **_beside_random(bases[one], bases[other], nulls, draws, seed)}


def stability(
    methods: Mapping[str, Tensor], again: Mapping[str, Tensor], draws: int, seed: int
) -> Iterator[dict[str, Any]]:
    """Compare the subspaces that methods find on two sets of samples.

    Args:
        methods: directions [K, d] of each.
        again: the same from other samples; methods that found nothing there are left out.
        draws: of the null, pairs of random subspaces of the same sizes.
        seed: of the null.

    Yields:
        Rows of an effects table, "direction_stability": the overlap of each method with itself.
    """
    nulls: Nulls = {}
    for name in [name for name in methods if name in again]:
        row = {"analysis": "direction_stability", "target": name, "intervention": "other samples"}
        bases = basis(methods[name]), basis(again[name])
        yield {**row, **_beside_random(*bases, nulls, draws, seed)}


# Overlaps of random subspaces by their two sizes.
Nulls = dict[tuple[int, int], np.ndarray]


def _beside_random(
    first: Tensor, second: Tensor, nulls: Nulls, draws: int, seed: int
) -> dict[str, Any]:
    sizes = min(len(first), len(second)), max(len(first), len(second))
    if sizes not in nulls:
        nulls[sizes] = random_overlaps(*sizes, dim=first.shape[1], draws=draws, seed=seed)
    found = overlap(first, second)
    return {
        "layer": "latent",
        "estimate": found,
        "null_low": float(np.quantile(nulls[sizes], 0.025)),
        "null_high": float(np.quantile(nulls[sizes], 0.975)),
        "p_value": stats.monte_carlo_p(found, nulls[sizes]),
        "n": draws,
        "unit_of_measure": "mean cos² of principal angles",
    }


def matched(first: Tensor, second: Tensor) -> np.ndarray:
    """Return the |cosines| of the best one-to-one match of two sets of pictures, [min(K, L)].

    Args:
        first: pictures as vectors [K, P]; their signs do not count.
        second: others [L, P].
    """
    cosines = (_normal(first) @ _normal(second).T).abs().numpy()
    return np.asarray(cosines[linear_sum_assignment(-cosines)])


def match(
    first: Tensor, second: Tensor, pool: Tensor, draws: int, rng: np.random.Generator
) -> dict[str, Any]:
    """Compare two sets of pictures, beside random ones in place of the second.

    Args:
        first: [K, P].
        second: [L, P].
        pool: pictures of random directions of the second run, [R, P].
        draws: of L of them.
        rng: for the draws.

    Returns:
        Columns of an effects table for the mean |cosine| of matched pictures.
    """
    found = float(matched(first, second).mean())
    cosines = (_normal(first) @ _normal(pool).T).abs().numpy()
    null = []
    for _ in range(draws):
        some = cosines[:, rng.choice(len(pool), len(second), replace=False)]
        null.append(some[linear_sum_assignment(-some)].mean())
    return {
        "estimate": found,
        "null_low": float(np.quantile(null, 0.025)),
        "null_high": float(np.quantile(null, 0.975)),
        "p_value": stats.monte_carlo_p(found, np.array(null)),
        "n": min(len(first), len(second)),
        "unit_of_measure": "mean |cosine| of pictures",
    }


@dataclass(frozen=True)
class Run:
    """The directions of one run.

    directions: of all methods, [rows, d]; mean_jacobian: of its generator, [P, d], which turns a
    direction into the picture that it draws; table: a row a direction, as `findings.findings` gives
    it; epoch: of the checkpoint.
    """

    directions: Tensor
    mean_jacobian: Tensor
    table: pd.DataFrame
    epoch: int

    def pictures(self, method: str, count: int) -> Tensor:
        """Return the pictures of a method, of its first directions or of all trained ones."""
        own = self.table[self.table["method"] == method]
        rows = own[own["trained"] | (own["number"] < count)].index.tolist()
        return self.directions[rows] @ self.mean_jacobian.T


def seeds_agree(
    one: Run, other: Run, count: int, *, draws: int, seed: int
) -> Iterator[dict[str, Any]]:
    """Compare what the directions of each method draw in two runs of other seeds.

    The bases of two latent spaces have nothing to do with each other, so that pictures are
    compared: the mean change of the image along each direction, for small moves. Null: as many
    random directions in place of those of the other run.

    Args:
        one: the first run.
        other: the second.
        count: of directions of each method that is trained on nothing.
        draws: of the null.
        seed: of the null.

    Yields:
        Rows of an effects table, "direction_seeds", one a method that both have.
    """
    dim = other.directions.shape[1]
    drawn = streams.latents(seed, "random pictures", 0, POOL, dim)
    pool = torch.nn.functional.normalize(drawn, dim=1) @ other.mean_jacobian.T
    rng = streams.rng(seed, "draws of random pictures")
    for method in one.table["method"].unique():
        first, second = one.pictures(method, count), other.pictures(method, count)
        if len(first) and len(second):
            yield {
                "analysis": "direction_seeds",
                "layer": "latent",
                "target": method,
                "concept": "pictures",
                **match(first, second, pool, draws, rng),
            }


def _normal(pictures: Tensor) -> Tensor:
    return torch.nn.functional.normalize(pictures.flatten(1).double(), dim=1)
