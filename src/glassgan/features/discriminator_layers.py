"""How real and generated images come apart on their way through the discriminator."""

from typing import Any

import numpy as np
import torch
from scipy.stats import rankdata
from torch import Tensor, nn

from glassgan import streams
from glassgan.banks import halves
from glassgan.features import projection
from glassgan.layers.values import PIXELS, features
from glassgan.statistics import auroc, columns
from glassgan.statistics.auroc import auroc_intervals
from glassgan.statistics.ridge import Ridge, mean_difference_scores

PROBE = "linear probe"
LOGIT = "the logit"


def probe_scores(discovery: Tensor, targets: Tensor, held_out: Tensor) -> Tensor:
    """Score by ridge regression, for each column of targets; see `mean_difference_scores`.

    In single precision: a product of matrices may round equal rows differently, by their place, and
    images that a layer holds for the same must remain ties.
    """
    return Ridge(discovery).fit(targets)(held_out).float()


DIRECTIONS = {PROBE: probe_scores, "difference of means": mean_difference_scores}


def separation(
    discriminator: nn.Module,
    real: Tensor,
    fake: Tensor,
    *,
    seed: int,
    null_draws: int,
) -> list[dict[str, Any]]:
    """Measure how well each layer tells real from generated images, along one direction.

    Two directions, both fitted on the discovery halves and tested on the held-out halves as the
    area under the ROC curve: a linear probe, which finds a difference anywhere in the layer, and
    the difference of the means, to which the probe comes as its penalty grows and which finds a
    difference only where it is large. Null: the labels of the held-out half shuffled, of which the
    direction knows nothing. What the discriminator gives is taken as it is: fitted, its sign would
    be learnt, and one that finds generated images more real would do well.

    Args:
        discriminator: in evaluation mode.
        real: images [N, C, H, W] that it was not trained on.
        fake: images [N, C, H, W].
        seed: of shuffles.
        null_draws: shuffles.

    Returns:
        Two rows of an effects table for the pixels and each layer but the last, and one for that.
    """
    half = len(real) // 2
    is_real = np.repeat([True, False], half)
    rng = streams.rng(seed, "shuffled real and generated")
    targets = torch.from_numpy(is_real).float()[:, None]
    shuffled = np.stack([rng.permutation(is_real) for _ in range(null_draws)]).astype(float)
    real_features = features(discriminator, real, PIXELS)
    fake_features = features(discriminator, fake, PIXELS)

    def row(layer: str, direction: str, scores: np.ndarray) -> dict[str, Any]:
        # Mann and Whitney's, from sums of ranks: many labels, one set of scores
        null = auroc.of_sums(shuffled @ rankdata(scores), half, half)
        estimate = auroc.auroc(scores, is_real)
        (low,), (high,) = auroc_intervals(scores[:, None], is_real)
        return {
            "analysis": "separation",
            "layer": layer,
            "intervention": direction,
            "concept": "real against generated",
            "estimate": estimate,
            "ci_low": float(low),
            "ci_high": float(high),
            **columns.null(null, estimate),
            "n": 2 * half,
            "unit_of_measure": "AUROC",
            "split": "held-out",
        }

    rows = []
    *inner, last = real_features
    for name in inner:
        values = real_features[name]
        parts = zip(halves(values), halves(fake_features[name]), strict=True)
        discovery, held_out = (torch.cat(pair) for pair in parts)
        for direction, fit in DIRECTIONS.items():
            rows.append(row(name, direction, fit(discovery, targets, held_out)[:, 0].numpy()))
    logits = torch.cat([halves(part[last])[1] for part in (real_features, fake_features)])
    return [*rows, row(last, LOGIT, logits[:, 0].numpy())]


def planes(discriminator: nn.Module, real: Tensor, fake: Tensor) -> dict[str, Tensor]:
    """Return "real.<layer>" and "fake.<layer>" [N / 2, 2], held-out images in each layer.

    The plane is that of the first two principal axes of both discovery halves together. The keys
    carry a number for the order.
    """
    result = {}
    fake_features = features(discriminator, fake, PIXELS)
    for number, (name, values) in enumerate(features(discriminator, real, PIXELS).items()):
        parts = zip(halves(values), halves(fake_features[name]), strict=True)
        plane = projection.principal_plane(*(torch.cat(pair) for pair in parts))
        for kind, part in zip(("real", "fake"), halves(plane), strict=True):
            result[f"{kind}.{number}.{name}"] = part
    return result
