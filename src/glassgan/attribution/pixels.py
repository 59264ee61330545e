"""What each pixel adds to the discriminator's logit, by every method and from every baseline."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from scipy.stats import ttest_ind
from torch import Tensor, nn

from glassgan.attribution import completeness, methods
from glassgan.attribution.baselines import BLACK
from glassgan.attribution.methods import FINE, KINDS
from glassgan.attribution.threshold import logits
from glassgan.data import DATA
from glassgan.effects import no_estimate
from glassgan.statistics import intervals

INTEGRATED = "integrated gradients"
LIMIT = 8100  # steps of integrated gradients
FULL = 0.9  # a pixel is black below −0.9 and white above 0.9

Maps = dict[str, dict[str, Tensor]]  # attributions by method and baseline, [N, C, H, W]


@dataclass(frozen=True)
class ExplainedImages:
    """Images on which a discriminator is explained, real and generated ones in turn.

    images: [2N, C, H, W]. baselines: by name, one for each image, or for each of the first ones.
    """

    images: Tensor
    baselines: Mapping[str, Tensor]

    @property
    def real(self) -> Tensor:
        """Which images are real, bool [2N]."""
        return torch.arange(len(self.images)) % 2 == 0

    def first(self, count: int) -> "ExplainedImages":
        """Return the bank of the first images, half of them real."""
        starts = {name: some[:count] for name, some in self.baselines.items()}
        return ExplainedImages(self.images[:count], starts)


def in_turn(real: Tensor, generated: Tensor) -> Tensor:
    """Return real and generated images [N, ...] in turn, [2N, ...]."""
    return torch.stack([real, generated], 1).flatten(0, 1)


def explain(
    network: nn.Module, bank: ExplainedImages, seed: int, names: Iterable[str] = KINDS
) -> tuple[Maps, list[dict[str, Any]]]:
    """Attribute the logit to the pixels.

    Args:
        network: as `methods.hookable` gives it.
        bank: the images.
        seed: of the noise of methods that draw some.
        names: of the methods.

    Returns:
        Attributions; methods that take no baseline have theirs under "black". And rows of an
        effects table, "attribution_completeness": the largest gap, relative to what is allowed,
        and the mean steps of integrated gradients.
    """
    deviation = float(logits(network, bank.images).std())
    found: Maps = {name: {} for name in names}
    rows = []
    for baseline, starts in bank.baselines.items():
        images = bank.images[: len(starts)]
        allowed = completeness.allowed_gap(network, images, starts, deviation)
        for name, method in methods.methods(network, FINE, seed, found).items():
            row: dict[str, Any] = {"analysis": "attribution_completeness", "target": name}
            row |= {"intervention": baseline, "n": len(images)}
            if name == INTEGRATED:
                found[name][baseline], steps = completeness.complete_integrated_gradients(
                    network, images, starts, allowed, LIMIT
                )
                mean = steps.double().mean()
                reach = intervals.margin(float(steps.double().std()), len(steps))
                rows.append({**row, "concept": "steps", **intervals.around(mean, reach)})
            elif baseline == BLACK or KINDS[name].baseline:
                found[name][baseline] = methods.attributions(method, images, starts)
            if KINDS[name].complete:
                gap = completeness.completeness_gap(network, images, starts, found[name][baseline])
                # of all images, so that there is nothing to be inferred: no interval
                unit = {"concept": "largest gap", "unit_of_measure": "of what is allowed"}
                rows.append({**row, **unit, **completeness.largest(gap, allowed)})
    return found, rows


def regions(bank: ExplainedImages) -> dict[str, Tensor]:
    """Return parts of the images by name, bool [N, C, H, W].

    The border and the middle make up an image, and so do its black, grey and white pixels.
    """
    border = torch.ones_like(bank.images, dtype=torch.bool)
    border[..., *DATA.inner] = False
    black, white = bank.images < -FULL, bank.images > FULL
    return {
        "border": border,
        "middle": ~border,
        "black pixels": black,
        "grey pixels": ~(black | white),
        "white pixels": white,
    }


def region_rows(bank: ExplainedImages, found: Maps) -> Iterator[dict[str, Any]]:
    """Share out the difference between the logits of real and of generated images to parts.

    Sums of attributions from the black baseline, by complete methods, so that the parts of a
    division of the image add up to the difference: mean of the real images less mean of the
    generated ones, with Welch's interval.
    """
    parts = regions(bank)
    parts["all pixels"] = torch.ones_like(parts["border"])
    for name in [name for name in found if KINDS[name].complete]:
        for part, mask in parts.items():
            sums = (found[name][BLACK] * mask).flatten(1).sum(1).double().numpy()
            real, generated = sums[bank.real.numpy()], sums[~bank.real.numpy()]
            yield {
                "analysis": "attribution_regions",
                "target": name,
                "intervention": BLACK,
                "concept": part,
                "n": len(sums),
                "unit_of_measure": "logit",
                **_difference(real, generated),
            }


def _difference(real: np.ndarray, generated: np.ndarray) -> dict[str, Any]:
    """Return the difference of two means with Welch's interval, or why there is none."""
    if not (np.isfinite(real).all() and np.isfinite(generated).all()):
        return {**no_estimate("an attribution is not finite"), "n": 0}
    if not np.ptp(real) and not np.ptp(generated):
        return intervals.around(real.mean() - generated.mean(), 0.0)
    reach = ttest_ind(real, generated, equal_var=False).confidence_interval()
    return {
        "estimate": float(real.mean() - generated.mean()),
        "ci_low": float(reach.low),
        "ci_high": float(reach.high),
    }


def mean_maps(bank: ExplainedImages, found: Maps) -> Tensor:
    """Return the mean attribution of real and of generated images, by method, [M, 2, H, W]."""
    both = (bank.real, ~bank.real)
    return torch.stack(
        [torch.stack([maps[BLACK][of].mean(0).sum(0) for of in both]) for maps in found.values()]
    )
