"""One bank of latents on its way through the layers of a generator, untrained and trained."""

from typing import Any

import pandas as pd
from torch import Tensor

from glassgan import left_out, subject
from glassgan.banks import halves, of_layers
from glassgan.concepts import NO_CLASSES
from glassgan.features import generator_layers, unit_pictures
from glassgan.features.settings import GeneratorLayers
from glassgan.run import Run, place
from glassgan.subject import Subject


def analyse(run: Run, settings: GeneratorLayers) -> dict[str, Any]:
    """Describe the layers, and measure how well the class is read from each.

    Args:
        run: with a judge.
        settings: of the analysis.

    Returns:
        summary: a row a layer of the first and the last checkpoint. effects. pictures: what the
        layers of the last one hold, and its last weights.
    """
    latents = of_layers(settings.seed, settings.bank, run.last.subject.latent_dim)
    summaries, rows = [], []
    for checkpoint in dict.fromkeys([run.chain[0], run.last]):
        classes = run.judge(subject.generate(checkpoint.subject, latents)).classes()
        found = generator_layers.readable_class(
            checkpoint.subject,
            latents,
            classes,
            seed=settings.seed,
            null_draws=settings.null_draws,
            resamples=settings.resamples,
        )
        rows += [{**place(checkpoint), **row} for row in found]
        summary = generator_layers.layer_summary(checkpoint.subject, latents)
        summaries.append(summary.assign(epoch=checkpoint.epoch))
    if NO_CLASSES:
        rows.append(left_out.row("what layers tell of classes", NO_CLASSES))
    tensors = generator_layers.pictures(run.last.subject, latents)
    tensors["classes"] = halves(classes)[1]  # of the last checkpoint
    tensors |= _last_weights(run.last.subject, latents, settings.pictured)
    return {
        "summary": pd.concat(summaries, ignore_index=True),
        "effects": run.table(rows),
        "pictures": (tensors, run.here),
    }


def _last_weights(trained: Subject, latents: Tensor, count: int) -> dict[str, Tensor]:
    """Return "weights.units" [n] and "weights.pictures" [n, H, W] of the strongest units.

    Nothing where the weights next to the image are no pictures.
    """
    weights = unit_pictures.last_weights(trained.generator)
    if weights is None:
        return {}
    layer = list(subject.layers(trained.generator))[-2]
    units = unit_pictures.strongest(trained.generator, layer, latents, weights, count)
    return {"weights.units": units, "weights.pictures": weights[units]}
