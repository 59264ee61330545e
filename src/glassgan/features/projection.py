"""Features of a layer in few numbers: a plane, an effective dimension."""

import torch
from torch import Tensor
from torch.nn.functional import normalize, pad


def principal_plane(discovery: Tensor, others: Tensor) -> Tensor:
    """Project `others` [M, D] on the first two principal axes of `discovery` [N, D] → [M, 2].

    The sign of an axis is fixed by making its largest entry positive. A layer one wide gets a
    second coordinate of zero. All is nan where a feature of `discovery` is not finite.
    """
    if not discovery.isfinite().all():
        return torch.full((len(others), 2), torch.nan)
    mean = discovery.mean(0)
    centred = (discovery - mean).double()
    # in the smaller of the two spaces: for a wide layer a tenth of the time of all singular vectors
    wide = centred.shape[1] > centred.shape[0]
    _, vectors = torch.linalg.eigh(centred @ centred.T if wide else centred.T @ centred)
    leading = vectors[:, -2:].flip(1)
    axes = normalize(centred.T @ leading if wide else leading, dim=0).T.float()
    largest = axes.gather(1, axes.abs().argmax(1, keepdim=True))
    plane = (others - mean) @ (axes * largest.sign()).T
    return pad(plane, (0, 2 - plane.shape[1]))


def effective_dimension(features: Tensor) -> float:
    """Return the participation ratio (Σλ)² / Σλ² of the covariance of features [N, D].

    Gao et al. 2017, "A theory of multineuronal dimensionality". Zero where nothing varies, nan
    where a feature is not finite.
    """
    if not features.isfinite().all():
        return float("nan")
    centred = (features - features.mean(0)).double()
    gram = centred @ centred.T if len(centred) < centred.shape[1] else centred.T @ centred
    total = gram.trace() ** 2
    return float(total / (gram**2).sum()) if total > 0 else 0.0
