"""What a discriminator says of each kind of special samples, and where on the way it says it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

from glassgan.attribution.lens import Lens
from glassgan.attribution.names import STAYS, TURNS
from glassgan.attribution.special import CHANGED, GENERATED, MADE, NEAREST, REAL, REAL_TEST, Kind
from glassgan.attribution.threshold import NO_NUMBER, mean
from glassgan.concepts import CLASSES
from glassgan.data.images import pictured
from glassgan.effects import no_estimate
from glassgan.judge.network import Judge
from glassgan.statistics import auroc, columns

LOGIT, AUROC, NAMED = "logit", "AUROC against real", "named by the judge"
HELD_OUT = (REAL, GENERATED, CHANGED)  # groups of images on which nothing was fitted, but NEAREST


def verdicts(lens: Lens, kinds: Mapping[str, Kind]) -> dict[str, np.ndarray]:
    """Return the verdict on every image as it can be read at each layer, [N, L], by kind."""
    return {
        name: lens(kind.images).numpy() if len(kind.images) else np.zeros((0, len(lens.layers)))
        for name, kind in kinds.items()
    }


def kind_rows(
    layers: list[str], found: Mapping[str, np.ndarray], kinds: Mapping[str, Kind], judge: Judge
) -> list[dict[str, Any]]:
    """Return the rows of an effects table: "special_samples", "special_trace", "special_turns".

    Of each kind the mean logit, the area under the ROC curve against real test images (above ½
    where D finds real images more real; tested, but for images that were made to have such
    logits), the share that the judge names as a class (not without labels), and the mean
    verdict at each layer. A single image is known exactly: its logit has an interval of no width.

    Args:
        layers: as the lens names them.
        found: as `verdicts` gives it; `REAL_TEST` among them.
        kinds: the images.
        judge: says in which there is a class.
    """
    real = found[REAL_TEST][:, -1]
    result = []
    for name, values in found.items():
        count = len(values)
        shared = {"analysis": "special_samples", "layer": layers[-1], "target": name, "n": count}
        shared |= {"split": split(name, kinds[name].group)}
        shared |= {"group": kinds[name].way, "dose": kinds[name].sign}
        of_logit = {**shared, "concept": LOGIT, "unit_of_measure": "nats"}
        against = {**shared, "concept": AUROC, "unit_of_measure": "AUROC"}
        if not count:
            why = {"n": 0, **no_estimate(f"{name} is not there")}
            result += [{**of_logit, **why}, {**against, **why}]
            continue
        result.append({**of_logit, **mean(values[:, -1])})
        if count == 1:
            result.append({**against, "n": 0, **no_estimate("a single image")})
        elif name != REAL_TEST:
            area = against_real(real, values[:, -1])
            if kinds[name].group == MADE:
                # made to have such logits: nothing to test, and no part of the family of tests
                area = {key: area[key] for key in ("estimate", "ci_low", "ci_high")}
            result.append({**against, **_known(area)})
        if CLASSES:
            result.append({**shared, **_named(judge, kinds[name].images)})
        result += [
            {
                **shared,
                "analysis": "special_trace",
                "layer": layer,
                "concept": "verdict",
                **mean(values[:, number]),
                "unit_of_measure": "nats",
            }
            for number, layer in enumerate(layers)
        ]
    return [*result, *turns(layers, result)]


def turns(layers: list[str], rows: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the rows "special_turns": whether the verdict on a kind turns on the way through D.

    It turns where it lies above that on real images at a layer and below it in the end, their
    intervals apart. Not of single images, nor of those made by gradient, nor where a layer's
    verdict is no number.

    Args:
        layers: as the lens names them.
        rows: among others those of "special_trace".

    Yields:
        At the last layer at which it lies above (status `TURNS`; estimate: by how much), or else
        in the end (`STAYS`).
    """
    traces: dict[str, dict[str, Mapping[str, Any]]] = {}
    for row in rows:
        if row["analysis"] == "special_trace" and "estimate" in row:
            traces.setdefault(row["target"], {})[row["layer"]] = row
    *hidden, last = layers
    real = traces.pop(REAL_TEST, {})
    for own in traces.values():
        if min(len(own), len(real)) < len(layers) or own[last]["group"] or own[last]["n"] < 2:
            continue
        above = [layer for layer in hidden if own[layer]["ci_low"] > real[layer]["ci_high"]]
        found = {name: own[last][name] for name in ("layer", "target", "concept", "n", "split")}
        found |= {"analysis": "special_turns", "status": STAYS}
        if above and own[last]["ci_high"] < real[last]["ci_low"]:
            by = own[above[-1]]["estimate"] - real[above[-1]]["estimate"]
            found |= {"layer": above[-1], "status": TURNS}
            found |= {"estimate": by, "unit_of_measure": "nats"}
        yield found


def split(name: str, group: str) -> str:
    """Return of which part of the data a kind of images is, as the column of effects has it."""
    if name == NEAREST:
        return "training"
    return "held-out" if group in HELD_OUT else ""


def against_real(real: np.ndarray, others: np.ndarray) -> dict[str, float]:
    """Return the AUROC of logits of real images against others, as `auroc.tested` has it.

    Args:
        real: logits of the real images [M].
        others: logits of independent images [N].
    """
    logits = np.concatenate([real, others])
    return auroc.tested(logits, np.arange(len(logits)) < len(real))


def typical(values: np.ndarray) -> int:
    """Return which image of a kind has the median logit."""
    return int(np.argsort(values[:, -1], kind="stable")[len(values) // 2])


def pictures(
    found: Mapping[str, np.ndarray], kinds: Mapping[str, Kind]
) -> dict[str, Tensor | np.ndarray]:
    """Return the logits "logits.<number>.<kind>" [N] and a "picture.<number>.<kind>" of each kind.

    The picture is the image with the median logit, float16 [H, W]; none where there is no image.
    """
    result: dict[str, Tensor | np.ndarray] = {}
    for number, (name, values) in enumerate(found.items()):
        result[f"logits.{number}.{name}"] = values[:, -1].astype(np.float32)
        if len(values):
            one = kinds[name].images[typical(values)]
            result[f"picture.{number}.{name}"] = pictured(one).half()
    return result


def _known(columns: dict[str, float]) -> dict[str, Any]:
    """Return columns, or why they have no estimate."""
    nothing = np.isnan(columns["estimate"])
    return {"n": 0, **no_estimate(NO_NUMBER)} if nothing else dict(columns)


@torch.no_grad()
def _named(judge: Judge, images: Tensor) -> dict[str, Any]:
    named = int(judge(images).accepted.sum())
    share = columns.share(named / len(images), len(images))
    return {"concept": NAMED, "unit_of_measure": "share", **share}
