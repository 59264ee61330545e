"""Where in the image units with places are active, beside where a concept is: IoU."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from torch import Tensor, nn

from glassgan import streams
from glassgan.data import DATA
from glassgan.judge.maps import maps
from glassgan.statistics import columns
from glassgan.statistics.auroc import LEAST

NUMBERS = ["estimate", "ci_low", "ci_high", "null_low", "null_high", "p_value"]
LEVELS = np.arange(0.5, 1, 0.005)  # quantiles of a unit that are tried as thresholds


def upsampled(values: Tensor) -> np.ndarray:
    """Return maps of one unit [N, h, w] at the size of the image, bilinear, [N, P]."""
    size = DATA.shape[1:]
    grown = nn.functional.interpolate(values[:, None], size, mode="bilinear", align_corners=False)
    return grown.flatten(1).numpy()


def quality_ratio(joint: np.ndarray) -> np.ndarray:
    """Return I(X; Y) / H(X, Y) of two binary variables, from probabilities [..., 2, 2].

    The information quality ratio by which Bau et al. 2019, "GAN Dissection", sec. 3.1, choose the
    threshold of a unit. 0 where there is no entropy.
    """

    def entropy(p: np.ndarray) -> np.ndarray:
        with np.errstate(divide="ignore", invalid="ignore"):
            return -np.where(p > 0, p * np.log2(p), 0.0)

    both = entropy(joint).sum((-2, -1))
    one, other = entropy(joint.sum(-1)).sum(-1), entropy(joint.sum(-2)).sum(-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(both > 0, (one + other - both) / both, 0.0)


def binned(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the thresholds that are tried of a unit, and how many of them each pixel is above.

    Args:
        values: of the unit at every pixel, [P].

    Returns:
        [T], rising, and int64 [P].
    """
    edges = np.unique(np.quantile(values, LEVELS))
    return edges, np.searchsorted(edges, values, side="left")


def best_threshold(
    edges: np.ndarray, bins: np.ndarray, concept: np.ndarray
) -> tuple[float, float, float]:
    """Return the threshold of the largest quality ratio, that ratio and the IoU there.

    Args:
        edges: thresholds, [T].
        bins: how many of them each pixel is above, int64 [P].
        concept: bool [P].
    """
    total = np.bincount(bins, minlength=len(edges) + 1)
    with_concept = np.bincount(bins[concept], minlength=len(edges) + 1)
    above = total[::-1].cumsum()[::-1][1:]
    hits = with_concept[::-1].cumsum()[::-1][1:]
    pixels, present = len(bins), int(concept.sum())
    joint = np.stack(
        [
            np.stack([hits, above - hits], -1),
            np.stack([present - hits, pixels - present - above + hits], -1),
        ],
        -2,
    )
    ratios = quality_ratio(joint / pixels)
    best = int(ratios.argmax())
    union = above[best] + present - hits[best]
    return float(edges[best]), float(ratios[best]), float(hits[best] / max(union, 1))


def of_layers(
    outputs: Mapping[str, Tensor], images: np.ndarray, *, draws: int, seed: int
) -> pd.DataFrame:
    """Return `overlap` for every layer whose units have places, with a column layer.

    Args:
        outputs: of each layer for the images, [N, ...]; the first half is discovery.
        images: [N, C, H, W] in [−1, 1], in which the judge sees a class; with fewer than 20 of
            them nothing is said.
        draws: of the null.
        seed: of the null.
    """
    tables = [no_overlaps()]
    placed = {layer: values for layer, values in outputs.items() if values.ndim == 4}
    if placed and len(images) >= 2 * LEAST:
        where = maps(images)
        for layer, values in placed.items():
            purpose = f"images of other maps, {layer}"
            table = overlap(values, where, draws=draws, seed=seed, purpose=purpose)
            tables.append(table.assign(layer=layer))
    return pd.concat(tables, ignore_index=True)


