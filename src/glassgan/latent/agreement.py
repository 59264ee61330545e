"""Whether two sets of directions are the same: principal angles, and pictures across seeds."""

from collections.abc import Iterator
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


def agreements(
    methods: dict[str, Tensor], others: dict[str, Tensor], draws: int, seed: int
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Compare the subspaces of methods, each pair once, or each with its own from other latents.

    Args:
        methods: directions [K, d] of each; those without directions are left out.
        others: the same mapping for all pairs, or other directions of the same methods.
        draws: of the null, pairs of random subspaces of the same sizes.
        seed: of the null.

    Yields:
        The names of the two, and columns of an effects table.
    """
    bases = {name: basis(found) for name, found in methods.items() if len(found)}
    second = {name: basis(found) for name, found in others.items() if len(found)}
    nulls: dict[tuple[int, int], np.ndarray] = {}
    names = list(bases)
    if methods is others:
        pairs = [(a, b) for number, a in enumerate(names) for b in names[number + 1 :]]
    else:
        pairs = [(name, name) for name in names if name in second]
    for a, b in pairs:
        small, large = sorted((len(bases[a]), len(second[b])))
        sizes = small, large
        if sizes not in nulls:
            nulls[sizes] = random_overlaps(small, large, bases[a].shape[1], draws, seed)
        found = overlap(bases[a], second[b])
        yield (
            a,
            b,
            {
                "estimate": found,
                "null_low": float(np.quantile(nulls[sizes], 0.025)),
                "null_high": float(np.quantile(nulls[sizes], 0.975)),
                "p_value": stats.monte_carlo_p(found, nulls[sizes]),
                "n": draws,
                "unit_of_measure": "mean cos² of principal angles",
            },
        )


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
