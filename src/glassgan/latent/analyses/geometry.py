"""How the generator of a run stretches and bends its latent space, along training."""

import math
from typing import Any

import torch
from torch import Tensor

from glassgan import streams
from glassgan.checkpoints import Checkpoint
from glassgan.latent import geometry
from glassgan.latent.settings import Geometry
from glassgan.run import Run, place


def analyse(run: Run, settings: Geometry) -> dict[str, Any]:
    """Measure the spectra of the Jacobian at every checkpoint, and what they say.

    Args:
        run: with a judge.
        settings: of the analysis.

    Returns:
        spectra: singular values at every latent, [checkpoints, N, d]. effects.
    """
    rows, spectra = [], []
    for checkpoint in run.with_weights:
        values, found = _of_checkpoint(run, checkpoint, settings)
        spectra.append(values)
        rows += [{**place(checkpoint), **row} for row in found]
    epochs = [checkpoint.epoch for checkpoint in run.with_weights]
    tensors = {"spectra": torch.stack(spectra).float()}
    return {"spectra": (tensors, {"epochs": epochs}), "effects": run.table(rows)}


def _of_checkpoint(
    run: Run, checkpoint: Checkpoint, settings: Geometry
) -> tuple[Tensor, list[dict[str, Any]]]:
    """Return the spectra of the Jacobian at a checkpoint, [N, d], and its rows of effects."""
    subject, seed = checkpoint.subject, settings.seed
    dim, tested = subject.latent_dim, checkpoint is run.last
    bank = streams.latents(seed, "bank of geometry", 0, settings.latents, dim)
    ends = streams.latents(seed, "ends of latent paths", 0, 2 * settings.pairs, dim)
    spectrum = geometry.spectrum(subject, bank)
    rows = geometry.spectrum_effects(spectrum)
    rows += geometry.path_length(subject, run.judge, ends, seed=seed)
    # elsewhere a band without a test, which would take as many bases at every checkpoint
    bases = settings.null_bases if tested else settings.null_bases // 4
    bent = geometry.hessian_penalty(
        subject, bank[: settings.bent], draws=settings.draws, null_bases=bases, seed=seed
    )
    rows += [row if tested else {**row, "p_value": math.nan} for row in bent]
    return spectrum, rows
