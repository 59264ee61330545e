"""The latents that draw real images best, and what the generator cannot draw."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch

from glassgan import left_out, streams
from glassgan.concepts import CLASSES, NO_CLASSES
from glassgan.data.images import to_network
from glassgan.latent import inversion
from glassgan.latent.settings import Inversion
from glassgan.run import Run


def analyse(run: Run, settings: Inversion, test: Mapping[str, np.ndarray]) -> dict[str, Any]:
    """Look for the latents of real images, and of generated ones beside them.

    Args:
        run: with a judge.
        settings: of the analysis.
        test: the prepared test images, "images" uint8 [N, C, H, W], and "labels" [N] if they have
            any.

    Returns:
        pictures: errors of all images, and some images with what is drawn of them; empty where the
        generator has no gradient. effects.
    """
    subject, seed = run.last.subject, settings.seed
    some = streams.latents(seed, "samples near images", 0, 2, subject.latent_dim)
    if why := left_out.without_gradient(subject.generator, "generator", some):
        rows = [left_out.row("projection of real images", why)]
        return {"pictures": ({}, {**run.here, "left_out": why}), "effects": run.table(rows)}
    rng = streams.rng(seed, "real images that are looked for")
    known = test["labels"].astype(np.int64) if CLASSES else np.full(len(test["images"]), -1)
    chosen = inversion.choose(known, settings.real, rng)
    labels = torch.from_numpy(known[chosen])
    real, generated = (
        inversion.invert(
            subject,
            run.judge,
            *of_kind,
            samples=settings.samples,
            starts=settings.starts,
            steps=settings.steps,
            seed=seed,
        )
        for of_kind in (
            (to_network(torch.from_numpy(test["images"][chosen])), labels),
            inversion.held_out(
                subject, run.judge, pool=settings.samples, count=settings.generated, seed=seed
            ),
        )
    )
    pictures = inversion.pictures(real, generated, settings.shown)
    rows = inversion.effect_rows(real, generated)
    if NO_CLASSES:
        rows.append(left_out.row("which classes cannot be drawn", NO_CLASSES))
    return {"pictures": (pictures, run.here), "effects": run.table(rows)}
