"""Whether an attribution says what the discriminator does when pixels go or change a little."""

import warnings

import numpy as np
import torch
from captum.metrics import sensitivity_max
from torch import Tensor, nn

from glassgan import streams
from glassgan.attribution.methods import Attribute
from glassgan.attribution.threshold import logits
from glassgan.data import DATA

PIXELS = DATA.size
SQUARE = 7  # pixels, side of what is removed for infidelity
RADIUS = 0.02  # of the changes for max-sensitivity, of pixels in [−1, 1]


def orders(attributions: Tensor, ties: Tensor) -> Tensor:
    """Return the pixels of maps in falling order of attribution, int64 [N, P].

    Args:
        attributions: [N, C, H, W].
        ties: the order of pixels that a map does not tell apart, int64 [N, P].
    """
    values = attributions.flatten(1).gather(1, ties)
    return ties.gather(1, values.argsort(dim=1, descending=True, stable=True))


def random_orders(images: int, seed: int, draw: int = 0) -> Tensor:
    """Return random orders of the pixels, another for each image, int64 [images, P].

    One order for all images would be a sample of one: what it happens to do to this discriminator
    it does to every image.
    """
    rng = streams.rng(seed, "random orders of pixels", draw)
    return torch.from_numpy(np.stack([rng.permutation(PIXELS) for _ in range(images)]))


def curves(network: nn.Module, starts: Tensor, ends: Tensor, order: Tensor, parts: int) -> Tensor:
    """Return the logits while the pixels of `starts` become those of `ends`, [N, parts + 1].

    With images and their baselines this is deletion, the other way round insertion (Petsiuk, Das
    and Saenko 2018).

    Args:
        network: images → logits [N].
        starts: [N, C, H, W].
        ends: of the same shape.
        order: in which the pixels change, int64 [N, P].
        parts: in how many equal parts.
    """
    rank = torch.empty_like(order)
    rank.scatter_(1, order, torch.arange(PIXELS).expand_as(order))
    rank = rank.view_as(starts)
    found = []
    for part in range(parts + 1):
        changed = rank * parts < part * PIXELS
        found.append(logits(network, torch.where(changed, ends, starts)))
    return torch.stack(found, 1)


def area(curve: Tensor) -> Tensor:
    """Return the area under curves [..., K] over a width of one, by trapezoids, [...]."""
    return torch.trapezoid(curve, dx=1 / (curve.shape[-1] - 1), dim=-1)


@torch.no_grad()
def removals(
    network: nn.Module, images: Tensor, baselines: Tensor, *, squares: int, seed: int
) -> tuple[Tensor, Tensor]:
    """Replace squares of the images by the baseline, one at a time.

    Args:
        network: images → logits [N].
        images: [N, C, H, W].
        baselines: of the same shape.
        squares: how many, at the same places of all images.
        seed: of the places.

    Returns:
        Which pixels each square has, float [S, P], and how much the logit falls, [N, S].
    """
    height, width = DATA.shape[1:]
    rng = streams.rng(seed, "squares that are removed")
    corners = rng.integers(0, (height - SQUARE + 1, width - SQUARE + 1), (squares, 2))
    masks = torch.zeros(squares, *DATA.shape)
    for number, (y, x) in enumerate(corners):
        masks[number, :, y : y + SQUARE, x : x + SQUARE] = 1
    before = logits(network, images)
    falls = [
        before - logits(network, torch.where(mask.bool(), baselines, images)) for mask in masks
    ]
    return masks.flatten(1), torch.stack(falls, 1)


def unexplained(masks: Tensor, falls: Tensor, attributions: Tensor) -> Tensor:
    """Return which part of what removals do attributions leave unexplained, [N].

    Infidelity (Yeh et al. 2019) of removals after the best scaling of the attributions by a number
    that is not negative, over the mean square change of the logit: 0 where they tell all of it, 1
    where they tell nothing or the opposite; nan where no removal changes the logit.

    Args:
        masks: of what is removed, [S, P].
        falls: of the logit, [N, S].
        attributions: shares of the logit, [N, C, H, W]; slopes times what a removal takes away.
    """
    said = attributions.flatten(1).double() @ masks.double().T
    done = falls.double()
    # attributions of the wrong sign are best scaled by nothing
    along = (said * done).sum(1).clamp(min=0)
    explained = along.square() / said.square().sum(1) / done.square().sum(1)
    nothing_said = said.square().sum(1) == 0
    return 1 - torch.where(nothing_said & (done.square().sum(1) > 0), 0.0, explained)


def max_sensitivity(
    attribute: Attribute, images: Tensor, baselines: Tensor, *, draws: int, seed: int
) -> Tensor:
    """Return how much an attribution changes at most when the image hardly does, [N].

    Max-sensitivity (Yeh et al. 2019): max ‖Φ(x + δ) − Φ(x)‖ / ‖Φ(x)‖ over uniform δ with
    |δ| ≤ `RADIUS` in every pixel; nan where the attribution is zero.

    Args:
        attribute: the method.
        images: [N, C, H, W].
        baselines: of the same shape.
        draws: of δ.
        seed: of δ.
    """

    def explain(some: tuple[Tensor]) -> tuple[Tensor]:
        # a tuple: Captum takes a tensor for one of explanations of several inputs, and compares
        # every image with the first
        return (attribute(some[0], baselines).detach(),)

    with warnings.catch_warnings(), streams.default_stream(seed, "small changes of images"):
        warnings.filterwarnings("ignore", module="captum")
        found = sensitivity_max(
            explain,
            images,
            perturb_radius=RADIUS,
            n_perturb_samples=draws,
            max_examples_per_batch=len(images),  # one δ in each pass
        )
        size = explain((images,))[0].flatten(1).norm(dim=1)
    return torch.where(size > 0, found, torch.nan)
