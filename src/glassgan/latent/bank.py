"""A bank of latents with the concepts that are measured on what the generator draws for them."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from glassgan.concepts import CONCEPTS, LEAST_DEVIATION
from glassgan.judge.network import Judge
from glassgan.judge.reading import concepts
from glassgan.subject import Subject, generate, in_blocks

LEAST_KNOWN = 20  # samples, for a deviation


@dataclass(frozen=True)
class LatentBank:
    """Latents and what is measured on their images.

    latents: standard normal, float32 [N, d]. values: of the K concepts of `CONCEPTS`, float64
    [N, K], nan where one was not measured or the image does not have it. classes: that the judge
    names, −1 where it abstains, int64 [N].
    """

    latents: Tensor
    values: np.ndarray
    classes: np.ndarray

    def part(self, chosen: slice) -> "LatentBank":
        """Return the bank of some of the latents."""
        return LatentBank(self.latents[chosen], self.values[chosen], self.classes[chosen])

    @staticmethod
    def joined(first: "LatentBank", second: "LatentBank") -> "LatentBank":
        """Return one bank with the latents of two, one after the other."""
        return LatentBank(
            torch.cat([first.latents, second.latents]),
            np.concatenate([first.values, second.values]),
            np.concatenate([first.classes, second.classes]),
        )

    def scales(self) -> np.ndarray:
        """Return the standard deviation of each concept, [K]; nan where it hardly varies.

        Too few samples (fewer than `LEAST_KNOWN`) count as such.
        """
        known = ~np.isnan(self.values)
        varies = (known.sum(0) >= LEAST_KNOWN) & (_range(self.values) > 0)
        deviation = np.full(self.values.shape[1], np.nan)
        deviation[varies] = np.nanstd(self.values[:, varies], axis=0, ddof=1)
        # of a probability or a pixel: below that, its changes would be magnified noise
        return np.where(deviation > LEAST_DEVIATION, deviation, np.nan)


def _range(values: np.ndarray) -> np.ndarray:
    low = np.where(np.isnan(values), np.inf, values).min(0)
    high = np.where(np.isnan(values), -np.inf, values).max(0)
    return np.where(np.isfinite(high - low), high - low, 0.0)


def measured(subject: Subject, judge: Judge, latents: Tensor, strokes: int) -> LatentBank:
    """Draw latents [N, d] and measure every concept.

    Args:
        subject: in evaluation mode.
        judge: whose probabilities are concepts.
        latents: standard normal.
        strokes: how many of the latents, from the beginning, have their strokes measured where the
            judge sees a class.
    """
    values, classes = np.full((len(latents), len(CONCEPTS)), np.nan), np.full(len(latents), -1)
    for block in in_blocks(len(latents)):
        images = generate(subject, latents[block])
        values[block], classes[block] = concepts(judge, images, max(strokes - block.start, 0))
    return LatentBank(latents, values, classes)
