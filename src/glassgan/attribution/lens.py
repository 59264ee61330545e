"""The verdict followed layer by layer: what a linear lens reads of the final logit at each layer.

After the tuned lens (Belrose et al. 2023, "Eliciting latent predictions from transformers with the
tuned lens"), which translates hidden states to the last layer; a verdict is one number, so that a
translator is one linear reading of it. At the last hidden layer of a discriminator that ends with a
linear map the lens is exact. Further ahead it shows the part of the verdict that is there in the
open; what it says of images unlike those that it was fitted on is an extrapolation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from glassgan.attribution.names import READS_AS_MUCH, READS_MORE
from glassgan.attribution.threshold import BLOCK
from glassgan.effects import no_estimate
from glassgan.layers.values import PIXELS, features
from glassgan.statistics import bootstrap, columns, intervals
from glassgan.statistics.ridge import Reading, Ridge

VERDICT = "verdict"
LEAST_GAIN = 0.01  # of R², below which twice the images make no difference that counts


@dataclass(frozen=True)
class Lens:
    """Readings of the logit at the pixels and each hidden layer; and the name of the last layer."""

    network: nn.Module
    readings: dict[str, Reading]
    last: str

    @property
    def layers(self) -> list[str]:
        """The names of the layers, from the pixels to the logit itself."""
        return [*self.readings, self.last]

    def __call__(self, images: Tensor) -> Tensor:
        """Return the verdict as it can be read at each layer, the last being D's own, [N, L]."""
        parts = [self.read(features(self.network, part, PIXELS)) for part in images.split(BLOCK)]
        return torch.cat(parts)

    def read(self, held: Mapping[str, Tensor]) -> Tensor:
        """Read the verdict off features, by layer [N, D], as `values.features` gives them."""
        found = [reading(held[layer])[:, 0] for layer, reading in self.readings.items()]
        return torch.stack([*found, held[self.last][:, 0].double()], 1)


def fit(network: nn.Module, images: Tensor) -> Lens:
    """Fit a lens on images [N, C, H, W], real and generated ones.

    A layer wider than N is read less well than it could be; how many images there were belongs to
    all that a lens says.

    Args:
        network: the discriminator, in evaluation mode.
        images: others than those that will be read.
    """
    held = features(network, images, PIXELS)
    *hidden, last = held
    readings = {layer: Ridge(held[layer]).fit(held[last]) for layer in hidden}
    return Lens(network, readings, last)


def lens_rows(
    layers: list[str], real: Tensor, fake: Tensor, weights: np.ndarray
) -> list[dict[str, Any]]:
    """Return the rows of a lens: how much of the verdict it reads, and the gap that it sees.

    "lens": R² on held-out real and generated images together. "lens_gap": the mean verdict on real
    images less that on generated ones, as it can be read at each layer.

    Args:
        layers: as the lens names them.
        real: what it reads of other real images, [M, L].
        fake: the same of generated ones.
        weights: of the images of one kind, as `bootstrap.weights` gives them, [R, M]; a pair of a
            real and a generated image is drawn at once.
    """
    both, doubled = _both(real, fake, weights)
    shared = {"target": VERDICT, "split": "held-out"}
    result = []
    for number, layer in enumerate(layers):
        row = {**shared, "layer": layer, "n": len(both)}
        if number < len(layers) - 1:
            explained = bootstrap.r_squared(doubled, both[:, -1], both[:, number])
            own = {**row, "analysis": "lens", "concept": "R²", "unit_of_measure": "R²"}
            if np.isfinite(explained[0]):
                result.append({**own, **columns.resampled(explained)})
            else:
                result.append({**own, "n": 0, **no_estimate("the verdict does not vary")})
        parts = [part[:, number].numpy() for part in (real, fake)]
        reach = np.hypot(*(intervals.margin(part.std(ddof=1), len(part)) for part in parts))
        gap = intervals.around(parts[0].mean() - parts[1].mean(), reach)
        own = {"analysis": "lens_gap", "concept": "real less generated", "unit_of_measure": "nats"}
        result.append({**row, **own, **gap})
    return result


def gain(
    layers: list[str],
    every: tuple[Tensor, Tensor],
    half: tuple[Tensor, Tensor],
    weights: np.ndarray,
) -> list[dict[str, Any]]:
    """Return the rows "lens_gain": how much more a lens reads than one fitted on half the images.

    Where it reads more, a lens fitted on more images still would read more again: what it does not
    read is not shown to be absent. Whether it does, by more than `LEAST_GAIN`, is the status of the
    rows "lens_grows".

    Args:
        layers: as the lens names them.
        every: what the lens reads of other real and generated images, [M, L] each.
        half: the same of a lens fitted on half as many images.
        weights: as for `lens_rows`.
    """
    result = []
    both, doubled = _both(*every, weights)
    fewer, _ = _both(*half, weights)
    for number, layer in enumerate(layers[:-1]):
        more, less = (
            bootstrap.r_squared(doubled, both[:, -1], read[:, number]) for read in (both, fewer)
        )
        row = {"analysis": "lens_gain", "layer": layer, "target": VERDICT, "split": "held-out"}
        row |= {"concept": "R²", "unit_of_measure": "R²"}
        if np.isfinite(more[0]):
            found = {**row, "n": len(both), **columns.resampled(more - less)}
            status = READS_MORE if found["ci_low"] > LEAST_GAIN else READS_AS_MUCH
            result += [found, {**found, "analysis": "lens_grows", "status": status}]
        else:
            result.append({**row, "n": 0, **no_estimate("the verdict does not vary")})
    return result


def _both(real: Tensor, fake: Tensor, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return what was read of both kinds together, [2 M, L], and their weights, [R, 2 M]."""
    return torch.cat([real, fake]).numpy(), np.concatenate([weights, weights], 1)
