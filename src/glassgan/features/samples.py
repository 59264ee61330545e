"""What the generator draws, checkpoint by checkpoint, for one fixed bank of latents."""

from collections.abc import Sequence

import pandas as pd
from torch import Tensor

from glassgan.judge.network import CLASSES, Judge
from glassgan.subject import Checkpoint, generate

# A run trains when at least nine classes hold at least 2 % of the judged samples each.
SHARE_OF_A_CLASS = 0.02
CLASSES_TO_TRAIN = 9


def samples(chain: Sequence[Checkpoint], latents: Tensor) -> dict[str, Tensor]:
    """Return the samples [N, 1, 28, 28] of the same latents [N, d] at every checkpoint.

    The key is the epoch; checkpoints without weights are left out.
    """
    return {
        str(checkpoint.epoch): generate(checkpoint.subject, latents)
        for checkpoint in chain
        if checkpoint.has_weights
    }


def census(chain: Sequence[Checkpoint], judge: Judge, latents: Tensor) -> pd.DataFrame:
    """Return how the judge labels the samples of a bank at every checkpoint.

    Args:
        chain: the checkpoints of a run.
        judge: labels or abstains.
        latents: [N, d].

    Returns:
        A row a checkpoint: epoch, step, status, n, share_0 … share_9 (of all N samples, where the
        judge does not abstain), abstains, classes (with at least 2 % each), trains (at least nine
        such classes), pixel_sd (standard deviation over the samples, mean over the pixels: zero
        where every latent gives the same image), saturated (share of pixels beyond ±0.99). Without
        weights the numbers are missing.
    """
    rows = []
    for checkpoint in chain:
        row: dict[str, object] = {
            "epoch": checkpoint.epoch,
            "step": checkpoint.step,
            "status": checkpoint.status,
        }
        if checkpoint.has_weights:
            images = generate(checkpoint.subject, latents)
            shares = judge.shares(images)
            classes = int((shares[:CLASSES] >= SHARE_OF_A_CLASS).sum())
            row |= {f"share_{label}": float(shares[label]) for label in range(CLASSES)}
            row |= {
                "n": len(images),
                "abstains": float(shares[CLASSES]),
                "classes": classes,
                "trains": classes >= CLASSES_TO_TRAIN,
                "pixel_sd": float(images.std(0).mean()),
                "saturated": float((images.abs() > 0.99).float().mean()),
            }
        rows.append(row)
    names = ["epoch", "step", "status", "n", *(f"share_{label}" for label in range(CLASSES))]
    names += ["abstains", "classes", "trains", "pixel_sd", "saturated"]
    frame = pd.DataFrame(rows, columns=names)
    return frame.astype({"n": "Int64", "classes": "Int64", "trains": "boolean"})
