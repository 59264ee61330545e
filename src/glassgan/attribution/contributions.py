"""What each layer of a discriminator adds to its verdict: conductance and internal influence.

Conductance (Dhamdhere, Sundararajan and Yan 2019, "How important is a neuron?") follows the image
on the straight line from a baseline, here black, and credits each value y_j of a layer with
∫ ∂F/∂y_j dy_j; in every layer the credits add up to F(x) − F(baseline). Internal influence (Leino
et al. 2018, "Influence-directed explanations for deep convolutional networks") is the mean of
∂F/∂y_j along the same line: how strongly the logit asks for y_j, whatever y_j does.

Captum's `LayerConductance` sums gradients at the beginning of each step, which leaves an error of
the order of the step: a discriminator of rectifiers wants some thousand. The mean of that sum and
of the one on the way back is the trapezoid rule, with a far smaller error; it is computed here for
all layers at once, from one pass, and equals what Captum gives both ways.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from glassgan.attribution.threshold import BLOCK
from glassgan.effects import no_estimate
from glassgan.layers.gradients import gradients, traced
from glassgan.statistics import columns, intervals

BLACK = -1.0
FIRST_STEPS = 25
TOLERANCE = 0.01  # of the change of the logit, or of a tenth of its deviation where that is larger
TOP = 0.1  # share of the units

REAL, GENERATED = "real images", "generated images"
GROUPS = {REAL: "real", GENERATED: "generated"}  # the group that rows of a kind belong to
ANALYSIS = "layer_conductance"
# What is said of a layer, with its unit of measure.
SUMMARIES = {
    "conductance": "nats",
    "positive part": "nats",
    "negative part": "nats",
    "units that carry it": "units",
    "share of the top 10 %": "share of the conductance",
    "agreement with internal influence": "rank correlation",
}


@dataclass(frozen=True)
class Contributions:
    """What units of the hidden layers contribute to the logit of N images.

    conductance, influence: summed over places, by layer, [N, C]. difference: F(x) − F(baseline),
    [N]. gap: error of the sum of conductances, relative to what it may be measured against, by
    layer, [N]; 0.01 is tolerated. steps: that each image took, [N].
    """

    conductance: dict[str, np.ndarray]
    influence: dict[str, np.ndarray]
    difference: np.ndarray
    gap: dict[str, np.ndarray]
    steps: np.ndarray


def contributions(network: nn.Module, images: Tensor, most_steps: int) -> Contributions:
    """Integrate from black to each image, with twice the steps until the gap is small enough.

    The gap is |Σ_j conductance_j − (F(x) − F(baseline))| / max(|F(x) − F(baseline)|, sd F / 10).

    Args:
        network: a discriminator in evaluation mode.
        images: [N, C, H, W].
        most_steps: from which on the gap is reported as it is.
    """
    with torch.no_grad():
        logits = network(images).double()
        difference = logits - network(torch.full_like(images[:1], BLACK)).double()
    least = logits.std() / 10 if len(logits) > 1 else torch.zeros(())
    against = torch.maximum(difference.abs(), least)
    steps = torch.zeros(len(images), dtype=torch.int64)
    waiting, now = torch.arange(len(images)), FIRST_STEPS
    conductance: dict[str, Tensor] = {}
    influence: dict[str, Tensor] = {}
    gap: dict[str, Tensor] = {}
    while len(waiting):
        found = [_integrals(network, image, now) for image in images[waiting]]
        for name in found[0][0]:
            for kept, number in ((conductance, 0), (influence, 1)):
                new = torch.stack([one[number][name] for one in found])
                kept[name] = kept.get(name, torch.zeros(len(images), new.shape[1]))
                kept[name][waiting] = new
            error = (conductance[name].double().sum(1) - difference).abs()
            gap[name] = torch.where(error > 0, error / against, 0.0)
        steps[waiting] = now
        worst = torch.stack(list(gap.values())).amax(0) if gap else torch.zeros(len(images))
        now *= 2
        waiting = waiting[worst[waiting] > TOLERANCE] if now <= most_steps else waiting[:0]
    return Contributions(
        _arrays(conductance), _arrays(influence), difference.numpy(), _arrays(gap), steps.numpy()
    )


def _arrays(tensors: dict[str, Tensor]) -> dict[str, np.ndarray]:
    return {name: value.numpy() for name, value in tensors.items()}


def _integrals(
    network: nn.Module, image: Tensor, steps: int
) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    """Return conductance and internal influence of one image [C, H, W], by layer, [C] each."""
    along = torch.linspace(0, 1, steps + 1).view(-1, 1, 1, 1)
    path = BLACK + along * (image - BLACK)
    conductance: dict[str, Tensor] = {}
    influence: dict[str, Tensor] = {}
    ends: dict[str, tuple[Tensor, Tensor]] = {}
    for start in range(0, len(path), BLOCK):
        logits, values = traced(network, path[start : start + BLOCK].requires_grad_())
        found = gradients(logits, values)
        for name, own in values.items():
            y, slope = own.detach(), found[name]
            if name in ends:
                y, slope = (torch.cat(pair) for pair in zip(ends[name], (y, slope), strict=True))
            mean = (slope[1:] + slope[:-1]) / 2
            more = ((y[1:] - y[:-1]) * mean).sum(0), mean.sum(0) / steps
            for kept, part in zip((conductance, influence), more, strict=True):
                unit = part.flatten(1).sum(1) if part.ndim > 1 else part
                kept[name] = kept[name] + unit if name in kept else unit
            ends[name] = y[-1:], slope[-1:]
    return conductance, influence


def summaries(conductance: np.ndarray, influence: np.ndarray) -> dict[str, np.ndarray]:
    """Return what is said of a layer, image by image, [N] each; nan where nothing contributes.

    The number of units that carry the verdict is the participation ratio (Σ|c|)² / Σc². The
    agreement is Spearman's correlation of |conductance| and |internal influence| over units.

    Args:
        conductance: [N, C].
        influence: [N, C].
    """
    from scipy.stats import rankdata

    c = conductance.astype(float)
    size = np.abs(c)
    total = size.sum(1)
    top = -np.sort(-size, axis=1)[:, : max(round(TOP * c.shape[1]), 1)].sum(1)
    # rank correlation as the correlation of ranks
    ranks = [rankdata(values, axis=1) for values in (size, np.abs(influence))]
    first, second = (rank - rank.mean(1, keepdims=True) for rank in ranks)
    norms = np.sqrt((first**2).sum(1) * (second**2).sum(1))
    with np.errstate(invalid="ignore", divide="ignore"):
        found = (
            c.sum(1),
            np.where(c > 0, c, 0).sum(1),
            np.where(c < 0, c, 0).sum(1),
            total**2 / (c**2).sum(1),
            top / total,
            (first * second).sum(1) / norms,
        )
    return dict(zip(SUMMARIES, found, strict=True))


def contribution_rows(found: Contributions, kind: str) -> Iterator[dict[str, Any]]:
    """Yield rows of an effects table: what is said of each layer, and whether it adds up.

    Means over images with Student's interval, and the share of images whose gap is tolerable.

    Args:
        found: of images of one kind.
        kind: `REAL` or `GENERATED`.
    """
    for layer, conductance in found.conductance.items():
        shared = {
            "layer": layer,
            "target": kind,
            "intervention": "from black",
            "group": GROUPS[kind],
        }
        for concept, values in summaries(conductance, found.influence[layer]).items():
            row = {**shared, "analysis": ANALYSIS, "concept": concept}
            known = values[np.isfinite(values)]
            if len(known) < 2:
                yield {**row, **no_estimate("nothing contributes"), "n": len(known)}
                continue
            yield {
                **row,
                **columns.mean(known),
                "unit_of_measure": SUMMARIES[concept],
            }
        count = len(conductance)
        small = int((found.gap[layer] <= TOLERANCE).sum())
        yield {
            **shared,
            "analysis": "layer_completeness",
            **columns.share(small / count, count),
            "unit_of_measure": "share of the images",
        }


def _margins(values: np.ndarray) -> Any:
    return intervals.margin(values.std(0, ddof=1), len(values))


def of_units(found: Contributions) -> dict[str, dict[str, np.ndarray]]:
    """Return, by layer, what its units contribute, [C] each, float32.

    conductance, margin: mean over images and half the width of its interval; influence: the mean;
    carried: mean share of Σ|c| that the units with the largest |c| of an image have together, from
    one to all of them.
    """
    result = {}
    for layer, conductance in found.conductance.items():
        size = -np.sort(-np.abs(conductance.astype(float)), axis=1)
        total = size.sum(1, keepdims=True)
        shares = np.divide(size, total, out=np.zeros_like(size), where=total > 0)
        values = {
            "conductance": conductance.mean(0),
            "margin": _margins(conductance),
            "influence": found.influence[layer].mean(0),
            "carried": shares.cumsum(1).mean(0),
        }
        result[layer] = {name: value.astype(np.float32) for name, value in values.items()}
    return result