def overlap(
    values: Tensor, concepts: Mapping[str, np.ndarray], *, draws: int, seed: int, purpose: str
) -> pd.DataFrame:
    """Find the concept map that each unit covers, on one half of the images; measure on the other.

    IoU = Σ|A ∩ C| / Σ|A ∪ C| over images, where A is where the upsampled unit is above its
    threshold (Bau et al. 2019, eq. 2). Threshold and concept are those of the largest information
    quality ratio and, with it, the largest IoU on discovery. Null: the unit's map on the concept
    map of another image, which leaves alone where the concept usually is. Concepts that are the
    same for all images have no such null and are not chosen.

    Args:
        values: [N, U, h, w]; the first half is discovery.
        concepts: bool [N, H, W] of each.
        draws: of the null.
        seed: of the null.
        purpose: key of its stream.

    Returns:
        A row a unit and concept: unit, concept, threshold, discovery (IoU there), estimate (IoU on
        the other half), and for the chosen concept of a unit also chosen = True, ci_low, ci_high,
        null_low, null_high, p_value; n.
    """
    half = len(values) // 2
    rng = streams.rng(seed, purpose)
    others = np.stack([rng.permutation(len(values) - half) for _ in range(draws)])
    flat = {name: found.reshape(len(found), -1) for name, found in concepts.items()}
    constant = {name: bool((found == found[0]).all()) for name, found in flat.items()}
    rows = []
    for unit in range(values.shape[1]):
        grown = upsampled(values[:, unit])
        own: list[dict[str, Any]] = []
        edges, bins = binned(grown[:half].ravel())
        for name, concept in flat.items():
            threshold, _, discovery = best_threshold(edges, bins, concept[:half].ravel())
            own.append(
                {
                    "unit": unit,
                    "concept": name,
                    "threshold": threshold,
                    "discovery": discovery,
                    "estimate": iou(grown[half:] > threshold, concept[half:]),
                    "chosen": False,
                    "n": len(values) - half,
                }
            )
        varying = [row for row in own if not constant[row["concept"]]]
        if varying and np.ptp(grown) > 0:
            best = max(varying, key=lambda row: float(row["discovery"]))
            active = grown[half:] > best["threshold"]
            best |= {"chosen": True, **_tested(active, flat[best["concept"]][half:], others)}
        rows += own
    frame = pd.DataFrame(rows)
    return frame.assign(**{name: np.nan for name in NUMBERS if name not in frame})


def no_overlaps() -> pd.DataFrame:
    """Return a table of overlaps without rows."""
    columns = {"layer": "str", "unit": "int64", "concept": "str", "chosen": "bool", "n": "int64"}
    numbers = ["threshold", "discovery", *NUMBERS]
    frame = pd.DataFrame(columns=[*columns, *numbers])
    return frame.astype({**columns, **dict.fromkeys(numbers, "float64")})


def effect_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return overlaps as rows of an effects table."""
    shared = {
        "analysis": "unit_overlap",
        "intervention": "none",
        "unit_of_measure": "IoU",
        "split": "held-out",
    }
    return [
        {
            **shared,
            "target": str(row["unit"]),
            **{name: row[name] for name in ["layer", "concept", *NUMBERS, "n"]},
        }
        for row in table.to_dict("records")
    ]


def iou(active: np.ndarray, concept: np.ndarray) -> float:
    """Return Σ|A ∩ C| / Σ|A ∪ C| of maps, bool [N, P]; 0 where both are empty."""
    together = int((active & concept).sum())
    union = int(active.sum()) + int(concept.sum()) - together
    return together / union if union else 0.0


def _tested(active: np.ndarray, concept: np.ndarray, others: np.ndarray) -> dict[str, float]:
    """Return interval and null of an IoU.

    Interval of a ratio of sums over images by linearisation (Cochran 1977, sec. 2.11). For the
    null, all intersections of a unit's map with another image's concept are one matrix product.
    """
    crossed = active.astype(np.float32) @ concept.astype(np.float32).T
    sizes = active.sum(1) + concept.sum(1)
    own = crossed.diagonal()
    ratio = own.sum() / (sizes - own).sum()
    residual = own - ratio * (sizes - own)
    reach = 1.96 * residual.std(ddof=1) * np.sqrt(len(own)) / (sizes - own).sum()
    shared = crossed[np.arange(len(own)), others].sum(1)
    null = shared / (sizes.sum() - shared)
    return {
        "ci_low": float(ratio - reach),
        "ci_high": float(ratio + reach),
        **columns.null(null, ratio),
    }
