"""Many small minimisations at once: L-BFGS, each row a problem of its own, within a ball.

scipy's L-BFGS solves one problem at a time; several problems joined to one share a step length and
a curvature, and for the same number of gradients two to three times as much is left of an image
that can be drawn (measured). Here all rows share a pass through the network and nothing else.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from glassgan.subject import in_blocks

MEMORY = 10  # pairs of steps and changes of the gradient that make up the curvature
ROWS = 250  # problems that share a pass: what they take stays in the cache of a core
SHRINK = 0.4  # of the step, where it does not lower the value enough
ENOUGH = 1e-4  # of the fall that the gradient promises (Armijo 1966)

Function = Callable[[Tensor, slice], Tensor]


@dataclass(frozen=True)
class Minima:
    """What N minimisations came to.

    places: [N, d]; values: [N]; halfway: the values after half of the steps, [N].
    """

    places: Tensor
    values: Tensor
    halfway: Tensor


def minimise(function: Function, starts: Tensor, radius: float, steps: int) -> Minima:
    """Minimise N functions of d variables each, within a ball around the origin.

    L-BFGS (Nocedal and Wright 2006, algorithm 7.4) with one evaluation a step: a step that does
    not lower the value is not taken, and is shorter the next time. Steps end in the ball, and at
    its edge the part of the gradient that only pushes outwards does not count.

    Args:
        function: (places [n, d], which rows of `starts` they belong to) → values [n],
            differentiable; no row may look at another.
        starts: [N, d], N at least 1; those outside the ball are moved to its edge.
        radius: of the ball.
        steps: evaluations of each function, at least 1.
    """
    parts = []
    for rows in in_blocks(len(starts), ROWS):

        def of_rows(places: Tensor, rows: slice = rows) -> Tensor:
            return function(places, rows)

        parts.append(_of_block(of_rows, starts[rows], radius, steps))
    places, values, halfway = (
        torch.cat(part)
        for part in zip(*((p.places, p.values, p.halfway) for p in parts), strict=True)
    )
    return Minima(places, values, halfway)


def within(places: Tensor, radius: float) -> Tensor:
    """Return places [N, d], those outside the ball moved to the nearest point of its edge."""
    return places * (radius / _length(places)).clamp(max=1)


def _of_block(
    function: Callable[[Tensor], Tensor], starts: Tensor, radius: float, steps: int
) -> Minima:
    places = within(starts, radius)
    values, gradient = _slope(function, places, radius)
    halfway = values
    memory: deque[tuple[Tensor, Tensor, Tensor]] = deque(maxlen=MEMORY)
    length = torch.ones_like(values)
    # the inverse curvature as long as nothing is known of it: the first step has length one
    scale = 1 / _length(gradient)
    for step in range(2, steps + 1):
        downhill = _downhill(gradient, memory, scale)
        tried = within(places - length * downhill, radius)
        found, slope = _slope(function, tried, radius)
        move, turn = tried - places, slope - gradient
        taken = found <= values + ENOUGH * _dot(gradient, move).clamp(max=0)
        curvature = _dot(move, turn)
        # A row that learns nothing from its step remembers a pair without weight, so that all
        # rows share one memory.
        learned = taken & (curvature > 1e-6 * _length(move) * _length(turn))
        memory.append((move, turn, torch.where(learned, 1 / curvature, 0.0)))
        scale = torch.where(learned, curvature / _dot(turn, turn), scale)
        # Steps that shrink to nothing mean that the curvature is wrong.
        scale = torch.where(~taken & (length < 1e-3), 0.1 * scale, scale)
        length = torch.where(taken, 1.0, SHRINK * length)
        places = torch.where(taken, tried, places)
        gradient = torch.where(taken, slope, gradient)
        values = torch.where(taken, found, values)
        if step == (steps + 1) // 2:
            halfway = values
    return Minima(places, values[:, 0], halfway[:, 0])


def _slope(
    function: Callable[[Tensor], Tensor], places: Tensor, radius: float
) -> tuple[Tensor, Tensor]:
    """Return values [n, 1] and gradients [n, d] without what only pushes out of the ball."""
    places = places.detach().requires_grad_(True)
    values = function(places)
    if values.requires_grad:
        (gradient,) = torch.autograd.grad(values.sum(), places)
    else:  # the same everywhere
        gradient = torch.zeros_like(places)
    places = places.detach()
    away = places / _length(places)
    outwards = _dot(gradient, away).clamp(max=0)  # downhill is against the gradient
    at_the_edge = _length(places) > (1 - 1e-5) * radius
    return values.detach()[:, None], gradient - torch.where(at_the_edge, outwards, 0.0) * away


def _downhill(
    gradient: Tensor, memory: deque[tuple[Tensor, Tensor, Tensor]], scale: Tensor
) -> Tensor:
    """Return the gradient times the inverse curvature, as far as it is known, [n, d]."""
    direction, weights = gradient, []
    for move, turn, inverse in reversed(memory):
        weight = inverse * _dot(move, direction)
        direction = direction - weight * turn
        weights.append(weight)
    direction = direction * scale
    for (move, turn, inverse), weight in zip(memory, reversed(weights), strict=True):
        direction = direction + move * (weight - inverse * _dot(turn, direction))
    return torch.where(_dot(direction, gradient) > 0, direction, scale * gradient)


def _dot(first: Tensor, second: Tensor) -> Tensor:
    return (first * second).sum(1, keepdim=True)


def _length(vectors: Tensor) -> Tensor:
    return vectors.norm(dim=1, keepdim=True).clamp(min=1e-12)
