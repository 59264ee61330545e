"""Which directions lead, are moved along and shown; and which methods find one."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
from scipy.special import betainc, betaincinv
from torch import Tensor

from glassgan.latent.agreement import basis, overlaps
from glassgan.latent.discover import CONDITIONAL, Found
from glassgan.statistics import columns, nulls

TWINS = 0.5  # |cosine| from which two directions count as one among the leading ones


def ranked(table: pd.DataFrame) -> list[int]:
    """Return the rows of the directions whose concept varies: leading ones, then others.

    The others by their selective effect where they were chosen, falling.
    """
    order = _by_selectivity(table)
    return list(dict.fromkeys([*_leading(table), *(row for row in order if table["concept"][row])]))


def to_move(table: pd.DataFrame, count: int) -> list[int]:
    """Return the rows of the directions that are moved along, in the order of `ranked`.

    The leading ones and the best of each method are among them.
    """
    order = ranked(table)
    best = table.loc[order].drop_duplicates("method").index.tolist()
    first = list(dict.fromkeys([*_leading(table), *best, *order]))[:count]
    return [row for row in order if row in set(first)]


def _by_selectivity(table: pd.DataFrame) -> list[int]:
    return table["selectivity"].sort_values(ascending=False, kind="stable").index.tolist()


def _leading(table: pd.DataFrame) -> list[int]:
    return table[table["leading"] > 0].sort_values("leading").index.tolist()


def to_show(table: pd.DataFrame, axes: int) -> list[int]:
    """Return the rows of the directions that are shown as pictures.

    The leading ones, the first of each method (of those trained on concepts the one with the
    largest selective effect), and `axes` of the axes.
    """
    order = table.loc[ranked(table)]
    best = order[order["trained"]].drop_duplicates("method")
    first = [*table.index[(table["number"] == 0) & ~table["trained"]], *best.index]
    some = table[table["method"] == "axes"].index.tolist()[:axes]
    return list(dict.fromkeys([*_leading(table), *first, *some]))


def leading(table: pd.DataFrame, directions: Tensor, count: int) -> list[int]:
    """Return the rows with the largest selective effects that are not the same.

    Left out are directions of a concept that is already there, or nearly parallel to one that is.

    Args:
        table: as `findings` gives it.
        directions: of its rows, [rows, d].
        count: at most.
    """
    chosen: list[int] = []
    for row in _by_selectivity(table):
        if table["selectivity"][row] <= 0 or len(chosen) == count:
            break
        parallel = any(abs(float(directions[row] @ directions[other])) > TWINS for other in chosen)
        known = table["concept"][row] in set(table["concept"][chosen])
        if not parallel and not known:
            chosen.append(row)
    return chosen


def found_by(
    name: str,
    direction: Tensor,
    methods: Mapping[str, Found],
    turned: Mapping[str, Tensor],
    count: int,
    home: str,
) -> Iterator[dict[str, Any]]:
    """Yield how near a direction lies to what each method found on other samples.

    The cosine of its angle with the span of the method's directions; conditional directions have
    the span of those that they were made of, and are left out, and so is the method that the
    direction comes from, which has it for certain. Null, exact: the squared cosine with a
    Haar-random subspace of k of d dimensions has the law Beta(k/2, (d − k)/2). Of methods in
    `turned` the null makes their choice.

    Args:
        name: of the direction.
        direction: unit vector [d].
        methods: directions by method, found where the direction was neither found nor chosen.
        turned: of methods that choose among given directions, what they choose in random bases,
            [R, k, d].
        count: of directions of each, the first.
        home: the method that the direction comes from.
    """
    dim = len(direction)
    for method, one in methods.items():
        if one.derived or method == home.removesuffix(CONDITIONAL):
            continue
        span = basis(one.first(count))
        half, rest = len(span) / 2, (dim - len(span)) / 2
        if not len(span) or rest <= 0:
            continue
        square = float((span @ direction.double()).square().sum())
        if method in turned:
            null = overlaps(turned[method], direction[None])
            low, high = columns.null(null).values()
            p_value = nulls.monte_carlo_p(square, null)
        else:
            low, high = (float(betaincinv(half, rest, level)) for level in columns.MIDDLE)
            p_value = float(betainc(rest, half, max(1 - square, 0.0)))
        yield {
            "layer": "latent",
            "split": "held-out",
            "analysis": "direction_found_by",
            "target": name,
            "intervention": method,
            "concept": "the span of its directions",
            "estimate": square**0.5,
            "null_low": low**0.5,
            "null_high": high**0.5,
            "p_value": p_value,
            "n": len(span),
            "unit_of_measure": "cosine",
        }
