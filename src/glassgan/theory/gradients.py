"""The gradient that a discriminator sends back to a generator, and how large it can be."""

import math

import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.networks import differentiable
from glassgan.train.losses import LOSSES

LOSS = LOSSES["logits"]
BATCH = 64  # latents of a gradient, of which the noise is told
PROBES = 16  # random directions of the images of a batch, from which G's Jacobian is told


def gradient_of(
    generator: nn.Module, discriminator: nn.Module, latents: Tensor, saturating: bool
) -> tuple[float, float]:
    """Return the norm of the gradient of G's loss over its weights, and the noise of a batch.

    The noise is the root mean squared distance of the gradients of batches from their mean.
    """
    found = []
    with differentiable(generator) as weights:
        for part in latents.split(BATCH):
            loss = LOSS.generator(discriminator(generator(part)), saturating)
            parts = torch.autograd.grad(loss, weights, allow_unused=True)
            flat = [(torch.zeros_like(w) if g is None else g).flatten()
                    for w, g in zip(weights, parts, strict=True)]  # fmt: skip
            found.append(torch.cat(flat).double())
    every = torch.stack(found)
    mean = every.mean(0)
    noise = (every - mean).square().sum(1).mean().sqrt()
    if not (mean.isfinite().all() and noise.isfinite()):
        return math.nan, math.nan
    return float(mean.norm()), float(noise)


def jacobian_size(generator: nn.Module, latents: Tensor) -> float:
    """Return the root mean square of ‖J‖, the Frobenius norm of G's Jacobian by its weights.

    Told from random directions of the images (Hutchinson 1990): E ‖Jᵀv‖² = ‖J‖² for normal v, and
    for those of several images their sum.

    Args:
        generator: in evaluation mode.
        latents: [N, latent_dim].
    """
    squares = 0.0
    with differentiable(generator) as weights:
        for number, part in enumerate(latents.split(BATCH)):
            images = generator(part)
            for probe in range(PROBES):
                key = PROBES * number + probe
                drawn = streams.latents(0, "probes of a Jacobian", key, *images.flatten(1).shape)
                parts = torch.autograd.grad(
                    images, weights, drawn.view_as(images), retain_graph=True, allow_unused=True
                )
                squares += sum(float(g.double().square().sum()) for g in parts if g is not None)
    return math.sqrt(squares / PROBES / len(latents))


def bound_of_saturating(size: float, discriminator: nn.Module, images: Tensor) -> float:
    """Return M ε/(1 − ε), which the norm of G's gradient under the saturating loss cannot exceed.

    Arjovsky and Bottou 2017, theorem 2.4, on these images: ε is the largest |D| + ‖∇D‖, where the
    best D and its slope are 0 if supports do not overlap.

    Args:
        size: M, as `jacobian_size`, which is no less than the norm that the theorem needs.
        discriminator: images [N, ...] → logits [N].
        images: generated ones, [N, ...].

    Returns:
        The bound; nan where ε is 1 or more, or not finite: there is none.
    """
    largest = []
    for part in images.split(BATCH):
        shown = part.detach().requires_grad_(True)
        with torch.enable_grad():
            answers = discriminator(shown).sigmoid()
            (slopes,) = torch.autograd.grad(answers.sum(), shown)
        largest.append((answers.detach() + slopes.flatten(1).norm(dim=1)).max())
    epsilon = float(torch.stack(largest).max())
    return size * epsilon / (1 - epsilon) if epsilon < 1 else math.nan
