"""What classes alone tell of the divergence: a discriminator that sees only what the judge says.

Its bound is that of any discriminator on held-out images (`theory.frozen`). It is blind to all but
classes, and so finds small shifts between them, to which one that sees pixels is blind.
"""

import math

import numpy as np
import torch

from glassgan.theory.frozen import rescaled_bound

SHARE = 0.01  # of the mass that is planted in a class
STRENGTH = 100.0  # inverse weight of the penalty of the regression: next to none

Two = tuple[np.ndarray, np.ndarray]  # of real images, and of what stands beside them


def bound(known: Two, held_out: Two) -> tuple[float, float]:
    """Return the lower bound of the Jensen–Shannon divergence, and half its 95 % interval, in nats.

    Args:
        known: the judge's probabilities [N, K] and [M, K] of images to learn from.
        held_out: likewise, of others, in no order.
    """
    from sklearn.linear_model import LogisticRegression

    kinds = np.repeat([1, 0], [len(part) for part in known])
    weights = np.repeat([1 / len(part) for part in known], [len(part) for part in known])
    model = LogisticRegression(C=STRENGTH, max_iter=500)
    model.fit(np.concatenate(known), kinds, weights * len(kinds) / 2)
    real, other = (torch.from_numpy(model.decision_function(part)) for part in held_out)
    return rescaled_bound(real, other)


def planted(probabilities: np.ndarray, labels: np.ndarray, label: int, share: float) -> Two:
    """Return two samples of real images without a class, the second with a share of it.

    The images of the class are those of the second half; all others are split.

    Args:
        probabilities: of images in no order, [N, K].
        labels: of these, [N].
        label: of the class.
        share: of the mass of the second sample; no more images than there are.

    Returns:
        Samples [A, K] and [B, K].
    """
    half = len(labels) // 2
    first, second = probabilities[:half], probabilities[half:]
    others = labels != label
    own = np.flatnonzero(~others[half:])
    wanted = round(share / (1 - share) * int(others[half:].sum()))
    # from all along the sample: each half of it is to have as many
    own = own[np.linspace(0, len(own) - 1, min(wanted, len(own))).astype(int)]
    return first[others[:half]], second[np.union1d(np.flatnonzero(others[half:]), own)]


def divergence(share: float) -> float:
    """Return the divergence of p and (1 − share) p + share r, where r is apart from p, in nats."""
    middle = 1 - share / 2
    rest = (1 - share) * math.log((1 - share) / middle)
    return (math.log(1 / middle) + rest + share * math.log(2)) / 2
