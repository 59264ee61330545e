"""The samples of every checkpoint of a chain, measured beside real images, and some to look at."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from glassgan import streams
from glassgan.checkpoints import Checkpoint
from glassgan.judge.network import Judge
from glassgan.quality import measures
from glassgan.subject import generate


def analyse(
    chain: Iterable[tuple[str, Checkpoint]],
    judge: Judge,
    reference: measures.Reference,
    real: pd.DataFrame,
) -> dict[str, Any]:
    """Draw samples at every checkpoint of a run or of a fork, and measure them.

    Args:
        chain: names of places, 3 or 2+300, with their checkpoints, in order;
            none where there is none in a part.
        judge: gives labels and features.
        reference: what is known of real images.
        real: the measures of test images.

    Returns:
        quality: a row a place and measure, with intervals. folds: the values in each fold. images:
        the same latents drawn at every place, [S, C, H, W].
    """
    images, summaries, folds = {}, [], []
    for name, checkpoint in chain:
        place: dict[str, Any] = {
            "place": name,
            "epoch": checkpoint.epoch,
            "step": checkpoint.step,
            "status": checkpoint.status,
        }
        found, values = None, measures.no_measures()
        if checkpoint.has_weights:
            subject = checkpoint.subject
            seed, dim = reference.seed, subject.latent_dim
            shown = streams.latents(seed, "bank of shown samples", 0, reference.shown, dim)
            bank = streams.latents(seed, "bank of samples", 0, reference.samples, dim)
            images[name] = generate(subject, shown)
            values = measures.of_images(generate(subject, bank), judge, reference)
            found = measures.summary(values, reference.samples, reference.nearest)
        folds.append(values.assign(**place))
        summaries.append(measures.beside_real(found, real).assign(**place))
    if not summaries:  # of more parts than checkpoints, some have none
        return {"quality": pd.DataFrame(), "folds": pd.DataFrame(), "images": ({},)}
    places = list(place)
    quality = pd.concat(summaries, ignore_index=True)
    values = pd.concat(folds, ignore_index=True)
    return {
        "quality": quality[[*places, *quality.columns.drop(places)]],
        "folds": values[[*places, "measure", "fold", "value"]],
        "images": (images,),
    }
