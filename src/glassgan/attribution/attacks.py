"""Changes of an image within a radius that move the logit, and the smallest that flips a verdict.

The fast gradient sign method (Goodfellow et al. 2015, "Explaining and harnessing adversarial
examples") and projected gradient descent (Madry et al. 2018, "Towards deep learning models
resistant to adversarial attacks"), as Captum has them. The radius is that of the largest change of
any pixel; the loss is the logit itself, which does not saturate.
"""

import warnings
from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from glassgan.attribution.threshold import BLOCK
from glassgan.subject import in_blocks

ATTACKS = ("FGSM", "PGD")
BISECTIONS = 6  # of the step between two radii in which an image flips
OVERSHOOT = 2.5  # of the path of PGD beyond its ball, as Madry et al. have it


def attack(
    name: str, discriminator: nn.Module, images: Tensor, towards: float, radii: Tensor, steps: int
) -> Tensor:
    """Change images [N, C, H, W] within their radii so that the logit moves; the same shape.

    Args:
        name: of `ATTACKS`.
        discriminator: in evaluation mode.
        images: in [−1, 1], which the result does not leave.
        towards: 1 for a higher logit, −1 for a lower one.
        radii: largest change of a pixel, one an image, [N].
        steps: of PGD.
    """
    from captum.robust import FGSM, PGD

    def loss(found: Tensor, sign: float) -> Tensor:
        return found * sign

    method = {"FGSM": FGSM, "PGD": PGD}[name](discriminator, loss, -1.0, 1.0)
    # where a gradient counts as none, an absolute number: a logit may be of any size
    (method if name == "FGSM" else method.fgsm).zero_thresh = 0.0
    sizes = radii.view(-1, 1, 1, 1)
    parts = []
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Input Tensor 0 did not already require gradients")
        for block in in_blocks(len(images), BLOCK):
            part, size = images[block].clone(), sizes[block]
            if name == "FGSM":
                parts.append(method.perturb(part, size, towards))
            else:
                step = size * (OVERSHOOT / steps)
                parts.append(method.perturb(part, size, step, steps, towards))
    return torch.cat([images[:0], *parts]).detach()


def smallest(
    flips: Callable[[np.ndarray, np.ndarray], np.ndarray], radii: Sequence[float], found: np.ndarray
) -> np.ndarray:
    """Return the smallest radius at which each image flips, inf where it never does, [N].

    Bisected between the first radius that flips it and the one before; whether it flips in between
    is taken to be a matter of size alone.

    Args:
        flips: (images as indices [M], radii [M]) → bool [M].
        radii: growing, K.
        found: whether each image flips at each of them, bool [K, N].
    """
    ever = np.flatnonzero(found.any(axis=0))
    first = found.argmax(0)[ever]
    high = np.asarray(radii)[first]
    low = np.concatenate([[0.0], radii])[first]
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        turned = flips(ever, middle)
        low, high = np.where(turned, low, middle), np.where(turned, middle, high)
    result = np.full(found.shape[1], np.inf)
    result[ever] = high
    return result
