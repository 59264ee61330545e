"""Why a dropped mode is not won back: what each form of G's loss gives for a share of it.

Real points lie on two modes apart from each other, half on each; generated ones have a share of the
second. Then all divergences are those of two numbers.
"""

import numpy as np
import torch
from scipy.special import entr, logit
from torch import nn

from glassgan import streams
from glassgan.theory.mixtures import TARGETS, Mixture, Pair
from glassgan.theory.names import OTHER, SATURATING
from glassgan.train.losses import LOSSES

REAL = TARGETS["two modes"]
OBJECTIVES = {SATURATING: "2 JSD", OTHER: "KL(q‖p) − 2 JSD"}


def pair(share: float) -> Pair:
    """Return the real density, and the one with a share of the second mode."""
    return Pair(REAL, Mixture(REAL.means, REAL.deviation, (1 - share, share)))


def divergences(share: np.ndarray) -> dict[str, np.ndarray]:
    """Return the divergences of p and q by name, in nats, for shares between 0 and 1.

    What the gradient of each form follows is named in `OBJECTIVES`: 2 JSD (Goodfellow et al. 2014,
    sec. 4.1), and KL(q‖p) − 2 JSD (Arjovsky and Bottou 2017, theorem 2.5). In the latter the
    entropy of q cancels, which is what grows without bound as a mode is dropped.
    """
    middle = (0.5 + share) / 2
    forward = -np.log(2) - (np.log(share) + np.log1p(-share)) / 2
    reverse = np.log(2) - _entropy(share)
    twice = 2 * _entropy(middle) - np.log(2) - _entropy(share)
    return {
        "KL(p‖q)": forward,
        "KL(q‖p)": reverse,
        OBJECTIVES[SATURATING]: twice,
        OBJECTIVES[OTHER]: reverse - twice,
    }


def slopes(share: np.ndarray) -> dict[str, np.ndarray]:
    """Return the derivative by the share of what each form's gradient follows, by form, in nats."""
    of_middle = logit((0.5 + share) / 2)
    return {SATURATING: logit(share) - of_middle, OTHER: of_middle}


@torch.no_grad()
def measured(discriminator: nn.Module, points: int, seed: int) -> dict[str, float]:
    """Return the same derivatives as a discriminator gives them, G's loss mode by mode.

    Args:
        discriminator: trained on the pair, points [N, 1] → logits [N].
        points: of each mode.
        seed: of these.
    """
    found = {}
    for form in (SATURATING, OTHER):
        losses = []
        for number, mean in enumerate(REAL.means):
            mode = Mixture(mean[None], REAL.deviation)
            latents = streams.latents(seed, f"points of mode {number}", 0, points, mode.dim + 1)
            answers = discriminator(mode.drawn(latents)).double()
            losses.append(float(LOSSES["logits"].generator(answers, form == SATURATING)))
        found[form] = losses[1] - losses[0]
    return found


def _entropy(share: np.ndarray) -> np.ndarray:
    return np.asarray(entr(share) + entr(1 - share))
