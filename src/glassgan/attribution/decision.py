"""Where a discriminator decides: what can be read off its layers, checkpoint by checkpoint."""

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from glassgan.attribution import lens, probes
from glassgan.checkpoints import Checkpoint
from glassgan.statistics import bootstrap
from glassgan.subject import Subject, generate


def along_training(
    chain: Sequence[Checkpoint],
    fitted_on: tuple[Tensor, Tensor],
    tested_on: tuple[Tensor, Tensor],
    labelled: probes.Labelled,
    untrained: Sequence[Subject],
    *,
    draws: int,
    seed: int,
) -> tuple[list[dict[str, Any]], lens.Lens]:
    """Read the class, measures of the stroke and the verdict itself off every layer.

    Args:
        chain: checkpoints that have weights.
        fitted_on: the images of the lens: real ones that no discriminator was trained on,
            [N, C, H, W], and latents of as many generated ones, [N, d].
        tested_on: others, likewise.
        labelled: as `probes.labelled` gives it.
        untrained: subjects with new initial weights; none where there is nothing before training.
        draws: of the bootstrap.
        seed: of these.

    Returns:
        Rows of an effects table, "probes", "lens" and "lens_gap" of each checkpoint, "lens_gain"
        of the last and "probe_changes" of it against the untrained; and the lens of the last.
    """
    pairs = bootstrap.weights(len(tested_on[0]), draws, seed, "pairs of images")
    half = len(fitted_on[0]) // 2
    tested = len(labelled.labels) // 2
    weights = bootstrap.weights(tested, draws, seed, "labelled images")
    rows: list[dict[str, Any]] = []
    probed = None
    for checkpoint in chain:
        discriminator = checkpoint.subject.require_discriminator()
        probed = probes.read(discriminator, labelled, probed)
        scored = probes.scores(probed, labelled, weights)
        fake, tested_fake = (
            generate(checkpoint.subject, some) for some in (fitted_on[1], tested_on[1])
        )
        reader = lens.fit(discriminator, torch.cat([fitted_on[0], fake]))
        read = reader(tested_on[0]), reader(tested_fake)
        found = probes.probe_rows(scored, tested)
        of_lens = lens.lens_rows(reader.layers, *read, pairs)
        if checkpoint is chain[-1]:
            fewer = lens.fit(discriminator, torch.cat([fitted_on[0][:half], fake[:half]]))
            less = fewer(tested_on[0]), fewer(tested_fake)
            of_lens += lens.gain(reader.layers, read, less, pairs)
        images = 4 * half
        by = {"intervention": f"linear lens of {images:,} images", "dose": images}
        found += [{**row, **by} for row in of_lens]
        here = {"epoch": checkpoint.epoch, "status": checkpoint.status}
        rows += [{**here, **row} for row in found]
    if untrained:
        before = [
            probes.scores(
                probes.read(one.require_discriminator(), labelled, probed), labelled, weights
            )
            for one in untrained
        ]
        rows += [{**here, **row} for row in probes.changes(before, scored, tested)]
    return rows, reader
