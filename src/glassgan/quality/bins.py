"""Bins of the training images in pixel space, and how many of them samples fill differently.

Richardson and Weiss 2018, "On GANs and GMMs": the number of statistically different bins.
"""

import torch
from torch import Tensor

from glassgan.data.images import Scaled
from glassgan.prepare import splits
from glassgan.subject import in_blocks

FITTED = 20_000  # training images that place the bins
CRITICAL = 1.959964  # of a two-sided test at 5 % on a standard normal statistic


def centres(images: Tensor | Scaled, bins: int, seed: int) -> Tensor:
    """Return the centres of k-means bins, [bins, P].

    Lloyd's algorithm on at most 20,000 of the images, from some of them drawn at random. On one
    thread, because several would add up in a different order each time.

    Args:
        images: [N, P].
        bins: how many, at most N.
        seed: of the images that are taken, and of those from which it starts.
    """
    from sklearn.cluster import KMeans
    from threadpoolctl import threadpool_limits

    fitted = images[splits.drawn(len(images), FITTED, "images of the bins", seed)].numpy()
    with threadpool_limits(1):
        lloyd = KMeans(bins, init=fitted[:bins], n_init=1, random_state=0, copy_x=False)
        found = lloyd.fit(fitted)
    return torch.from_numpy(found.cluster_centers_)


def counts(images: Tensor | Scaled, middles: Tensor) -> Tensor:
    """Return how many images [N, P] lie in the bin of each centre [bins, P], int64 [bins].

    An image that is not finite lies in none.
    """
    found = torch.zeros(len(middles), dtype=torch.int64)
    for block in in_blocks(len(images)):
        some = images[block]
        some = some[some.isfinite().all(1)]
        nearer = torch.addmm(middles.square().sum(1) / 2, some, middles.T, alpha=-1)
        found += torch.bincount(nearer.argmin(1), minlength=len(middles))
    return found


def different(real: Tensor, generated: Tensor) -> float:
    """Return the share of bins whose proportions differ by a two-proportion z-test at 5 %.

    Of two sets of one law a share of 0.05 is expected. A bin that is empty twice does not differ.
    nan where a set is empty.

    Args:
        real: counts [bins].
        generated: counts [bins].
    """
    a, b = real.double(), generated.double()
    if not (a.any() and b.any()):
        return float("nan")
    pooled = (a + b) / (a.sum() + b.sum())
    error = (pooled * (1 - pooled) * (1 / a.sum() + 1 / b.sum())).sqrt()
    gap = (a / a.sum() - b / b.sum()).abs()
    return float((gap > CRITICAL * error).double().mean())
