"""The weak spots of a discriminator: what flips its verdict, and what the verdict rests on."""

from typing import Any

from torch import Tensor

from glassgan import streams
from glassgan.attribution import adversarial, modes, reliance, single_pixels
from glassgan.attribution.settings import WeakSpots
from glassgan.attribution.threshold import SIDES, logits, threshold, threshold_row
from glassgan.banks import halves
from glassgan.data.images import to_network
from glassgan.judge.network import Judge
from glassgan.subject import Subject, generate


def measure(
    subject: Subject, judge: Judge, test_images: Tensor, settings: WeakSpots
) -> tuple[list[dict[str, Any]], dict[str, Tensor]]:
    """Look for the weak spots of a discriminator.

    Args:
        subject: in evaluation mode, with a discriminator.
        judge: whose verdict on flipped images is asked for.
        test_images: that the discriminator was not trained on, uint8 [M, C, H, W].
        settings: how much is measured, and the seed of everything that is drawn.

    Returns:
        Rows of an effects table, "adversarial", "reliance" and "mode_gap"; and the pictures that
        `adversarial.rows_and_pictures` and `single_pixels.of_single_pixels` return.
    """
    discriminator, seed = subject.require_discriminator(), settings.seed
    count = min(settings.bank, len(test_images))
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
        radii=sorted(settings.radii),
        attacked=settings.attacked,
        steps=settings.steps,
        draws=settings.null_draws,
        resamples=settings.resamples,
        shown=settings.shown,
        seed=seed,
    )
    rows += found
    some = {kind: images[: settings.images] for kind, images in held_out.items()}
    rows += reliance.reliance_rows(discriminator, some, draws=settings.null_draws, seed=seed)
    found, maps = single_pixels.of_single_pixels(
        discriminator, verdict, held_out, count=settings.pixel_images, seed=seed
    )
    rows += found
    own = halves(latents)[1][: settings.images]
    rows += modes.mode_rows(
        subject, own, some, draws=settings.mode_draws, batch=settings.batch, seed=seed
    )
    return rows, {**pictures, **maps}
