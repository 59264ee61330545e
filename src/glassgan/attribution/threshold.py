"""The verdict of a discriminator: its logits, the threshold between two sides, what changes it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from glassgan.effects import no_estimate
from glassgan.statistics import auroc as statistics_auroc
from glassgan.statistics import columns, intervals
from glassgan.subject import in_blocks

BLOCK = 250  # images at once: the maps of more leave the cache
SIDES = {"real": 1.0, "generated": -1.0}  # where the logit of a kind of image should lie
SPLIT = "held-out"
NO_NUMBER = "a logit is not finite"
Logits = Mapping[str, np.ndarray]  # of each kind of image


@torch.no_grad()
def logits(discriminator: nn.Module, images: Tensor) -> Tensor:
    """Return the logits [N] of images [N, C, H, W]."""
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
    of all images keeps 0; one of whose logits some are not numbers has none, which is nan.
    """
    real, fake = discovery["real"], discovery["generated"]
    if np.isnan(real).any() or np.isnan(fake).any():
        return Threshold(float("nan"), False)
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


def threshold_row(found: Threshold, discovery: Logits) -> dict[str, Any]:
    """Return the threshold as a row of effects, without an interval.

    It is a choice, and where a rate is largest the bootstrap does not say how it varies (its rate
    of convergence is the cube root: Abrevaya and Huang 2005, "On the bootstrap of the maximum score
    estimator"). What it is worth, held-out images say.
    """
    return {
        "intervention": "chosen" if found.chosen else "0",
        "concept": "threshold",
        **number(found.value),
        "n": sum(map(len, discovery.values())),
        "unit_of_measure": "nats",
        "split": "discovery",
    }


def number(estimate: float) -> dict[str, Any]:
    """Return an estimate as a column, or why there is none."""
    return no_estimate(NO_NUMBER) if np.isnan(estimate) else {"estimate": float(estimate)}


def share(successes: np.ndarray) -> dict[str, Any]:
    """Return the share of true ones of bool [N] with Wilson's interval, as columns; N is not 0."""
    found = columns.share(int(successes.sum()) / len(successes), len(successes))
    return {**found, "unit_of_measure": "share of images"}


def sign_test(first: np.ndarray, second: np.ndarray) -> float:
    """Return the p-value of "where two paired bools [N] differ, the first is true half the time".

    One-sided, exact: McNemar 1947. 1 where they never differ.
    """
    from scipy.special import bdtrc

    more, less = int((first & ~second).sum()), int((second & ~first).sum())
    return float(bdtrc(more - 1, more + less, 0.5)) if more else 1.0


def paired_p(first: np.ndarray, second: np.ndarray) -> float:
    """Return Student's one-sided p-value of "first [N] is no larger than second, pair by pair"."""
    from scipy.special import stdtr

    apart = first - second
    error = apart.std(ddof=1) / len(apart) ** 0.5
    if not error > 0:
        return float("nan") if np.isnan(error) else float(apart.mean() <= 0)
    return float(stdtr(len(apart) - 1, -apart.mean() / error))


def auroc(of: Logits) -> float:
    """Return how well logits tell real from generated images; nan where one is not a number."""
    scores = np.concatenate([of["real"], of["generated"]])
    return statistics_auroc.auroc(scores, np.arange(len(scores)) < len(of["real"]))


def unchanged(before: Logits) -> Iterator[dict[str, Any]]:
    """Yield the AUROC and the mean logits, with which `changed` compares."""
    for kind, values in before.items():
        yield {**_logit(kind), **mean(values)}
    row, area = _auroc(before), auroc(before)
    if np.isnan(area):
        yield {**row, **no_estimate(NO_NUMBER), "n": 0}
        return
    low, high = _interval(_places([before]))
    yield {**row, "estimate": area, "ci_low": float(low), "ci_high": float(high)}


def mean(values: np.ndarray) -> dict[str, Any]:
    """Return the mean of values with Student's interval and n, or why there is none.

    Args:
        values: of images [N], or of draws of the same images [D, N].
    """
    if not np.isfinite(values).all():
        return {**no_estimate(NO_NUMBER), "n": 0}
    count = values.shape[-1]
    reach = 0.0 if count < 2 else intervals.margin(*intervals.of_draws(np.atleast_2d(values)))
    return {**intervals.around(values.mean(), reach), "n": count}


