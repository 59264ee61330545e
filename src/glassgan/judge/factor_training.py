"""Training the network that reads factors off images, and how well it does."""

from collections.abc import Callable
from typing import Any

import numpy as np
from torch import Tensor, nn

from glassgan import streams
from glassgan.concepts import FACTORS
from glassgan.data.images import to_network
from glassgan.judge.architecture import build
from glassgan.judge.augmentation import speckled
from glassgan.judge.training import Recipe, fit
from glassgan.statistics import bootstrap

RESAMPLES = 200  # of the test images, for the intervals


def train(
    images: Tensor,
    factors: Tensor,
    recipe: Recipe,
    *,
    device: str = "cpu",
    progress: Callable[[str], None] = print,
) -> tuple[nn.Sequential, dict[str, Any]]:
    """Train a network that reads factors off images: the judge's recipe, and squared errors.

    Images get specks, as the judge's do; they are not moved, since that would move factors.

    Args:
        images: uint8 [N, C, H, W].
        factors: float32 [N, F].
        recipe: as for the judge.
        device: cpu or cuda.
        progress: told the loss after each epoch.

    Returns:
        The network, in training mode, and what `factors.load` needs to know: mean and scale.
    """
    mean, scale = factors.mean(0), factors.std(0).clamp(min=1e-6)
    wanted = (factors - mean) / scale
    with streams.default_stream(recipe.seed, "factors init"):
        network = build(factors.shape[1]).to(device)

    def loss(chosen: Tensor, number: int) -> Tensor:
        batch = to_network(speckled(images[chosen], recipe.seed, number)).to(device)
        return nn.functional.mse_loss(network(batch), wanted[chosen].to(device))

    fit(network, loss, len(images), recipe, lambda line: progress(f"factors: {line}"))
    return network, {"mean": mean.tolist(), "scale": scale.tolist()}


def accuracy(read: np.ndarray, truth: np.ndarray) -> dict[str, dict[str, Any]]:
    """Return how well factors are read off images that were kept from training.

    Args:
        read: what the network reads, [N, F].
        truth: likewise.

    Returns:
        By concept its unit; r_squared and rank_correlation (Spearman's), each with the ends of a
        bootstrap interval of 95 %; error, the median of the absolute error in its unit; images.
    """
    from scipy.stats import rankdata

    weights = bootstrap.weights(len(truth), RESAMPLES, 0, "resamples of the factors")
    found = {}
    for k, (name, unit) in enumerate(FACTORS.items()):
        own, true = read[:, k].astype(float), truth[:, k].astype(float)
        ranks = [rankdata(values) for values in (own, true)]
        numbers: dict[str, Any] = {
            "unit": unit,
            "images": len(truth),
            "error": float(np.median(np.abs(own - true))),
        }
        for measure, values in (
            ("r_squared", bootstrap.r_squared(weights, true, own)),
            ("rank_correlation", _correlation(weights, *ranks)),
        ):
            low, high = np.nanquantile(values[1:], [0.025, 0.975])
            numbers |= {measure: float(values[0]), f"{measure}_ci": [float(low), float(high)]}
        found[name] = numbers
    return found


def _correlation(weights: np.ndarray, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Return the correlation of two columns in each of R resamples, by weights [R, N]."""
    share = weights / weights.sum(1, keepdims=True)
    a, b = first - first.mean(), second - second.mean()
    mean_a, mean_b = share @ a, share @ b
    both = share @ (a * b) - mean_a * mean_b
    spread = (share @ (a * a) - mean_a**2) * (share @ (b * b) - mean_b**2)
    found: np.ndarray = both / np.sqrt(np.maximum(spread, 1e-300))
    return found
