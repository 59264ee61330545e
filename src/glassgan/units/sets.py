"""Sets of units that together make a class: found in four ways, beside matched random sets."""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from glassgan.concepts import CLASSES
from glassgan.judge.network import Judge
from glassgan.layers.downstream import Downstream, Read, one_by_one
from glassgan.statistics import intervals

NEAR = 20  # units, the nearest in activation energy, of which one stands for a unit of a set
MOST = 1.1  # times the energy of random sets that a set that they match has
POOL = 8  # units that the greedy search tries in each step


def by_effect(means: Tensor, label: int, count: int) -> list[int]:
    """Return the units whose ablation takes most from a class, by single effects [U, K]."""
    return means[:, label].argsort(stable=True)[:count].tolist()


def by_association(auroc: np.ndarray, label: int, count: int) -> list[int]:
    """Return the units that are highest on samples of a class, by their AUROC [U, K]."""
    score = np.nan_to_num(auroc[:, label], nan=0.5)
    return [int(unit) for unit in np.argsort(-score, kind="stable")[:count]]


def by_optimisation(
    place: Downstream,
    judge: Judge,
    label: int,
    count: int,
    *,
    steps: int = 30,
    batch: int = 64,
    rate: float = 0.05,
    penalty: float = 0.1,
) -> list[int]:
    """Return the units of a sparse ablation vector that takes most from a class (ACE).

    Bau et al. 2019, eq. 6: α in [0, 1] per unit minimises E[s(x_α)] / E[s(x)] + λ ‖α‖₂, where s is
    the judge's probability of the class and x_α the image with (1 − α) times the values; Adam,
    projected. A class has no place in the image, so that the inserting half of their objective
    has no counterpart here.

    Args:
        place: discovery latents at the layer.
        judge: which names classes.
        label: the class.
        count: of units, largest α first.
        steps: of Adam.
        batch: latents a step, in turn.
        rate: of Adam.
        penalty: λ.
    """
    read = judge.network
    temperature = judge.temperature
    with torch.no_grad():
        whole = (read(place.images) / temperature).softmax(1)[:, label].mean().clamp(min=1e-6)
    alpha = torch.full((place.units,), 0.1)
    first, second = torch.zeros_like(alpha), torch.zeros_like(alpha)
    shape = (1, place.units, *[1] * (place.values.ndim - 2))
    for step in range(1, steps + 1):
        chosen = torch.arange((step - 1) * batch, step * batch) % len(place.latents)
        alpha.requires_grad_(True)
        values = place.values[chosen] * (1 - alpha.view(shape))
        logits = read(place.draw(values, place.latents[chosen])) / temperature
        left = logits.softmax(1)[:, label].mean() / whole
        (gradient,) = torch.autograd.grad(left + penalty * alpha.norm(), alpha)
        with torch.no_grad():
            first = 0.9 * first + 0.1 * gradient
            second = 0.999 * second + 0.001 * gradient.square()
            size = (second / (1 - 0.999**step)).sqrt() + 1e-8
            alpha = (alpha - rate * first / (1 - 0.9**step) / size).clamp(0, 1)
    return alpha.argsort(descending=True, stable=True)[:count].tolist()


@torch.no_grad()
def by_greed(
    place: Downstream, read: Read, candidates: Sequence[int], label: int, count: int
) -> list[int]:
    """Return candidates in an order in which each next one takes most from a class.

    In each step the `POOL` first candidates that are left are tried beside those already taken.

    Args:
        place: discovery latents at the layer.
        read: as `reading.measure` gives it.
        candidates: units, the most promising first.
        label: the class.
        count: of units that are returned.
    """
    left, taken = list(candidates), list[int]()
    now, zero = place, torch.zeros_like(place.values[:, 0])
    while left and len(taken) < count:
        base = read(now.images)[:, label]
        losses = []
        for unit, moved, _, measures in one_by_one(now, left[:POOL], lambda _: zero, read):
            losses.append((float((measures[:, label] - base[moved]).sum()), unit))
        best = min(losses)[1]
        taken.append(best)
        left.remove(best)
        now = now.without([best])
    return taken


def energies(place: Downstream) -> np.ndarray:
    """Return the activation energy of each unit, its mean square over latents and places, [U]."""
    found: np.ndarray = place.values.transpose(0, 1).flatten(1).square().mean(1).numpy()
    return found


def matched(
    energy: np.ndarray, units: Sequence[int], count: int, rng: np.random.Generator
) -> np.ndarray:
    """Draw random sets that match a set in size, layer and activation energy.

    In place of each unit stands one of the `NEAR` units nearest to it in energy that are not in
    the set.

    Args:
        energy: of each unit of the layer, [U].
        units: the set, S of them.
        count: R; none where fewer than S units are left outside the set.
        rng: to draw from.

    Returns:
        Units [R, S].
    """
    inside = np.asarray(units, dtype=int)
    outside = np.setdiff1d(np.arange(len(energy)), inside)
    if len(outside) < len(inside):
        return np.empty((0, len(inside)), dtype=int)
    distance = np.abs(energy[outside][None] - energy[inside][:, None])
    order = np.argsort(distance, axis=1, kind="stable")
    result = np.empty((count, len(inside)), dtype=int)
    for row in range(count):
        free = np.ones(len(outside), dtype=bool)
        for column in rng.permutation(len(inside)):
            near = order[column][free[order[column]]][:NEAR]
            pick = int(rng.choice(near))
            free[pick] = False
            result[row, column] = outside[pick]
    return result


def mismatch(energy: np.ndarray, units: Sequence[int], others: np.ndarray) -> str:
    """Return why random sets [R, S] do not match a set in energy; empty where they do.

    A set of the units of highest energy has no match, and what it does more than random sets may
    be due to its energy alone. One of less energy has no such excuse.
    """
    if not len(others):
        return "no match: no units outside the set"
    ratio = float(energy[list(units)].sum() / max(energy[others].sum(1).mean(), 1e-12))
    return "" if ratio <= MOST else f"no match: {ratio:.2f} of the energy of random sets"


@torch.no_grad()
def class_shares(place: Downstream, units: Sequence[int], read: Read) -> Tensor:
    """Return the probability of each class in each image without a set of units, [N, 10]."""
    return read(place.without(units).images)[:, :CLASSES]


def removed(base: np.ndarray, left: np.ndarray) -> dict[str, float]:
    """Return estimate and interval of the share of a class that is removed, 1 − Σ left / Σ base.

    A ratio of sums over latents, by linearisation (Cochran 1977, sec. 2.11).

    Args:
        base: probability of the class in each image, [N].
        left: in the image of the same latent without the units, [N].
    """
    ratio = left.sum() / base.sum()
    residual = (left - ratio * base) / base.mean()
    return intervals.around(1 - ratio, intervals.margin(residual.std(ddof=1), len(base)))
