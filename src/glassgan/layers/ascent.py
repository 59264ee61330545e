"""Ascent of a gradient within a ball around the images it starts from."""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor


def near(starts: Tensor, radius: float) -> Callable[[Tensor], Tensor]:
    """Return the map of images into the balls of `radius` around `starts` and into [−1, 1]."""

    def project(images: Tensor) -> Tensor:
        offset = images - starts
        distance = offset.flatten(1).norm(dim=1)[:, None, None, None]
        offset *= (radius / distance.clamp_min(1e-12)).clamp_max(1)
        return (starts + offset).clamp(-1, 1)

    return project


def ascend(
    value: Callable[[Tensor], Tensor],
    starts: Tensor,
    project: Callable[[Tensor], Tensor],
    lengths: Sequence[float],
    bound: float | None = None,
) -> Tensor:
    """Raise a value by projected gradient ascent with steps of given lengths, each row on its own.

    Args:
        value: points [N, ...] → [N], differentiable; no row may look at another.
        starts: [N, ...]; one whose gradient is zero stays where it is.
        project: of points into where they may be.
        lengths: Euclidean, one a step.
        bound: of the size of each number of a point; what the gradient pushes across it does not
            count for the length of a step, which would else be spent on it.

    Returns:
        Points [N, ...].
    """
    points = starts
    for length in lengths:
        points = points.detach().requires_grad_(True)
        values = value(points)
        if not values.requires_grad:  # the value is the same everywhere
            break
        (gradient,) = torch.autograd.grad(values.sum(), points)
        with torch.no_grad():
            if bound is not None:
                gradient[(points.abs() >= bound) & (points * gradient > 0)] = 0
            size = gradient.flatten(1).norm(dim=1).clamp_min(1e-12)
            step = length * gradient / size.view(-1, *[1] * (gradient.ndim - 1))
            points = project(points + step)
    return points.detach()


def typical_radius(images: Tensor) -> float:
    """Return the median distance of images [N, C, H, W] from their mean."""
    return float((images - images.mean(0)).flatten(1).norm(dim=1).median())
