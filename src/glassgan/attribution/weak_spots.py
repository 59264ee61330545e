"""The weak spots of a discriminator: what flips its verdict, and what the verdict rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from torch import Tensor

from glassgan import streams
from glassgan.attribution import adversarial, modes, reliance, single_pixels
from glassgan.attribution.threshold import SIDES, logits, threshold, threshold_row
from glassgan.banks import halves
from glassgan.judge.network import Judge
from glassgan.subject import Subject, generate, to_network


@dataclass(frozen=True)
class Sizes:
    """How much is measured.

    bank: images of a kind, half of them discovery. radii: in grey levels of the data, growing.
    attacked: images of a kind. steps: of PGD. pixel_images: of a kind, in which every pixel is
    changed. images: of a kind, on which the reliance on border and grid and the gap between modes
    are measured. null_draws: of random signs, of ink and of noise. mode_draws: of dropout and
    batches. batch: images that share statistics. resamples: of the images. shown: images of a kind
    that are kept.
    """

    bank: int
    radii: Sequence[float]
    attacked: int
    steps: int
    pixel_images: int
    images: int
    null_draws: int
    mode_draws: int
    batch: int
    resamples: int
    shown: int


def measure(
    subject: Subject, judge: Judge, test_images: Tensor, sizes: Sizes, seed: int
) -> tuple[list[dict[str, Any]], dict[str, Tensor]]:
    """Look for the weak spots of a discriminator.

    Args:
        subject: in evaluation mode, with a discriminator.
        judge: whose verdict on flipped images is asked for.
        test_images: that the discriminator was not trained on, uint8 [M, 1, 28, 28].
        sizes: how much is measured.
        seed: of everything that is drawn.

    Returns:
        Rows of an effects table, "adversarial", "reliance" and "mode_gap"; and the pictures that
        `adversarial.rows_and_pictures` and `single_pixels.of_single_pixels` return.
    """
    discriminator = subject.judged_by()
    count = min(sizes.bank, len(test_images))
    chosen = streams.rng(seed, "real images of weak spots").permutation(len(test_images))[:count]
    latents = streams.latents(seed, "bank of weak spots", 0, count, subject.latent_dim)
    banks = {"real": to_network(test_images[chosen]), "generated": generate(subject, latents)}
    discovery = {kind: logits(discriminator, halves(banks[kind])[0]).numpy() for kind in SIDES}
    held_out = {kind: halves(banks[kind])[1] for kind in SIDES}
    verdict = threshold(discovery)
    rows = [{"analysis": "adversarial", **threshold_row(verdict, discovery)}]
    found, pictures = adversarial.rows_and_pictures(
        discriminator,
        judge,
        verdict,
        held_out,
        radii=sorted(sizes.radii),
        attacked=sizes.attacked,
        steps=sizes.steps,
        draws=sizes.null_draws,
        resamples=sizes.resamples,
        shown=sizes.shown,
        seed=seed,
    )
    rows += found
    some = {kind: images[: sizes.images] for kind, images in held_out.items()}
    rows += reliance.rows(discriminator, some, draws=sizes.null_draws, seed=seed)
    found, maps = single_pixels.of_single_pixels(
        discriminator, verdict, held_out, count=sizes.pixel_images, seed=seed
    )
    rows += found
    own = halves(latents)[1][: sizes.images]
    rows += modes.rows(subject, own, some, draws=sizes.mode_draws, batch=sizes.batch, seed=seed)
    return rows, {**pictures, **maps}
