"""Modes that a generator of stacks draws, and how far their shares are from those of the data.

The protocol of Metz et al. 2017 (unrolled GANs) and Srivastava et al. 2017 (VEEGAN): a classifier
of classes labels each channel; of the labels of some 26,000 samples are counted the classes that
occur, and KL(q‖p) of their shares q from those of the data p, in nats. Both depend on the number of
samples: from p itself, K classes and N samples, KL is about (K − 1)/2N. So beside them stands the
floor, the same count of as many labels drawn from p.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.special import rel_entr
from torch import Tensor

from glassgan.concepts import CLASSES
from glassgan.data import DATA
from glassgan.data.sets import STACKED
from glassgan.data.stacked import numbered
from glassgan.errors import InputError
from glassgan.judge.network import Labels
from glassgan.statistics.intervals import margin

Judging = Callable[[Tensor], Labels]


@dataclass(frozen=True)
class Counted:
    """What labels show.

    Attributes:
        count: of labels, N.
        modes: classes that occur.
        modes_reach: half the width of the 95 % interval of what other N samples would show.
        divergence: KL(q‖p) in nats, of the shares as they are counted, bias and all.
        divergence_reach: as of the modes.
    """

    count: int
    modes: int
    modes_reach: float
    divergence: float
    divergence_reach: float


@dataclass(frozen=True)
class Floor:
    """The counts of labels drawn from p: modes and KL(q‖p), a number a draw, [D]."""

    modes: np.ndarray
    divergence: np.ndarray


def law(labels: np.ndarray) -> np.ndarray:
    """Return the probability of each class of stacks, [1000].

    Exact, since channels are drawn independently: the product of the shares of three classes. Never
    zero: KL(q‖p) would be infinite by one wrong label.

    Args:
        labels: of the classes that are stacked, 0 to 9, [N].

    Raises:
        InputError: a class is not among them.
    """
    shares = np.bincount(labels, minlength=CLASSES) / len(labels)
    if not shares.all():
        missing = ", ".join(map(str, np.flatnonzero(shares == 0)))
        raise InputError(
            f"no image to stack shows the {DATA.kind} {missing}; allowed: images of all"
        )
    return np.einsum("i,j,k->ijk", shares, shares, shares).ravel()


def labelled(judge: Judging, images: Tensor) -> tuple[np.ndarray, np.ndarray]:
    """Label stacked images, each channel by itself.

    Args:
        judge: of classes.
        images: [N, 3, H, W] in [−1, 1].

    Returns:
        The class by the most probable ones, int64 [N], and whether the judge is sure of all of
        them, bool [N].
    """
    found = judge(images.flatten(0, 1).unsqueeze(1))
    named, sure = (part.view(-1, STACKED.channels) for part in (found.labels, found.accepted))
    return numbered(named).cpu().numpy(), sure.all(1).cpu().numpy()


def counted(labels: np.ndarray, p: np.ndarray) -> Counted:
    """Count labels.

    The interval of KL(q‖p) is that of the mean of log(q/p) over samples (delta method). That of the
    modes is by the variance S(1 − S/T) of the number of classes S that N samples show (Colwell et
    al. 2012, "Models and estimators linking individual-based and sample-based rarefaction,
    extrapolation and comparison of assemblages"), where T adds the classes not seen, as Chao 1984
    estimates them from those that are seen once and twice. In simulations either misses in 2 to
    10 % of cases; that of the modes in more, up to a third, where only one or two are left out. A
    bootstrap would always show fewer modes and a larger divergence than the samples.

    Args:
        labels: classes, int [N], two or more.
        p: of each class, [K].
    """
    seen = np.bincount(labels, minlength=len(p))
    q = seen / len(labels)
    surprise = np.log(np.where(seen, q, p) / p)
    middle = float(q @ surprise)
    deviation = np.sqrt(q @ np.square(surprise - middle) * len(labels) / (len(labels) - 1))
    shown, once, twice = (int(part.sum()) for part in (seen > 0, seen == 1, seen == 2))
    unseen = once * (once - 1) / (2 * (twice + 1))
    error = np.sqrt(shown * unseen / (shown + unseen))
    return Counted(
        len(labels), shown, 1.959964 * float(error), middle, float(margin(deviation, len(labels)))
    )


def floor(p: np.ndarray, count: int, draws: int, rng: np.random.Generator) -> Floor:
    """Count labels drawn from p itself.

    Args:
        p: of each class, [K].
        count: of labels in a draw.
        draws: how many.
        rng: draws them.
    """
    seen = rng.multinomial(count, p, draws)
    return Floor((seen > 0).sum(1), rel_entr(seen / count, p).sum(1))
