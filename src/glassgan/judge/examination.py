"""What the judge and the morphometry are worth, measured on test images."""

import math
from typing import Any

import numpy as np
from torch import Tensor

from glassgan.data.images import to_network
from glassgan.judge import measures, transformations
from glassgan.judge.agreement import agreement
from glassgan.judge.network import Judge

TRANSFORMED = 500  # test images, at most, on which the morphometry is tried


def examine(
    judge: Judge, second: Judge, images: Tensor, labels: Tensor, chosen: np.ndarray, device: str
) -> dict[str, Any]:
    """Measure accuracy, calibration, confusion and the agreement with a second judge.

    And the morphometry, which judges no digit but the shape of its stroke.

    Args:
        judge: on `device`.
        second: of another seed, likewise.
        images: stored test images, uint8 [N, 1, 28, 28].
        labels: their classes [N].
        chosen: images on which the morphometry is tried, int64 [M].
        device: of the judges.

    Returns:
        calibration, confusion, morphometry: tables. metrics: the numbers in short.
    """
    scaled = to_network(images)
    verdict = judge(scaled.to(device))
    agreed = agreement(verdict, second(scaled.to(device)))
    true, judged = labels.numpy(), verdict.labels.cpu().numpy()
    accepted, correct = verdict.accepted.cpu().numpy(), judged == true
    fine = measures.calibration(verdict.confidence.cpu().numpy(), correct)
    return {
        "calibration": fine,
        "confusion": measures.confusion(true, verdict.classes().cpu().numpy()),
        "morphometry": transformations.validation(scaled[chosen][:, 0].numpy()),
        "metrics": {
            "test_images": len(true),
            "accuracy": float(correct.mean()),
            "accuracy_where_accepted": float(correct[accepted].mean()) if accepted.any() else None,
            "abstains": float(1 - accepted.mean()),
            "calibration_error": measures.expected_calibration_error(fine),
            "temperature": judge.temperature,
            "second": {
                name: None if math.isnan(value) else value for name, value in agreed.items()
            },
        },
    }
