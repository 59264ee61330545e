"""Images with the concepts measured on them, and what layers of a discriminator hold of them."""

from dataclasses import dataclass

import numpy as np
import torch
from scipy.ndimage import gaussian_filter
from torch import Tensor, nn

from glassgan import streams
from glassgan.attribution.threshold import BLOCK
from glassgan.concepts import CONCEPTS, LEAST_DEVIATION, LIGHT
from glassgan.data import DATA
from glassgan.layers.gradients import gradients, hidden, traced
from glassgan.subject import in_blocks

LEAST_KNOWN = 0.5  # of the images; a concept that fewer have is left out
INK = list(CONCEPTS).index(LIGHT)
WIDTHS = (
    1.0,
    2.0,
    4.0,
)  # pixels, of the blur of random masks: strokes to halves of a thing


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


def arbitrary(images: Tensor, count: int, seed: int) -> np.ndarray:
    """Return the values of arbitrary concepts that images hold, float64 [N, count].

    Each is what a smooth random mask weighs: white noise, blurred by one of `WIDTHS` in turn.

    Args:
        images: [N, C, H, W].
        count: of masks.
        seed: of the noise.
    """
    noise = streams.rng(seed, "masks of arbitrary concepts").standard_normal((count, *DATA.shape))
    masks = np.empty_like(noise)
    for number, width in enumerate(WIDTHS):
        rows = slice(number, None, len(WIDTHS))
        masks[rows] = gaussian_filter(noise[rows], width, axes=(2, 3), mode="constant")
    found: np.ndarray = images.flatten(1).double().numpy() @ masks.reshape(count, -1).T
    return found


def on_ink(values: np.ndarray, ink: np.ndarray) -> np.ndarray:
    """Return how much concepts [N, K] rise with the amount of ink [N] by least squares, [K].

    0 where the ink does not vary.
    """
    centred = ink - ink.mean()
    total = float(centred @ centred)
    found: np.ndarray = centred @ values / total if total > 0 else np.zeros(values.shape[1])
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
        images: [N, C, H, W].
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
class ConceptBank:
    """Images with the concepts measured on them.

    features: by layer. values: [N, K], nan where unknown.
    """

    features: dict[str, Features]
    values: np.ndarray
