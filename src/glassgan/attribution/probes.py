"""What can be read off each layer of a discriminator: the class, and what images show.

A linear probe finds what a layer holds in the open, not what the layers behind it use (Alain and
Bengio 2016, "Understanding intermediate layers using linear classifier probes"). A layer of random
weights already lets much be read, so that what was learned is what a probe reads off a trained
layer beyond layers with new initial weights. That real and generated images come apart is measured
by `features.discriminator_layers` and not again here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from glassgan.banks import halves
from glassgan.concepts import CLASSES, SEEN
from glassgan.data import DATA
from glassgan.effects import no_estimate
from glassgan.judge.reading import seen
from glassgan.layers.values import PIXELS, features
from glassgan.statistics import bootstrap, columns, intervals
from glassgan.statistics.ridge import Ridge

KIND = DATA.kind
# Without the number of parts, which is 1 for nearly every real image: there is nothing to read.
CONCEPTS = {name: unit for name, unit in SEEN.items() if name != "parts"}
ACCURACY, EXPLAINED = "balanced accuracy", "R²"
# What is read, and the measure of how well; without labels no class.
READ = {**({KIND: ACCURACY} if CLASSES else {}), **dict.fromkeys(CONCEPTS, EXPLAINED)}


@dataclass(frozen=True)
class Labelled:
    """Real images with what is known of them.

    images: [N, C, H, W]; labels: int64 [N]; concepts: of `CONCEPTS`, float64 [N, K].
    """

    images: Tensor
    labels: np.ndarray
    concepts: np.ndarray


@dataclass(frozen=True)
class Read:
    """What was read off a layer for the held-out half: classes [M] and concepts [M, K].

    Classes None without labels.
    """

    labels: np.ndarray | None
    concepts: np.ndarray


def labelled(images: Tensor, labels: Tensor) -> Labelled:
    """Measure what images [N, C, H, W] show; those of which some measure is not defined go.

    As many of the others as are an even number remain, so that there are two halves.
    """
    table = seen(images)[list(CONCEPTS)]
    known = table.notna().all(axis=1).to_numpy().nonzero()[0]
    known = known[: len(known) // 2 * 2]
    values = table.to_numpy()[known]
    return Labelled(images[known], labels[known].numpy().astype(np.int64), values)


def read(
    network: nn.Module, bank: Labelled, known: Mapping[str, Read] | None = None
) -> dict[str, Read]:
    """Fit probes to every layer but the logit on the discovery half, apply them to the other half.

    Args:
        network: the discriminator, in evaluation mode.
        bank: its first half is that of discovery.
        known: what was read by another network; that of the pixels is the same.

    Returns:
        By layer, the pixels first.
    """
    one_hot = nn.functional.one_hot(torch.from_numpy(bank.labels), CLASSES) if CLASSES else None
    of_concepts = torch.from_numpy(bank.concepts)
    found = {PIXELS: known[PIXELS]} if known else {}
    for layer, values in list(features(network, bank.images, PIXELS).items())[:-1]:
        if layer in found:
            continue
        discovery, held_out = halves(values)
        ridge = Ridge(discovery)
        labels = (
            None if one_hot is None else ridge.fit(halves(one_hot)[0])(held_out).argmax(1).numpy()
        )
        targets = halves(of_concepts)[0]
        fitted = [ridge.fit(targets[:, [k]])(held_out) for k in range(len(CONCEPTS))]
        found[layer] = Read(labels, torch.cat(fitted, 1).numpy())
    return found


def scores(found: Mapping[str, Read], bank: Labelled, weights: np.ndarray) -> dict[str, np.ndarray]:
    """Return how well each layer lets what is in `READ` be read, [R, len(READ)] by layer.

    Args:
        found: as `read` gives it.
        bank: the same.
        weights: of the held-out images, as `bootstrap.weights` gives them, [R, M].
    """
    half = len(bank.labels) // 2
    labels, concepts = bank.labels[half:], bank.concepts[half:]
    return {
        layer: np.stack(
            [
                *(
                    []
                    if one.labels is None
                    else [bootstrap.balanced_accuracy(weights, labels, one.labels)]
                ),
                *(
                    bootstrap.r_squared(weights, concepts[:, k], one.concepts[:, k])
                    for k in range(len(CONCEPTS))
                ),
            ],
            1,
        )
        for layer, one in found.items()
    }


def probe_rows(scored: Mapping[str, np.ndarray], count: int) -> list[dict[str, Any]]:
    """Return the rows "probes" of an effects table, one a layer and what is read.

    Args:
        scored: as `scores` gives it.
        count: held-out images.
    """
    result = []
    for layer, values in scored.items():
        for k, row in enumerate(_shared("probes", layer, count)):
            estimate = values[:, k]
            if row["concept"] == KIND:
                result.append({**row, **columns.resampled(estimate, count)})
            elif np.isfinite(estimate[0]):
                result.append({**row, **columns.resampled(estimate)})
            else:
                result.append({**row, **no_estimate("does not vary"), "n": 0})
    return result


def changes(
    untrained: Sequence[Mapping[str, np.ndarray]], trained: Mapping[str, np.ndarray], count: int
) -> list[dict[str, Any]]:
    """Return the rows "probe_changes": how much more can be read than before training.

    Two untrained networks differ too, by more than the error of the test images. So the trained
    one is compared with several: if training changes nothing it is one more of them, and differs
    from the mean of K by s·√(1 + 1/K), s their standard deviation, with K − 1 degrees of freedom
    (prediction of one more observation; Hahn and Meeker 1991, sec. 4.2). The error of the test
    images, on the same resamples of which all are read, is added, so that the test also holds
    where untrained networks hardly differ. The interval is of the difference between this network
    and the mean of all untrained ones. Not of the pixels, which do not change.

    Args:
        untrained: as `scores` gives it, of two networks or more with new initial weights.
        trained: the same of the network in question.
        count: held-out images.
    """
    from scipy.special import stdtr, stdtrit

    result, freedom = [], len(untrained) - 1
    for layer in [name for name in trained if name != PIXELS]:
        others = np.stack([one[layer] for one in untrained])
        differences = trained[layer] - others.mean(0)
        for k, row in enumerate(_shared("probe_changes", layer, count)):
            values = differences[:, k]
            if not np.isfinite(values[0]):
                result.append({**row, **no_estimate("does not vary"), "n": 0})
                continue
            spread, error = others[:, 0, k].var(ddof=1), np.nanvar(values[1:], ddof=1)
            scale = np.sqrt(spread * (1 + 1 / len(others)) + error)
            reach = stdtrit(freedom, 0.975) * np.sqrt(spread / len(others) + error)
            size = abs(values[0])
            p = 2 * float(stdtr(freedom, -size / scale)) if scale > 0 else float(size == 0)
            result.append({**row, **intervals.around(values[0], reach), "p_value": p})
    return result


def _shared(analysis: str, layer: str, count: int) -> list[dict[str, Any]]:
    return [
        {
            "analysis": analysis,
            "layer": layer,
            "concept": concept,
            "intervention": "linear probe",
            "n": count,
            "unit_of_measure": unit,
            "split": "held-out",
        }
        for concept, unit in READ.items()
    ]
