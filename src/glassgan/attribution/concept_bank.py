"""Images with the concepts measured on them, and what layers of a discriminator hold of them."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from glassgan.attribution.layers import gradients, hidden, traced
from glassgan.attribution.verdict import BLOCK
from glassgan.judge import morphometry
from glassgan.judge.network import Judge
from glassgan.latent.bank import CONCEPTS, STROKES
from glassgan.subject import in_blocks
from glassgan.units.concepts import MEASURED, classes, measure
from glassgan.units.confirm import LEAST_DEVIATION

LEAST_KNOWN = 0.5  # of the images; a concept that fewer have is left out


def concepts(judge: Judge, images: Tensor) -> np.ndarray:
    """Measure every concept of `latent.bank.CONCEPTS` on images, float64 [N, K].

    nan where an image does not have one: of the stroke, where the judge sees no digit.
    """
    found = measure(judge)(images)
    values = np.full((len(images), len(CONCEPTS)), np.nan)
    values[:, : len(MEASURED)] = found[:, : len(MEASURED)].double().numpy()
    seen = (classes(found, judge.abstain_below) >= 0).numpy()
    if seen.any():
        shapes = morphometry.stroke(images[torch.from_numpy(seen), 0].numpy())
        values[seen, len(MEASURED) :] = shapes[list(STROKES)]
    return values


def usable(values: np.ndarray) -> np.ndarray:
    """Return which concepts are known of most images and vary among these, bool [K].

    Args:
        values: [N, K], nan where unknown.
    """
    known = ~np.isnan(values)
    enough = known.mean(0) >= LEAST_KNOWN if len(values) else np.zeros(values.shape[1], dtype=bool)
    found = np.zeros(values.shape[1], dtype=bool)
    found[enough] = np.nanstd(values[:, enough], axis=0) > LEAST_DEVIATION
    return found


@dataclass(frozen=True)
class Features:
    """What a layer holds of images, and the gradient of the logit there, [N, C, ...] each."""

    values: Tensor
    slopes: Tensor


def features(network: nn.Module, images: Tensor) -> dict[str, Features]:
    """Return the features of every hidden layer, in order.

    Args:
        network: a discriminator in evaluation mode.
        images: [N, 1, 28, 28].
    """
    parts: dict[str, list[tuple[Tensor, Tensor]]] = {name: [] for name in hidden(network)}
    for block in in_blocks(max(len(images), 1), BLOCK):
        logits, values = traced(network, images[block].clone().requires_grad_())
        found = gradients(logits, values)
        for name, own in parts.items():
            own.append((values[name].detach(), found[name]))
    return {
        name: Features(*(torch.cat(some) for some in zip(*own, strict=True)))
        for name, own in parts.items()
    }


@dataclass(frozen=True)
class Bank:
    """Images with the concepts measured on them.

    features: by layer. values: [N, K], nan where unknown.
    """

    features: dict[str, Features]
    values: np.ndarray
