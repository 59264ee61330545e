"""False-positive rates of tests of the discriminator's layers, and coverage of AUROC intervals."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import torch
from scipy.stats import norm
from torch import nn

from glassgan import effects, streams
from glassgan.attribution import ablation, unit_rows
from glassgan.attribution.concept_tests import p_value
from glassgan.attribution.concept_vectors import Vectors, follow
from glassgan.statistics.auroc import auroc_intervals

Row = dict[str, Any]


def rows(repetitions: int = 1000) -> list[Row]:
    """Return a row a test and law: the rate, and what it should be."""
    found = [*of_concepts(repetitions), *of_units(repetitions // 10), *of_areas(repetitions)]
    return [{"area": "layers", **row} for row in found]


def row(test: str, law: str, hits: Iterable[bool], expected: str) -> Row:
    """Return one row of the table."""
    values = np.array(list(hits))
    rate = {"repetitions": len(values), "rate": float(values.mean()), "expected": expected}
    return {"test": test, "law": law, **rate}


def of_concepts(repetitions: int) -> list[Row]:
    """Concepts that a layer holds and the logit knows nothing of, beside two nulls."""
    readable, shuffled = [], []
    for trial in range(repetitions):
        rng = streams.rng(trial, "bench of concept vectors")
        # units share a few factors, as those that see the same strokes do, and the logit uses these
        factors = rng.standard_normal((4, 40))
        values = 2 * rng.standard_normal((100, 4)) @ factors + rng.standard_normal((100, 40))
        slopes = rng.standard_normal(4) @ factors + 0.7 * rng.standard_normal((30, 40))
        concepts = values @ rng.standard_normal((40, 200)) + 0.3 * rng.standard_normal((100, 200))
        orders = np.stack([rng.permutation(concepts[:, 0]) for _ in range(199)], 1)
        vectors, at = Vectors(torch.from_numpy(values).float()), torch.from_numpy(slopes).float()
        parts = [follow(vectors, at, some) for some in (concepts[:, :1], concepts[:, 1:], orders)]
        own, null, other = (part.found().cosines.mean(0) for part in parts if part is not None)
        readable.append(p_value(float(own[0]), null) < 0.05)
        shuffled.append(p_value(float(own[0]), other) < 0.05)
    law = "a concept that the layer holds"
    return [
        row("concept vectors", f"{law}, beside others that it holds", readable, ".05"),
        row("concept vectors", f"{law}, beside shuffled ones (not used)", shuffled, "–"),
    ]


def of_units(repetitions: int) -> list[Row]:
    """Real and generated images of one law: no unit works for the verdict or against it."""
    torch.manual_seed(0)
    network = nn.Sequential(
        nn.Sequential(nn.Flatten(), nn.Linear(784, 30), nn.LeakyReLU(0.2)),
        nn.Sequential(nn.Linear(30, 1), nn.Flatten(0)),
    ).eval()
    found: dict[str, list[bool]] = {}
    for trial in range(repetitions):
        noise = streams.latents(trial, "bench of units", 0, 128, 784).view(-1, 1, 28, 28).tanh()
        options = {"pushed": 2, "directions": 119, "random": 30, "seed": trial}
        ablated = ablation.ablations(network.requires_grad_(False), "0", noise[:64],
                                          noise[64:], **options)  # fmt: skip
        table = effects.table(unit_rows.ablation_rows(ablated, "0"), seed=0, epoch=0)
        for analysis, some in table.groupby("analysis"):
            found.setdefault(str(analysis), []).extend(some["p_value"].dropna() < 0.05)
    end = effects.OF_RANDOM
    return [
        row("units: difference of logits", "kinds of one law", found["discriminator_unit_gaps"],
            ".05"),
        row("units: difference of logits", "kinds of one law, random moves",
            found[f"discriminator_unit_gaps{end}"], ".05"),
        row("units: beyond random moves", "random moves", found[f"discriminator_units{end}"],
            "< .05"),
    ]  # fmt: skip


def of_areas(repetitions: int) -> list[Row]:
    """Intervals of AUROCs of normal positives among a hundred negatives."""
    result = []
    for count, spread in ((10, 1.0), (10, 2.0), (50, 1.0)):
        for truth in (0.5, 0.7, 0.9, 0.98):
            rng = streams.rng(count, f"bench of areas {truth} {spread}")
            positive, held = np.arange(count + 100) < count, []
            for _ in range(repetitions):
                values = rng.standard_normal(count + 100)
                values[:count] = spread * values[:count] + norm.ppf(truth) * np.hypot(1, spread)
                (low,), (high,) = auroc_intervals(values[:, None], positive)
                held.append(bool(low <= truth <= high))
            law = f"{count} positives of deviation {spread:g}, area {truth}"
            result.append(row("interval of an AUROC", law, held, "≥ .95"))
    return result
