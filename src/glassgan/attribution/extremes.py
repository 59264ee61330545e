"""Samples made to please and to displease a discriminator, among images and through G."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.data import DATA
from glassgan.data.images import pictured
from glassgan.judge.network import Judge
from glassgan.layers.ascent import ascend, near
from glassgan.subject import Subject, generate

STEP = 0.1  # of the radius, at first; steps shrink to nothing, so as not to leap to and fro
MEAN, NOISE, SAMPLES, LATENT = "the mean image", "noise", "own samples", "latents of own samples"


@dataclass(frozen=True)
class Extremes:
    """N starting images, and what was made of them with the highest and the lowest logit.

    All [N, C, H, W].
    """

    start: Tensor
    highest: Tensor
    lowest: Tensor


def in_images(network: nn.Module, starts: Tensor, radius: float, steps: int) -> Extremes:
    """Raise and lower the logit of images within balls around them and within [−1, 1].

    For a linear discriminator, and where the pixels do not meet their bounds, the answers are
    start ± radius · w / ‖w‖.

    Args:
        network: the discriminator, in evaluation mode.
        starts: [N, C, H, W].
        radius: Euclidean, in units of pixel values.
        steps: which shrink from a tenth of the radius to nothing.
    """
    project, lengths = near(starts, radius), _lengths(radius, steps)
    return Extremes(
        starts,
        ascend(network, starts, project, lengths, bound=1),
        ascend(lambda images: -network(images), starts, project, lengths, bound=1),
    )


def _lengths(radius: float, steps: int) -> list[float]:
    return [STEP * radius * (1 - step / steps) for step in range(steps)]


def in_latents(subject: Subject, latents: Tensor, steps: int) -> Extremes:
    """Raise and lower the logit of samples by moving their latents on the sphere of length √d.

    Nearly all latents that a generator was trained on lie near that sphere.

    Args:
        subject: in evaluation mode, with a discriminator.
        latents: [N, d], none zero; they are moved to the sphere first.
        steps: which shrink from a tenth of √d to nothing.
    """
    generator, network = subject.generator, subject.require_discriminator()
    length = subject.latent_dim**0.5

    def project(points: Tensor) -> Tensor:
        return length * nn.functional.normalize(points, dim=1)

    def made(sign: int) -> Tensor:
        # of the projected latents, so that the whole of each step lies along the sphere
        found = ascend(lambda z: sign * network(generator(project(z))), starts, project, lengths)
        return generator(found)

    starts, lengths = project(latents), _lengths(length, steps)
    with torch.no_grad():
        begun = generator(starts)
    return Extremes(begun, made(1).detach(), made(-1).detach())


def extremes(
    subject: Subject,
    latents: Tensor,
    mean: Tensor,
    *,
    radius: float,
    steps: int,
    seed: int,
    through: bool = True,
) -> dict[str, Extremes]:
    """Make extremes from the mean image, from noise, from samples, and through G.

    Args:
        subject: in evaluation mode, with a discriminator.
        latents: of samples, [N, d]; as many images of noise are a start.
        mean: of real images, [C, H, W].
        radius: how far an image may go.
        steps: of every ascent.
        seed: of the noise.
        through: whether through G too, which must be differentiable for it.
    """
    rng = streams.rng(seed, "noise to start from")
    noise = torch.from_numpy(rng.uniform(-1, 1, (len(latents), *DATA.shape)).astype(np.float32))
    length = subject.latent_dim**0.5
    samples = generate(subject, length * nn.functional.normalize(latents, dim=1))
    starts = {MEAN: mean[None], NOISE: noise, SAMPLES: samples}
    network = subject.require_discriminator()
    found = {name: in_images(network, some, radius, steps) for name, some in starts.items()}
    return {**found, LATENT: in_latents(subject, latents, steps)} if through else found


@torch.no_grad()
def pictures(
    found: Mapping[str, Extremes], network: nn.Module, judge: Judge, shown: int
) -> dict[str, Tensor]:
    """Return the first extremes of each way, with logits and what the judge says, for a figure.

    "extremes.<number>.<way>": images [n, 3, H, W], lowest, start and highest;
    "extreme_logits.…" and "extreme_classes.…" (−1 where the judge names none), [n, 3].
    """
    result = {}
    for number, (way, one) in enumerate(found.items()):
        images = torch.stack([part[:shown] for part in (one.lowest, one.start, one.highest)], 1)
        flat = images.flatten(0, 1)
        end = f"{number}.{way}"
        result[f"extremes.{end}"] = pictured(images).half()
        result[f"extreme_logits.{end}"] = network(flat).view(-1, 3)
        result[f"extreme_classes.{end}"] = judge(flat).classes().view(-1, 3)
    return result
