"""Where a discriminator decides: what can be read off its layers, checkpoint by checkpoint."""

from collections.abc import Sequence
from typing import Any

from torch import Tensor

from glassgan.attribution import lens, probes, resamples
from glassgan.subject import Checkpoint, Subject, generate


def along_training(
    chain: Sequence[Checkpoint],
    real: Tensor,
    labelled: probes.Labelled,
    latents: Tensor,
    untrained: Sequence[Subject],
    *,
    draws: int,
    seed: int,
) -> tuple[list[dict[str, Any]], lens.Lens]:
    """Read the digit, measures of the stroke and the verdict itself off every layer.

    Args:
        chain: checkpoints that have weights.
        real: images that no discriminator was trained on, [N, 1, 28, 28]; half of them discovery.
        labelled: as `probes.labelled` gives it.
        latents: [N, d].
        untrained: subjects with new initial weights; none where there is nothing before training.
        draws: of the bootstrap.
        seed: of these.

    Returns:
        Rows of an effects table, "probes", "lens" and "lens_gap" of each checkpoint and
        "probe_changes" of the last against the untrained; and the lens of the last.
    """
    pairs = resamples.weights(len(real) // 2, draws, seed, "pairs of images")
    tested = len(labelled.digits) // 2
    weights = resamples.weights(tested, draws, seed, "labelled images")
    rows: list[dict[str, Any]] = []
    probed = None
    for checkpoint in chain:
        discriminator = checkpoint.subject.judged_by()
        probed = probes.read(discriminator, labelled, probed)
        scored = probes.scores(probed, labelled, weights)
        fake = generate(checkpoint.subject, latents)
        reader, of_real, of_fake = lens.fit(discriminator, real, fake)
        found = probes.rows(scored, tested)
        found += lens.rows(reader.layers, of_real, of_fake, pairs)
        here = {"epoch": checkpoint.epoch, "status": checkpoint.status}
        rows += [{**here, **row} for row in found]
    if untrained:
        before = [
            probes.scores(probes.read(one.judged_by(), labelled, probed), labelled, weights)
            for one in untrained
        ]
        rows += [{**here, **row} for row in probes.changes(before, scored, tested)]
    return rows, reader
