"""Moves along directions that are made: changes of concepts, linearity, how far one can go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from glassgan.concepts import MEASURED
from glassgan.judge.network import Judge
from glassgan.judge.reading import classes, measure, recognised
from glassgan.statistics import columns, intervals
from glassgan.subject import Subject, generate

MEASURED_AT = {concept: place for place, concept in enumerate(MEASURED)}
FOLDS = 10  # of the latents, for the jackknife
CURVE = 3.0  # length up to which curves are fitted: three standard deviations of a component
FEW_ACCEPTED = "fewer than two samples are accepted unmoved"


@dataclass(frozen=True)
class Moves:
    """What L samples become along K directions.

    steps: rising, with 0, [S]. values: of the concepts of `MEASURED`, [K, S, L, C]. accepted:
    whether the judge still names a class and the discriminator does not find the sample less real
    than all but 5 % of those that were not moved, bool [K, S, L].
    """

    steps: np.ndarray
    values: np.ndarray
    accepted: np.ndarray

    def part(self, chosen: Sequence[int]) -> "Moves":
        """Return the moves along some of the directions."""
        return Moves(self.steps, self.values[chosen], self.accepted[chosen])

    def at(self, step: float) -> int:
        """Return the place of a step.

        Raises:
            ValueError: no move of this length was made.
        """
        found = np.flatnonzero(np.isclose(self.steps, step))
        if len(found) != 1:
            raise ValueError(f"no move by {step:g}; made: {self.steps.tolist()}")
        return int(found[0])


@torch.no_grad()
def moves(
    subject: Subject, judge: Judge, latents: Tensor, directions: Tensor, steps: Sequence[float]
) -> Moves:
    """Move latents [L, d] along unit vectors [K, d] by `steps` and measure what is drawn."""
    read = measure(judge)
    unmoved = generate(subject, latents)
    start = read(unmoved)[:, : len(MEASURED)]
    least = _verdict(subject, unmoved).quantile(0.05)
    taken = _accepted(subject, judge, unmoved, start, least)
    values, accepted = [], []
    for direction in directions:
        for step in steps:
            if step == 0:
                values.append(start)
                accepted.append(taken)
                continue
            images = generate(subject, latents + step * direction)
            found = read(images)[:, : len(MEASURED)]
            values.append(found)
            accepted.append(_accepted(subject, judge, images, found, least))
    shape = (len(directions), len(steps), len(latents))
    if not values:
        return Moves(np.array(steps), np.zeros((*shape, len(MEASURED))), np.zeros(shape, bool))
    return Moves(
        np.array(steps),
        torch.stack(values).view(*shape, -1).numpy(),
        torch.stack(accepted).view(shape).numpy(),
    )


def _verdict(subject: Subject, images: Tensor) -> Tensor:
    """Return the logits of the discriminator, zeros if there is none."""
    if subject.discriminator is None:
        return torch.zeros(len(images))
    found: Tensor = subject.discriminator(images)
    return found


def _accepted(
    subject: Subject, judge: Judge, images: Tensor, measures: Tensor, least: Tensor
) -> Tensor:
    shown = recognised(classes(measures, judge.abstain_below))
    return shown & (_verdict(subject, images) >= least)


def changes(found: Moves, length: float, scales: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the change of each concept per unit length of a move to both sides, and its margin.

    Paired over the samples, in standard deviations, [K, C] each.

    Args:
        found: with steps of ± `length`.
        length: of the move.
        scales: standard deviations of the concepts, [C].
    """
    ends = found.values[:, found.at(length)] - found.values[:, found.at(-length)]
    each = ends / (2 * length) / scales
    return each.mean(1), intervals.margin(each.std(1, ddof=1), each.shape[1])


