"""What the judge and the other concepts are worth, measured on test images."""

import math
from typing import Any

import numpy as np
import torch
from torch import Tensor

from glassgan.concepts import CLASSES, FACTORS, MEASURED, OWN, SEEN
from glassgan.data.images import to_network
from glassgan.judge import factor_training, measures, reading
from glassgan.judge.agreement import agreement
from glassgan.judge.network import Judge
from glassgan.judge.validation import validation

TRANSFORMED = 500  # test images, at most, on which known changes are tried


def examine(
    judge: Judge,
    second: Judge,
    images: Tensor,
    labels: Tensor | None,
    factors: Tensor | None,
    chosen: np.ndarray,
    device: str,
) -> dict[str, Any]:
    """Measure accuracy, calibration, confusion and the agreement with a second judge.

    And everything that is measured on images beside their classes: whether known changes of an
    image move it as they should, and how well factors are read.

    Args:
        judge: on `device`.
        second: of another seed, likewise.
        images: stored test images, uint8 [N, C, H, W].
        labels: their classes [N]; None where there are none.
        factors: that they were made of, [N, F]; None where these are not known.
        chosen: images on which known changes are tried, int64 [M].
        device: of the judges.

    Returns:
        calibration, confusion, confused, concepts: tables, the first three empty without labels.
        metrics: the numbers in short.
    """
    scaled = to_network(images)

    def shown(changed: np.ndarray) -> Any:
        return reading.shown(judge, torch.from_numpy(changed).float().to(device))

    found: dict[str, Any] = {
        "concepts": validation(scaled[chosen].numpy(), shown, {**SEEN, **FACTORS, **OWN})
    }
    metrics: dict[str, Any] = {"test_images": len(images)}
    if CLASSES and labels is not None:
        tables, accuracy = _of_classes(judge, second, scaled, labels.numpy(), device)
        found |= tables
        metrics |= accuracy
    else:
        nothing = np.zeros(0, np.int64)
        found["calibration"] = measures.calibration(nothing.astype(float), nothing == 0)
        found["confusion"] = measures.confusion(nothing, nothing)
        found["confused"] = measures.confused(nothing, nothing)
    if FACTORS and factors is not None:
        values = reading.measure(judge)(scaled.to(device)).cpu().numpy()
        names = list(MEASURED)
        read = values[:, [names.index(name) for name in FACTORS]]
        metrics["factors"] = factor_training.accuracy(read, factors.numpy())
    return {**found, "metrics": metrics}


def _of_classes(
    judge: Judge, second: Judge, scaled: Tensor, true: np.ndarray, device: str
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the tables of what the judge says of classes, and the numbers in short."""
    verdict = judge(scaled.to(device))
    agreed = agreement(verdict, second(scaled.to(device)))
    judged = verdict.labels.cpu().numpy()
    accepted, correct = verdict.accepted.cpu().numpy(), judged == true
    fine = measures.calibration(verdict.confidence.cpu().numpy(), correct)
    tables = {
        "calibration": fine,
        "confusion": measures.confusion(true, verdict.classes().cpu().numpy()),
        "confused": measures.confused(true, judged),
    }
    numbers = {
        "accuracy": float(correct.mean()),
        "accuracy_where_accepted": float(correct[accepted].mean()) if accepted.any() else None,
        "abstains": float(1 - accepted.mean()),
        "calibration_error": measures.expected_calibration_error(fine),
        "temperature": judge.temperature,
        "second": {name: None if math.isnan(value) else value for name, value in agreed.items()},
    }
    return tables, numbers
