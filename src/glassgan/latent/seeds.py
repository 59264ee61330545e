"""Whether a method finds directions that draw the same in another run: pictures across seeds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import torch
from scipy.optimize import linear_sum_assignment
from torch import Tensor

from glassgan import streams
from glassgan.latent.agreement import ranked_bases
from glassgan.statistics import columns

POOL = 500  # pictures of random directions, of which sets are drawn


def matched(first: Tensor, second: Tensor) -> np.ndarray:
    """Return the |cosines| of the best one-to-one match of two sets of pictures, [min(K, L)].

    Args:
        first: pictures as vectors [K, P]; their signs do not count.
        second: others [L, P].
    """
    cosines = (_normal(first) @ _normal(second).T).abs().numpy()
    return np.asarray(cosines[linear_sum_assignment(-cosines)])


def match(first: Tensor, second: Tensor, null: Iterable[Tensor]) -> dict[str, Any]:
    """Compare two sets of pictures, beside random ones in place of the second.

    Args:
        first: [K, P].
        second: [L, P].
        null: sets of L pictures each.

    Returns:
        Columns of an effects table for the mean |cosine| of matched pictures.
    """
    found = float(matched(first, second).mean())
    draws = np.array([matched(first, some).mean() for some in null])
    return {
        "estimate": found,
        **columns.null(draws, found),
        "n": min(len(first), len(second)),
        "unit_of_measure": "mean |cosine| of pictures",
    }


@dataclass(frozen=True)
class Run:
    """The directions of one run.

    directions: of all methods, [rows, d]; mean_jacobian: of its generator, [P, d], which turns a
    direction into the picture that it draws; metric: E[JᵀJ] of it, [d, d]; table: a row a
    direction, as `findings.findings` gives it; epoch: of the checkpoint.
    """

    directions: Tensor
    mean_jacobian: Tensor
    metric: Tensor
    table: pd.DataFrame
    epoch: int

    def pictures(self, method: str, count: int) -> Tensor:
        """Return the pictures of a method, of its first directions or of all trained ones."""
        own = self.table[self.table["method"] == method]
        rows = own[own["trained"] | (own["number"] < count)].index.tolist()
        return self.directions[rows] @ self.mean_jacobian.T

    def trained(self, method: str) -> bool:
        """Return whether a method is trained on concepts."""
        return bool(self.table.loc[self.table["method"] == method, "trained"].any())


def seeds_agree(
    one: Run, other: Run, count: int, *, draws: int, seed: int
) -> Iterator[dict[str, Any]]:
    """Compare what the directions of each method draw in two runs of other seeds.

    The bases of two latent spaces have nothing to do with each other, so that pictures are
    compared: the mean change of the image along each direction, for small moves. Null, in place
    of the directions of the other run: for methods that are not trained, which put first what
    changes images most, the first of as many random bases that are put in the same order; for
    trained ones, which take all concepts, as many random directions.

    Args:
        one: the first run.
        other: the second.
        count: of directions of each method that is trained on nothing.
        draws: of the null.
        seed: of the null.

    Yields:
        Rows of an effects table, "direction_seeds", one a method that both have. Those of the two
        runs the other way round would be the same test once more.
    """
    dim = other.directions.shape[1]
    ranked = ranked_bases(other.metric, count, draws, seed) @ other.mean_jacobian.T
    drawn = streams.latents(seed, "random pictures", 0, POOL, dim)
    pool = torch.nn.functional.normalize(drawn, dim=1) @ other.mean_jacobian.T
    rng = streams.rng(seed, "draws of random pictures")
    for method in one.table["method"].unique():
        first, second = one.pictures(method, count), other.pictures(method, count)
        if len(first) and len(second):
            if other.trained(method):
                null = (pool[rng.choice(POOL, len(second), replace=False)] for _ in range(draws))
            else:
                null = (some[: len(second)] for some in ranked)
            yield {
                "analysis": "direction_seeds",
                "layer": "latent",
                "target": method,
                "concept": "pictures",
                **match(first, second, null),
            }


def _normal(pictures: Tensor) -> Tensor:
    return torch.nn.functional.normalize(pictures.flatten(1).double(), dim=1)
