"""How noise becomes an image: what each layer of the generator holds of the class drawn."""

from typing import Any

import numpy as np
import pandas as pd
import torch
from torch import Tensor

from glassgan import streams
from glassgan.banks import halves
from glassgan.concepts import CLASSES, NO_CLASSES
from glassgan.effects import no_estimate
from glassgan.features import projection
from glassgan.layers.values import features
from glassgan.statistics import columns
from glassgan.statistics.bootstrap import bootstrap_interval
from glassgan.statistics.ridge import Ridge
from glassgan.subject import Subject, activations

LATENT = "latent"
SHOWN = 12  # latents whose values are kept; a figure shows at most as many


def layer_summary(subject: Subject, latents: Tensor) -> pd.DataFrame:
    """Describe the latents and each layer of a generator on a bank of latents [N, d].

    Returns:
        A row a layer: layer, width, effective_dimension (participation ratio of the covariance),
        active (mean share of numbers above zero), silent (share of units never above zero).
    """
    rows = []
    for name, values in features(subject.generator, latents, LATENT).items():
        above = (values > 0).float().mean(0)
        rows.append(
            {
                "layer": name,
                "width": values.shape[1],
                "effective_dimension": projection.effective_dimension(values),
                "active": float(above.mean()),
                "silent": float((above == 0).float().mean()),
            }
        )
    return pd.DataFrame(rows)


def readable_class(
    subject: Subject,
    latents: Tensor,
    labels: Tensor,
    *,
    seed: int,
    null_draws: int,
    resamples: int,
) -> list[dict[str, Any]]:
    """Measure how well a linear probe reads the class of the drawn image from each layer.

    The probe is fitted on the discovery half and tested on the held-out half; the measure is
    balanced accuracy (mean over classes of the share found), because classes are not drawn
    equally often. For the same reason the class is named that is likeliest relative to its share:
    the rule with the best balanced accuracy, where the likeliest would be the most frequent class
    as soon as a layer says little. Null: the labels of the held-out half shuffled, of which the
    probe knows nothing.

    Args:
        subject: in evaluation mode.
        latents: [N, d]; the first half is discovery.
        labels: int64 [N], the class of each sample, as the judge says; −1 where it abstains. Those
            are left out.
        seed: of shuffles and resamples.
        null_draws: shuffles.
        resamples: bootstrap resamples of the held-out half.

    Returns:
        A row of an effects table for the latents and each layer. Without labels, or where fewer
        than two classes have ten samples in each half, there is nothing to read, and `reason` says
        so.
    """
    first, second = halves(labels)
    classes = [c for c in range(CLASSES) if min((first == c).sum(), (second == c).sum()) >= 10]
    shared = {
        "analysis": "readable_class",
        "concept": "judged class",
        "split": "held-out",
        "unit_of_measure": "balanced accuracy",
        "intervention": "linear probe",
    }
    layers = features(subject.generator, latents, LATENT)
    if len(classes) < 2:
        why = no_estimate(NO_CLASSES or "one class")
        return [{**shared, "layer": name, **why, "n": 0} for name in layers]

    kept = [torch.isin(half, torch.tensor(classes)) for half in (first, second)]
    codes = [
        torch.searchsorted(torch.tensor(classes), half[k])
        for half, k in zip((first, second), kept, strict=True)
    ]
    rng = streams.rng(seed, "shuffled classes")
    targets = torch.nn.functional.one_hot(codes[0], len(classes)).double()
    targets /= targets.mean(0)
    truth = codes[1].numpy()
    shuffled = np.stack([rng.permutation(truth) for _ in range(null_draws)])
    weights = 1 / (len(classes) * np.bincount(truth))

    def row(layer: str, found: np.ndarray) -> dict[str, Any]:
        null = (shuffled == found) @ weights[found]  # balanced accuracy for each shuffle
        estimate = balanced_accuracy(truth, found)
        interval = bootstrap_interval(
            lambda index: balanced_accuracy(truth[index], found[index]),
            len(truth),
            streams.rng(seed, "resamples"),
            resamples,
        )
        return {
            **shared,
            "layer": layer,
            "n": len(truth),
            "estimate": estimate,
            "ci_low": interval[0],
            "ci_high": interval[1],
            **columns.null(null, estimate),
        }

    rows = []
    for name, values in layers.items():
        discovery, held_out = (half[k] for half, k in zip(halves(values), kept, strict=True))
        scores = Ridge(discovery).fit(targets)(held_out)
        rows.append(row(name, scores.argmax(1).numpy()))
    return rows


def balanced_accuracy(truth: np.ndarray, found: np.ndarray) -> float:
    """Return the mean over the classes in `truth` of the share of each that was found."""
    counts = np.bincount(truth)
    hits = np.bincount(truth[truth == found], minlength=len(counts))
    return float((hits[counts > 0] / counts[counts > 0]).mean())


@torch.no_grad()
def pictures(subject: Subject, latents: Tensor) -> dict[str, Tensor]:
    """Return what a figure of the layers needs.

    Returns:
        "values.<layer>" [12, D] or [12, C, H, W], what the layer holds of the first held-out
        latents, and
        "plane.<layer>" [N / 2, 2], the held-out latents on the layer's first two principal
        axes, which are those of the discovery half. The keys carry a number for the order.
    """
    result = {}
    first = halves(latents)[1][:SHOWN]
    shown = {LATENT: first, **activations(subject.generator, first)}
    for number, (name, values) in enumerate(features(subject.generator, latents, LATENT).items()):
        discovery, held_out = halves(values)
        result[f"values.{number}.{name}"] = shown[name]
        result[f"plane.{number}.{name}"] = projection.principal_plane(discovery, held_out)
    return result
