"""Precision, recall, density and coverage of generated features, by balls around samples.

The balls of a set reach from each of its points to its k-th nearest neighbour in the set. N real
and M generated points in D dimensions cost N² / 2 + M² / 2 + N · M distances of 2 D operations each
and as many comparisons, and two selections of k + 1 of a row. Distances are never kept: they come
in square blocks of 8 MB, whatever N and M are.
"""

import torch
from torch import Tensor

from glassgan.subject import in_blocks

BLOCK = 1000


def measure(real: Tensor, generated: Tensor, neighbours: int) -> dict[str, float]:
    """Return precision, recall, density and coverage.

    Precision: the share of generated points in a ball of a real one; recall: of real points in a
    ball of a generated one (Kynkäänniemi et al. 2019, "Improved precision and recall metric").
    Density: in how many balls of real points a generated one lies, over k; coverage: the share of
    real points with a generated one in their ball (Naeem et al. 2020, "Reliable fidelity and
    diversity metrics"). A ball does not hold its surface, as in their package prdc.

    Args:
        real: features [N, D].
        generated: features [M, D].
        neighbours: k, less than N and M.

    Returns:
        The four by name. Those that rest on the balls of a degenerate set, of which at least half
        have no extent because of duplicates, are nan: precision, density and coverage on those of
        the real set, recall on those of the generated set. All are nan
        where a feature is not finite.

    Raises:
        ValueError: a set has fewer than k + 1 points.
    """
    if not (real.isfinite().all() and generated.isfinite().all()):
        return dict.fromkeys(("precision", "density", "coverage", "recall"), float("nan"))
    of_real, of_generated = radii(real, neighbours), radii(generated, neighbours)
    hits = 0
    precise = torch.zeros(len(generated), dtype=torch.uint8)
    recalled, covered = torch.zeros(2, len(real), dtype=torch.uint8)
    left, right = _factors(real)[0], _factors(generated)[1]
    for rows in in_blocks(len(real), BLOCK):
        for columns in in_blocks(len(generated), BLOCK):
            squares = left[rows] @ right[columns].T
            # As bytes, because torch is faster at those than at truth values.
            within_real = (squares < of_real[rows, None]).view(torch.uint8)
            within_generated = (squares < of_generated[columns]).view(torch.uint8)
            hits += int(within_real.count_nonzero())
            precise[columns] |= within_real.amax(0)
            covered[rows] |= within_real.amax(1)
            recalled[rows] |= within_generated.amax(1)
    by_real = {
        "precision": float(precise.double().mean()),
        "density": hits / (neighbours * len(generated)),
        "coverage": float(covered.double().mean()),
    }
    by_generated = {"recall": float(recalled.double().mean())}
    return {
        name: float("nan") if degenerate(balls) else value
        for values, balls in ((by_real, of_real), (by_generated, of_generated))
        for name, value in values.items()
    }


def radii(points: Tensor, neighbours: int) -> Tensor:
    """Return the squared distance of each point [N, D] to its k-th nearest neighbour, [N].

    A point is not its own neighbour. Zero, between equal points, is given as −inf, a ball that
    holds nothing. Rounding moves the zero: a dot product of D + 2 terms is wrong by at most
    (D + 2) ε / 2 times the sum of their sizes (Higham 2002, sec. 3.1), which with the error of
    the norms in it is 3 (D + 2) ε |x|² between points of norm |x|. Below that all is zero.

    Raises:
        ValueError: there are fewer than k + 1 points.
    """
    if len(points) <= neighbours:
        raise ValueError(f"{len(points)} points have no neighbour number {neighbours}")
    left, right = _factors(points)
    # The smallest of all is the distance of a point to itself.
    nearest = torch.full((len(points), neighbours + 1), torch.inf, dtype=torch.float64)
    blocks = in_blocks(len(points), BLOCK)
    for number, rows in enumerate(blocks):
        for columns in blocks[number:]:
            squares = left[rows] @ right[columns].T
            _keep_smallest(nearest[rows], squares)
            if columns != rows:  # the mirrored block holds the same distances
                _keep_smallest(nearest[columns], squares.T)
    found = nearest.amax(1)
    rounding = 3 * (points.shape[1] + 2) * torch.finfo(torch.float64).eps
    zero = found <= rounding * points.double().square().sum(1)
    return found.masked_fill(zero, -torch.inf)


def degenerate(balls: Tensor) -> bool:
    """Say whether at least half of the balls with these squared radii [N] have no extent."""
    return bool((balls == -torch.inf).double().mean() >= 0.5)


def _factors(points: Tensor) -> tuple[Tensor, Tensor]:
    """Return A and B, [N, D + 2], with A Bᵀ = |x|² + |y|² − 2 x·y, so that one product is all."""
    points = points.double()
    norms = points.square().sum(1, keepdim=True)
    ones = torch.ones_like(norms)
    return torch.cat([-2 * points, norms, ones], 1), torch.cat([points, ones, norms], 1)


def _keep_smallest(kept: Tensor, values: Tensor) -> None:
    """Replace the K numbers in each row of `kept` [N, K] by the K smallest of them and `values`.

    In place: small results kept between large blocks would scatter the memory.
    """
    count = kept.shape[1]
    few = values.topk(min(count, values.shape[1]), largest=False, sorted=False).values
    kept.copy_(torch.cat([kept, few], 1).topk(count, largest=False, sorted=False).values)
