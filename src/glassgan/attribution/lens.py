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

from glassgan import intervals
from glassgan.attribution import resamples
from glassgan.attribution.ridge import Reading, Ridge
from glassgan.attribution.verdict import BLOCK
from glassgan.features.banks import features, halves
from glassgan.features.discriminator_layers import PIXELS

VERDICT = "verdict"


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
        """Read the verdict off features, by layer [N, D], as `banks.features` gives them."""
        found = [reading(held[layer])[:, 0] for layer, reading in self.readings.items()]
        return torch.stack([*found, held[self.last][:, 0].double()], 1)


def fit(network: nn.Module, real: Tensor, fake: Tensor) -> tuple[Lens, Tensor, Tensor]:
    """Fit a lens on the discovery halves of real and generated images together.

    Args:
        network: the discriminator, in evaluation mode.
        real: images [N, 1, 28, 28], N even.
        fake: as many.

    Returns:
        The lens, and what it reads of the held-out half of the real and of the generated images,
        [N / 2, L] each.
    """
    held = [features(network, part, PIXELS) for part in (real, fake)]
    *hidden, last = held[0]
    discovery = {
        layer: torch.cat([halves(part[layer])[0] for part in held]) for layer in (*hidden, last)
    }
    readings = {layer: Ridge(discovery[layer]).fit(discovery[last]) for layer in hidden}
    lens = Lens(network, readings, last)
    tested = [lens.read({layer: halves(v)[1] for layer, v in part.items()}) for part in held]
    return lens, tested[0], tested[1]


def rows(
    layers: list[str], real: Tensor, fake: Tensor, weights: np.ndarray
) -> list[dict[str, Any]]:
    """Return the rows of a lens: how much of the verdict it reads, and the gap that it sees.

    "lens": R² on held-out real and generated images together. "lens_gap": the mean verdict on real
    images less that on generated ones, as it can be read at each layer.

    Args:
        layers: as the lens names them.
        real: what it reads of held-out real images, [M, L].
        fake: the same of generated ones.
        weights: of the images of one kind, as `resamples.weights` gives them, [R, M]; a pair of a
            real and a generated image is drawn at once.
    """
    both = torch.cat([real, fake]).numpy()
    doubled = np.concatenate([weights, weights], 1)
    shared = {"target": VERDICT, "intervention": "linear lens", "split": "held-out"}
    result = []
    for number, layer in enumerate(layers):
        row = {**shared, "layer": layer, "n": len(both)}
        if number < len(layers) - 1:
            explained = resamples.r_squared(doubled, both[:, -1], both[:, number])
            own = {**row, "analysis": "lens", "concept": "R²", "unit_of_measure": "R²"}
            if np.isfinite(explained[0]):
                result.append({**own, **resamples.interval(explained)})
            else:
                result.append({**own, "n": 0, "status": "the verdict does not vary"})
        parts = [part[:, number].numpy() for part in (real, fake)]
        reach = np.hypot(*(intervals.margin(part.std(ddof=1), len(part)) for part in parts))
        gap = intervals.around(parts[0].mean() - parts[1].mean(), reach)
        own = {"analysis": "lens_gap", "concept": "real less generated", "unit_of_measure": "nats"}
        result.append({**row, **own, **gap})
    return result