def changed(
    before: Logits, after: Sequence[Logits], null: Sequence[Logits]
) -> Iterator[dict[str, Any]]:
    """Yield the changes of the mean logits and of the AUROC, paired by image, as rows of effects.

    The p-value of a mean is that of an effect no larger than 97.5 % of the null has
    (`intervals.minimum_effect_p`), for which a few draws do; the AUROC has the band alone.
    Intervals and p-values hold both what other images and what other draws would change.

    Args:
        before: logits [N] of real and of generated images.
        after: draws of the intervention; a kind that it leaves as it is may be missing.
        null: draws of what it is compared with, the same kinds; without one, no effect at all.
    """
    for kind in after[0]:
        changes = np.stack([draw[kind] - before[kind] for draw in after])
        row = {**_logit(kind), **mean(changes)}
        others = np.array([(draw[kind] - before[kind]).mean() for draw in null])
        if row["n"]:
            least = float(np.quantile(np.abs(others), 0.975)) if null else 0.0
            p = float(
                intervals.minimum_effect_p(changes.mean(), *intervals.of_draws(changes), least)
            )
            row |= columns.null(others) if null else {}
            row |= {} if np.isnan(p) else {"p_value": p}
        yield row
    base = auroc(before)
    others = np.array([auroc({**before, **draw}) - base for draw in null])
    whole: list[Logits] = [{**before, **draw} for draw in after]
    areas = np.array([auroc(draw) for draw in whole])
    row, change = _auroc(before), float(areas.mean()) - base
    if np.isnan(change):
        yield {**row, **no_estimate(NO_NUMBER), "n": 0}
        return
    low, high = 0.0, 0.0  # known exactly, where no logit changes
    if not all(np.array_equal(draw[kind], before[kind]) for draw in after for kind in draw):
        low, high = _interval_of_change(_places([before]), _places(whole))
        if len(areas) > 1:
            of_noise = float(intervals.margin(areas.std(ddof=1), len(areas)))
            low, high = (
                change - np.hypot(change - low, of_noise),
                change + np.hypot(high - change, of_noise),
            )
    yield {**row, "estimate": change, "ci_low": low, "ci_high": high, **columns.null(others)}


Places = tuple[np.ndarray, np.ndarray]


def _places(draws: Sequence[Logits]) -> Places:
    """Return what share of the other kind lies on the right side of each image, [N] of each kind.

    Means over draws. The mean of either is the AUROC; ties count half.
    """
    parts = []
    for of in draws:
        values = np.concatenate([of["real"], of["generated"]])
        real = np.arange(len(values)) < len(of["real"])
        parts.append(statistics_auroc.placements(values[:, None], real))
    of_real, of_fake = (np.mean(some, axis=0)[:, 0] for some in zip(*parts, strict=True))
    return of_real, of_fake


def _interval(places: Places) -> tuple[float, float]:
    low, high = statistics_auroc.of_placements(*places)
    return float(low), float(high)


def _interval_of_change(before: Places, after: Places) -> tuple[float, float]:
    """Return the 95 % interval of the change of an AUROC on the same images.

    From the widths of the intervals of the two (as Zou 2007, "Toward using confidence intervals to
    compare correlations", has it for any two estimates) and their correlation, which DeLong, DeLong
    and Clarke-Pearson 1988 give: unlike a percentile interval it does not shrink to a point where
    all images lie on their sides.
    """
    pairs = list(zip(before, after, strict=True))
    first, second = before[0].mean(), after[0].mean()
    shared = sum(np.cov(*pair)[0, 1] / len(pair[0]) for pair in pairs)
    own = np.prod([statistics_auroc.variance(*one) for one in (before, after)])
    likeness = float(np.clip(shared / own**0.5, -1, 1)) if own > 0 else 0.0
    half, new_half = ((high - low) / 2 for low, high in (_interval(before), _interval(after)))
    reach = np.sqrt((half - new_half) ** 2 + 2 * (1 - likeness) * half * new_half)
    return float(second - first - reach), float(second - first + reach)


def _logit(kind: str) -> dict[str, Any]:
    return {"concept": f"logit of {kind}", "unit_of_measure": "nats", "split": SPLIT}


def _auroc(of: Logits) -> dict[str, Any]:
    count = sum(map(len, of.values()))
    return {"concept": "AUROC", "n": count, "unit_of_measure": "AUROC", "split": SPLIT}