def linearity(found: Moves, targets: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
    """Return how far curves of concepts are straight lines, and the margin, [K] each.

    Each sample's concept is fitted by a line of its own over the steps up to `CURVE`; the share of
    the squared changes that the lines explain, over all samples (R²). nan where nothing changes.

    Args:
        found: the moves.
        targets: the concept of each direction.
    """
    inside = np.abs(found.steps) <= CURVE
    x = found.steps[inside] - found.steps[inside].mean()
    curves = np.stack([found.values[k, inside, :, c] for k, c in enumerate(targets)])
    curves = curves - curves.mean(1, keepdims=True)  # [K, S, L]
    slopes = np.einsum("s,ksl->kl", x, curves) / (x @ x)
    explained = np.square(slopes) * (x @ x)
    whole = np.square(curves).sum(1)
    return _ratio(explained, whole)


def reach(found: Moves, sign: int) -> tuple[np.ndarray, np.ndarray]:
    """Return how far samples can be moved before they are no longer accepted, and the margin.

    A sample ends half way between the last step up to which it was accepted and the next one; one
    that is still accepted at the longest step counts with that, so that the mean is at most the
    longest step. Over the samples that are accepted unmoved; nan for fewer than two.

    Args:
        found: the moves.
        sign: 1 or −1, the side.

    Returns:
        Mean length over the samples and half of Student's interval, [K] each.
    """
    side = np.flatnonzero(found.steps * sign >= 0)
    side = side[np.argsort(np.abs(found.steps[side]))]
    lengths = np.abs(found.steps[side])
    kept = np.logical_and.accumulate(found.accepted[:, side], axis=1)  # [K, S, L]
    last = kept.sum(1) - 1
    ends = (lengths + np.append(lengths[1:], lengths[-1])) / 2
    each = np.where(last >= 0, ends[last], np.nan)
    count = (last >= 0).sum(1)
    whole = np.full((2, len(each)), np.nan)
    for number in np.flatnonzero(count > 1):
        known = each[number, last[number] >= 0]
        whole[:, number] = known.mean(), intervals.margin(known.std(ddof=1), len(known))
    return whole[0], whole[1]


def _ratio(part: np.ndarray, whole: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return Σ part / Σ whole over samples [K, L], and the margin of a jackknife, [K] each."""
    fold = np.arange(part.shape[1]) * FOLDS // part.shape[1]
    with np.errstate(invalid="ignore", divide="ignore"):
        without = [part[:, fold != f].sum(1) / whole[:, fold != f].sum(1) for f in range(FOLDS)]
        estimate = part.sum(1) / whole.sum(1)
    return estimate, np.asarray(intervals.jackknife_margin(np.stack(without)))


def beside(estimate: float, low: float, high: float, null: np.ndarray) -> dict[str, float]:
    """Return the columns of an effects table for an estimate beside random directions, untested."""
    return {
        "estimate": float(estimate),
        "ci_low": float(low),
        "ci_high": float(high),
        **columns.null(columns.known(null)),
    }


def move_rows(
    found: Moves,
    names: Sequence[str],
    targets: Sequence[int | None],
    random: Moves,
    scales: np.ndarray,
    length: float,
) -> Iterator[dict[str, Any]]:
    """Yield what moves along directions do, beside moves along random directions of equal length.

    Args:
        found: moves along the directions, of held-out samples.
        names: of the directions.
        targets: the concept of each, a place in `MEASURED`; None where it is another (a stroke's).
        random: the same moves of the same samples along random directions.
        scales: standard deviations of the concepts, [C].
        length: of the moves whose change is given.

    Yields:
        Rows of an effects table, without tests: "direction_moves", the change of every concept per
        unit length as the moves show it; "direction_linearity"; "direction_reach", to both sides.
    """
    concepts, count = list(MEASURED), found.values.shape[2]
    shared = {"layer": "latent", "split": "held-out", "n": count}
    means, margins = changes(found, length, scales)
    null = changes(random, length, scales)[0]
    for number, name in enumerate(names):
        for k, concept in enumerate(concepts):
            if not np.isnan(means[number, k]):
                ends = means[number, k] - margins[number, k], means[number, k] + margins[number, k]
                yield {
                    **shared,
                    "analysis": "direction_moves",
                    "target": name,
                    "intervention": f"±{length:g}",
                    "dose": length,
                    "concept": concept,
                    **beside(means[number, k], *ends, null[:, k]),
                    "unit_of_measure": "SD per unit length",
                }
    for number, (name, target) in enumerate(zip(names, targets, strict=True)):
        if target is None:
            continue
        estimate, margin = (float(v[0]) for v in linearity(found.part([number]), [target]))
        others = linearity(random, [target] * len(random.values))[0]
        yield {
            **shared,
            "analysis": "direction_linearity",
            "target": name,
            "intervention": f"−{CURVE:g} to +{CURVE:g}",
            "dose": CURVE,
            "concept": concepts[target],
            **beside(estimate, estimate - margin, min(estimate + margin, 1.0), others),
            "unit_of_measure": "R²",
        }
    longest = float(np.abs(found.steps).max())
    for sign, side in ((1, "+"), (-1, "−")):
        lengths, reaches = reach(found, sign)
        others = reach(random, sign)[0]
        for number, name in enumerate(names):
            yield {
                **shared,
                "analysis": "direction_reach",
                "target": name,
                "intervention": side,
                "group": side,
                "concept": "accepted",
                **beside(
                    lengths[number],
                    max(lengths[number] - reaches[number], 0.0),
                    min(lengths[number] + reaches[number], longest),
                    others,
                ),
                "n": int(found.accepted[number, found.at(0)].sum()),
                "reason": FEW_ACCEPTED if np.isnan(lengths[number]) else "",
                "unit_of_measure": "length",
            }
