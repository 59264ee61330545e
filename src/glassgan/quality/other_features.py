"""Feature spaces in which the judge has no say: a second pair of eyes for distances.

A network that nobody trained, and pixels. What the judge's features alone show is a matter of the
judge. Random networks as feature spaces: Naeem et al. 2020, "Reliable fidelity and diversity
metrics for generative models", section 5.
"""

import math

import numpy as np
import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.data import DATA
from glassgan.data.images import Scaled
from glassgan.prepare import splits
from glassgan.statistics import distances
from glassgan.subject import in_blocks

WIDTH = 64  # features, as many as the judge has
SEED = 0  # of the weights, the same for all runs
WIDE = 1024  # pixels; eigenvectors of a larger covariance take more time than all other measures
POWERS = 7  # of the data
FITTED = 20_000  # images of many pixels


def random_network() -> nn.Sequential:
    """Return two convolutions with random weights (He et al. 2015), averaged over quarters.

    Images [N, C, H, W] → [N, 64]: 16 features of patches of 13 pixels in each quarter of the image.
    Averages over all of it tell too little of where strokes are: a missing six was not seen.
    """
    channels = (DATA.shape[0], WIDTH // 2, WIDTH // 4)
    parts: list[nn.Module] = []
    for number, size in enumerate((5, 5)):
        layer = nn.Conv2d(channels[number], channels[number + 1], size, 2, size // 2, bias=False)
        inputs = channels[number] * size**2
        drawn = streams.latents(SEED, "random features", number, channels[number + 1], inputs)
        layer.weight.data = (drawn * math.sqrt(2 / inputs)).view_as(layer.weight)
        parts += [layer, nn.ReLU()]
    return nn.Sequential(*parts, nn.AdaptiveAvgPool2d(2), nn.Flatten()).requires_grad_(False)


@torch.no_grad()
def random_features(images: Tensor) -> Tensor:
    """Return the features [N, 64] of images [N, C, H, W] in a network that nobody trained."""
    network = random_network()
    return torch.cat([network(images[block]) for block in in_blocks(len(images))])


def components(images: Tensor | Scaled) -> Tensor:
    """Return the first 64 principal directions of the pixels of images, or all, float32 [D, 64].

    Of many pixels, whose covariance would fill the memory (1.2 GB for 64 × 64 in colour), by random
    projections and powers of the data (Halko, Martinsson and Tropp 2011), of at most 20,000 images.

    Args:
        images: [N, D].
    """
    if images[:1].shape[1] > WIDE:
        from sklearn.utils.extmath import randomized_svd
        from threadpoolctl import threadpool_limits

        chosen = splits.drawn(len(images), FITTED, "images of the components", SEED)
        pixels = images[np.sort(chosen)]
        centred = pixels.sub_(pixels.mean(0)).numpy()
        with threadpool_limits(1):
            found = randomized_svd(centred, WIDTH, n_iter=POWERS, random_state=SEED)[2]
        return torch.from_numpy(found[::-1].T.copy())
    covariance = torch.cov(images[:].double().T)
    return torch.linalg.eigh(covariance)[1][:, -WIDTH:].float()


def packed(features: Tensor) -> Tensor:
    """Return mean and, below it, covariance of the features [folds, N, D] of folds.

    Returns:
        float64 [folds, 1 + D, D].
    """
    found = map(distances.moments, features)
    return torch.stack([torch.cat([mean[None], covariance]) for mean, covariance in found])


def frechet(real: Tensor, features: Tensor) -> float:
    """Return the squared Fréchet distance of features [N, D] to packed moments [1 + D, D].

    nan where a feature is not finite.
    """
    if not features.isfinite().all():
        return math.nan
    moments = distances.Moments(real[0], real[1:])
    return float(distances.frechet_between(moments, distances.moments(features)))
