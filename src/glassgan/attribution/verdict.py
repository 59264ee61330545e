"""The verdict of a discriminator: its logits, the threshold between two sides, what changes it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from glassgan import intervals, stats
from glassgan.subject import in_blocks

BLOCK = 250  # images at once: the maps of more leave the cache
SIDES = {"real": 1.0, "generated": -1.0}  # where the logit of a kind of image should lie
SPLIT = "held-out"
Logits = Mapping[str, np.ndarray]  # of each kind of image


@torch.no_grad()
def logits(discriminator: nn.Module, images: Tensor) -> Tensor:
    """Return the logits [N] of images [N, 1, 28, 28]."""
    blocks = in_blocks(len(images), BLOCK)
    return torch.cat([torch.empty(0), *(discriminator(images[block]) for block in blocks)])


@dataclass(frozen=True)
class Threshold:
    """The logit above which an image counts as real.

    chosen: whether it is not 0, that of the loss, but was chosen because the means of real and
    generated images lie on one side of 0.
    """

    value: float
    chosen: bool

    def margins(self, kind: str, of: np.ndarray) -> np.ndarray:
        """Return how far on the right side logits lie; a margin of 0 is neither right nor wrong."""
        found: np.ndarray = (of - self.value) * SIDES[kind]
        return found


def threshold(discovery: Logits) -> Threshold:
    """Return 0 if the mean logits of real and generated images lie around it, else the best one.

    The best has the largest mean of the two shares that are told rightly (Youden 1950, "Index for
    rating diagnostic tests"); of several, the one in the middle. A discriminator that says the same
    of all images keeps 0.
    """
    real, fake = discovery["real"], discovery["generated"]
    values = np.unique(np.concatenate([real, fake]))
    if real.mean() > 0 > fake.mean() or len(values) == 1:
        return Threshold(0.0, False)
    return Threshold(_best(real, fake), True)


def _best(real: np.ndarray, fake: np.ndarray) -> float:
    values = np.unique(np.concatenate([real, fake]))
    if len(values) == 1:
        return float(values[0])
    between = (values[1:].astype(float) + values[:-1]) / 2
    above = 1 - np.searchsorted(np.sort(real), between) / len(real)
    below = np.searchsorted(np.sort(fake), between) / len(fake)
    best = np.flatnonzero(above + below >= (above + below).max() - 1e-12)
    return float(between[best[len(best) // 2]])


def threshold_row(
    found: Threshold, discovery: Logits, rng: np.random.Generator, resamples: int
) -> dict[str, Any]:
    """Return the threshold as a row of effects, with its bootstrap interval if it was chosen."""
    count = len(discovery["real"])
    low = high = found.value
    if found.chosen:

        def of_resample(index: np.ndarray) -> float:
            return _best(*(discovery[kind][index] for kind in SIDES))

        low, high = stats.bootstrap_interval(of_resample, count, rng, resamples)
    return {
        "intervention": "chosen" if found.chosen else "0",
        "concept": "threshold",
        "estimate": found.value,
        "ci_low": low,
        "ci_high": high,
        "n": 2 * count,
        "unit_of_measure": "nats",
        "split": "discovery",
    }


def share(successes: np.ndarray) -> dict[str, Any]:
    """Return the share of true ones of bool [N] with Wilson's interval, as columns; N is not 0."""
    count, number = len(successes), int(successes.sum())
    low, high = intervals.wilson(number / count, count)
    return {
        "estimate": number / count,
        "ci_low": float(low),
        "ci_high": float(high),
        "n": count,
        "unit_of_measure": "share of images",
    }


def sign_test(first: np.ndarray, second: np.ndarray) -> float:
    """Return the p-value of "where two paired bools [N] differ, the first is true half the time".

    One-sided, exact: McNemar 1947. 1 where they never differ.
    """
    from scipy.special import bdtrc

    more, less = int((first & ~second).sum()), int((second & ~first).sum())
    return float(bdtrc(more - 1, more + less, 0.5)) if more else 1.0


def auroc(of: Logits) -> float:
    """Return how well logits tell real from generated images."""
    scores = np.concatenate([of["real"], of["generated"]])
    return stats.auroc(scores, np.arange(len(scores)) < len(of["real"]))


def unchanged(before: Logits, rng: np.random.Generator, resamples: int) -> Iterator[dict[str, Any]]:
    """Yield the AUROC and the mean logits, with which `changed` compares."""
    for kind, values in before.items():
        reach = intervals.margin(values.std(ddof=1), len(values))
        yield _logit(kind) | {**intervals.around(values.mean(), reach), "n": len(values)}
    low, high = _resampled([before], None, rng, resamples)
    yield _auroc(before) | {"estimate": auroc(before), "ci_low": low, "ci_high": high}


def changed(
    before: Logits,
    after: Sequence[Logits],
    null: Sequence[Logits],
    rng: np.random.Generator,
    resamples: int,
) -> Iterator[dict[str, Any]]:
    """Yield the changes of the mean logits and of the AUROC, paired by image, as rows of effects.

    The p-value of a mean is that of an effect no larger than 97.5 % of the null has
    (`intervals.minimum_effect_p`), for which a few draws do; the AUROC has the band alone.

    Args:
        before: logits [N] of real and of generated images.
        after: draws of the intervention; a kind that it leaves as it is may be missing.
        null: draws of what it is compared with, the same kinds; without one, no effect at all.
        rng: of the bootstrap of the AUROC.
        resamples: of the images.
    """
    for kind in after[0]:
        count = len(before[kind])
        change = np.mean([draw[kind] - before[kind] for draw in after], axis=0)
        spread = float(change.std(ddof=1))
        row = _logit(kind) | intervals.around(change.mean(), intervals.margin(spread, count))
        others = np.array([(draw[kind] - before[kind]).mean() for draw in null])
        least = float(np.quantile(np.abs(others), 0.975)) if null else 0.0
        p = float(intervals.minimum_effect_p(change.mean(), spread, count, least))
        yield row | _band(others) | {"p_value": p, "n": count}
    base = auroc(before)
    others = np.array([auroc({**before, **draw}) - base for draw in null])
    whole: list[Logits] = [{**before, **draw} for draw in after]
    low, high = _resampled(whole, before, rng, resamples)
    change = float(np.mean([auroc(draw) for draw in whole])) - base
    interval = {"estimate": change, "ci_low": low, "ci_high": high}
    yield _auroc(before) | interval | _band(others)


def _resampled(
    draws: Sequence[Logits], base: Logits | None, rng: np.random.Generator, resamples: int
) -> tuple[float, float]:
    def of_resample(index: np.ndarray) -> float:
        value = np.mean([auroc(_at(draw, index)) for draw in draws])
        return float(value - (auroc(_at(base, index)) if base else 0.0))

    return stats.bootstrap_interval(of_resample, len(draws[0]["real"]), rng, resamples)


def _at(of: Logits, index: np.ndarray) -> Logits:
    # the same indices of both kinds: as many real as generated images, always
    return {kind: values[index] for kind, values in of.items()}


def _band(null: np.ndarray) -> dict[str, float]:
    if not len(null):
        return {}
    low, high = np.quantile(null, [0.025, 0.975])
    return {"null_low": float(low), "null_high": float(high)}


def _logit(kind: str) -> dict[str, Any]:
    return {"concept": f"logit of {kind}", "unit_of_measure": "nats", "split": SPLIT}


def _auroc(of: Logits) -> dict[str, Any]:
    count = sum(map(len, of.values()))
    return {"concept": "AUROC", "n": count, "unit_of_measure": "AUROC", "split": SPLIT}
