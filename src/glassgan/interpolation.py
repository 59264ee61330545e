"""Paths between latents, and circles through them."""

from math import pi

import torch
from torch import Tensor

OPPOSITE = 1e-6  # half of the length of the sum of two unit vectors, below which they are


def lerp(a: Tensor, b: Tensor, steps: int) -> Tensor:
    """Return the straight path from a to b, both included, in `steps` equal steps.

    Between independent normal latents it passes where there are hardly any latents: its middle
    has 1/√2 of their length.

    Args:
        a: [..., d].
        b: of the same shape.
        steps: S, how many latents the path has, at least 2.

    Returns:
        [..., S, d].
    """
    at = torch.linspace(0, 1, steps, dtype=torch.float64)[:, None]
    start, end = a.double()[..., None, :], b.double()[..., None, :]
    return ((1 - at) * start + at * end).to(a.dtype)


def slerp(a: Tensor, b: Tensor, steps: int) -> Tensor:
    """Return the path from a to b, both included, that turns evenly; as `slerp_at`.

    Args:
        a: [..., d].
        b: of the same shape.
        steps: S, how many latents the path has, at least 2.

    Returns:
        [..., S, d].

    Raises:
        ValueError: as `slerp_at`.
    """
    at = torch.linspace(0, 1, steps, dtype=torch.float64)
    return slerp_at(a[..., None, :], b[..., None, :], at)


def slerp_at(a: Tensor, b: Tensor, at: Tensor) -> Tensor:
    """Return where a path from a to b stands that turns evenly while its length changes evenly.

    The direction follows the great circle between those of a and b (Shoemake 1985, "Animating
    rotation with quaternion curves"), the length is (1 − t) ‖a‖ + t ‖b‖; so that latents on the
    way are as long as those that the generator was trained on (White 2016, "Sampling generative
    networks"). Computed in double.

    Args:
        a: [..., d].
        b: of the same shape.
        at: t [...], from 0 to 1.

    Returns:
        [..., d], of the type of a.

    Raises:
        ValueError: one of them is zero, or they point in opposite directions, between which no
            great circle is the shortest.
    """
    start, end = a.double(), b.double()
    lengths = start.norm(dim=-1), end.norm(dim=-1)
    if not (lengths[0].all() and lengths[1].all()):
        raise ValueError("a latent of length zero has no direction")
    start, end = start / lengths[0][..., None], end / lengths[1][..., None]
    half_sum = (start + end).norm(dim=-1) / 2
    if (half_sum < OPPOSITE).any():
        raise ValueError("the latents point in opposite directions")
    # Kahan's formula, exact where the arc cosine of the inner product is not: at small angles
    angle = 2 * torch.atan2((end - start).norm(dim=-1) / 2, half_sum)
    # sinc(x) = sin(πx)/(πx), which is 1 at no angle at all
    whole = torch.sinc(angle / pi)
    of_start, of_end = (t * torch.sinc(t * angle / pi) / whole for t in (1 - at, at))
    length = (1 - at) * lengths[0] + at * lengths[1]
    direction = of_start[..., None] * start + of_end[..., None] * end
    return (length[..., None] * direction).to(a.dtype)


def great_circle(a: Tensor, b: Tensor, steps: int) -> Tensor:
    """Return the circle around zero from a, towards b and back to a, in equal steps.

    Every latent on it is as long as a; a quarter on it stands at a right angle to a, half way on
    is −a.

    Args:
        a: [..., d].
        b: of the same shape; what of it is orthogonal to a spans the plane.
        steps: S, how many latents the circle has, a at both ends.

    Returns:
        [..., S, d].

    Raises:
        ValueError: a and b are parallel, or one of them is zero.
    """
    start, other = a.double(), b.double()
    length = start.norm(dim=-1, keepdim=True)
    unit = start / length
    across = other - (other * unit).sum(-1, keepdim=True) * unit
    size = across.norm(dim=-1, keepdim=True)
    if not (size > OPPOSITE * other.norm(dim=-1, keepdim=True)).all():  # so that nan is refused
        raise ValueError("parallel latents, or a latent of length zero, span no plane")
    angles = torch.linspace(0, 2 * pi, steps, dtype=torch.float64)[:, None].remainder(2 * pi)
    turned = (across / size * length)[..., None, :]
    return (angles.cos() * start[..., None, :] + angles.sin() * turned).to(a.dtype)
