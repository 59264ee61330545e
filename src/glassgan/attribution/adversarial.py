"""How small a change of an image turns the verdict, and whether it also fools the judge.

Beside `attacks`, which know the gradient: random signs of the same size at every pixel, which a
change without a purpose would be.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.attribution.attacks import ATTACKS, attack, smallest
from glassgan.attribution.threshold import (
    BLOCK,
    NO_NUMBER,
    SIDES,
    SPLIT,
    Threshold,
    logits,
    share,
    sign_test,
)
from glassgan.concepts import NO_CLASSES
from glassgan.data import DATA
from glassgan.effects import no_estimate
from glassgan.judge.network import Judge
from glassgan.left_out import without_gradient
from glassgan.statistics import columns
from glassgan.statistics.bootstrap import bootstrap_interval
from glassgan.subject import in_blocks

STRONGEST = "PGD"
CHANGED = "verdict of the judge changed"
ALL = slice(None)


@dataclass(frozen=True)
class Victims:
    """Images of one kind, all told rightly.

    images: [N, C, H, W]; labels: that the judge names, −1 where it abstains, int64 [N].
    """

    kind: str
    images: Tensor
    labels: np.ndarray


@dataclass(frozen=True)
class Noise:
    """What random signs of R draws do at K radii to N images.

    flipped: the verdict, bool [R, K, N]; changed: that of the judge, bool [R, K, N].
    """

    flipped: np.ndarray
    changed: np.ndarray


@dataclass(frozen=True)
class Trial:
    """Attacks on the victims of one kind.

    discriminator: in evaluation mode. judge: whose verdict may change too. threshold: of the
    verdict. victims: images that it tells rightly. steps: of PGD. seed: of the random signs.
    """

    discriminator: nn.Module
    judge: Judge
    threshold: Threshold
    victims: Victims
    steps: int
    seed: int

    def moved(self, name: str, radii: Any, chosen: Any = ALL) -> Tensor:
        """Return images attacked within radii in grey levels, one or [M], all or the chosen."""
        images = self.victims.images[chosen]
        sizes = torch.from_numpy(np.broadcast_to(radii, len(images)) * DATA.step).float()
        towards = -SIDES[self.victims.kind]
        return attack(name, self.discriminator, images, towards, sizes, self.steps)

    def noisy(self, draw: int, radii: Any, chosen: Any = ALL) -> Tensor:
        """Return images with random signs of radii in grey levels, the same signs at each."""
        every = self.victims.images
        rng = streams.rng(self.seed, f"sign noise, {self.victims.kind} images", draw)
        signs = rng.integers(0, 2, every.shape, dtype=np.int8).astype(np.float32) * 2 - 1
        images, signs = every[chosen], signs[chosen]
        sizes = np.broadcast_to(radii, len(images)).astype(np.float32).reshape(-1, 1, 1, 1)
        return (images + torch.from_numpy(signs * sizes * np.float32(DATA.step))).clamp(-1, 1)

    def flipped(self, images: Tensor) -> np.ndarray:
        """Return which images lie on the other side of the threshold, bool [M]."""
        found = logits(self.discriminator, images).numpy()
        return self.threshold.margins(self.victims.kind, found) < 0

    def changed(self, images: Tensor, chosen: Any = ALL) -> np.ndarray:
        """Return of which images the judge now says something else, bool [M].

        What it did not name before counts as unchanged.
        """
        before = self.victims.labels[chosen]
        return (labels(self.judge, images) != before) & (before >= 0)

    def noise(self, radii: Sequence[float], draws: int) -> Noise:
        """Measure what random signs do."""
        flipped, changed = [], []
        for draw in range(draws):
            images = [self.noisy(draw, radius) for radius in radii]
            flipped.append([self.flipped(some) for some in images])
            changed.append([self.changed(some) for some in images])
        return Noise(np.array(flipped), np.array(changed))

    def smallest(self, name: str, radii: Sequence[float], found: np.ndarray) -> np.ndarray:
        """Return the smallest radii of an attack in grey levels, as the function `smallest`."""

        def flips(chosen: np.ndarray, sizes: np.ndarray) -> np.ndarray:
            return self.flipped(self.moved(name, sizes, chosen))

        return smallest(flips, radii, found)


def labels(judge: Judge, images: Tensor) -> np.ndarray:
    """Return the classes that the judge names, −1 where it abstains, int64 [N]."""
    parts = [judge(images[block]).classes() for block in in_blocks(len(images), BLOCK)]
    return torch.cat([torch.empty(0, dtype=torch.int64), *parts]).numpy()


def within_radii(
    trial: Trial, radii: Sequence[float], *, draws: int, resamples: int, shown: int
) -> tuple[list[dict[str, Any]], dict[str, Tensor]]:
    """Attack images within every radius, and find the smallest that flips each.

    Args:
        trial: of the images of one kind, at least one.
        radii: in grey levels of the data, growing.
        draws: of random signs.
        resamples: of the images, for the median.
        shown: images that are kept with what flips them.

    Returns:
        Rows of an effects table ("adversarial"), and pictures, "image.<kind>" and "flipped.<kind>"
        [≤ shown, C, H, W], with "facts.<kind>": radius, logit before and after, class before and
        after.
    """
    victims, noise = trial.victims, trial.noise(radii, draws)
    rows: list[dict[str, Any]] = []
    pictures: dict[str, Tensor] = {}
    for name in ATTACKS:
        moved = [trial.moved(name, radius) for radius in radii]
        flipped = np.stack([trial.flipped(some) for some in moved])
        for place, radius in enumerate(radii):
            row = {"intervention": f"{name} {radius:g}", "group": name, "dose": radius}
            others = noise.flipped[:, place]
            rows.append(row | _beside("verdict flipped", flipped[place], others))
            asked = flipped[place] & (victims.labels >= 0)
            changed = trial.changed(moved[place])[asked]
            rows.append(row | _beside(CHANGED, changed, noise.changed[:, place][:, asked]))
        own = trial.smallest(name, radii, flipped)
        rng = streams.rng(trial.seed, f"resamples of smallest radii, {victims.kind} images")
        row = {"intervention": name, "group": name}
        rows.append(row | _median(own, radii, noise.flipped, rng, resamples))
        if name == STRONGEST:
            rows.append(row | {"intervention": f"{name}, smallest"} | _judged(trial, own, draws))
            pictures = _pictures(trial, own, shown)
    shared = {"analysis": "adversarial", "target": victims.kind, "split": SPLIT}
    return [{**shared, **row} for row in rows], pictures


def _beside(concept: str, found: np.ndarray, noise: np.ndarray) -> dict[str, Any]:
    """Return a share beside that of noise, bool [N] and [R, N]."""
    if not len(found):
        return {"concept": concept, **no_estimate(NO_CLASSES or "no image to ask of"), "n": 0}
    return {
        "concept": concept,
        **share(found),
        **columns.null(noise.mean(1)),
        "p_value": sign_test(found, noise[0]),
    }


def _median(
    own: np.ndarray,
    radii: Sequence[float],
    noise: np.ndarray,
    rng: np.random.Generator,
    resamples: int,
) -> dict[str, Any]:
    """Return the median of the smallest radii; an image that never flips counts with the largest.

    Noise counts with the radius before the first that flips, so that it is never made weaker.
    """
    row: dict[str, Any] = {"concept": "smallest radius", "n": len(own)}
    if np.median(own) > radii[-1]:
        return row | no_estimate("fewer than half flip")
    capped = np.minimum(own, radii[-1])

    def of_resample(index: np.ndarray) -> float:
        return float(np.median(capped[index]))

    low, high = bootstrap_interval(of_resample, len(own), rng, resamples)
    before = np.concatenate([[0.0], radii[:-1]])
    bounds = np.where(noise.any(1), before[noise.argmax(1)], radii[-1])  # [R, N]
    return row | {
        "estimate": float(np.median(own)),
        "ci_low": low,
        "ci_high": high,
        **columns.null(np.median(bounds, axis=1)),
        "p_value": sign_test(capped < bounds[0], capped > bounds[0]),
        "unit_of_measure": "grey levels",
    }


def _judged(trial: Trial, own: np.ndarray, draws: int) -> dict[str, Any]:
    """Return what the judge says of images that just flip, beside noise of the same size."""
    asked = np.flatnonzero(np.isfinite(own) & (trial.victims.labels >= 0))
    changed = trial.changed(trial.moved(STRONGEST, own[asked], asked), asked)
    noise = [
        trial.changed(trial.noisy(draw, own[asked], asked), asked)
        for draw in range(draws if len(asked) else 0)
    ]
    return _beside(CHANGED, changed, np.array(noise))


def _pictures(trial: Trial, own: np.ndarray, shown: int) -> dict[str, Tensor]:
    """Return images that flip at a radius near the median, and what flips them."""
    kind, order = trial.victims.kind, np.argsort(own, kind="stable")
    order = order[np.isfinite(own[order])]
    start = max((len(order) - shown) // 2, 0)
    chosen = order[start : start + shown]
    before = trial.victims.images[chosen]
    after = trial.moved(STRONGEST, own[chosen], chosen)
    columns = (
        own[chosen],
        *(logits(trial.discriminator, some).numpy() for some in (before, after)),
        *(labels(trial.judge, some) for some in (before, after)),
    )
    facts = torch.from_numpy(np.stack(columns, 1)).float()
    return {f"image.{kind}": before, f"flipped.{kind}": after, f"facts.{kind}": facts}


def rows_and_pictures(
    discriminator: nn.Module,
    judge: Judge,
    threshold: Threshold,
    images: dict[str, Tensor],
    *,
    radii: Sequence[float],
    attacked: int,
    steps: int,
    draws: int,
    resamples: int,
    shown: int,
    seed: int,
) -> tuple[list[dict[str, Any]], dict[str, Tensor]]:
    """Attack held-out images of both kinds that are told rightly.

    Args:
        discriminator: in evaluation mode.
        judge: whose verdict may change too.
        threshold: of the verdict.
        images: by kind, [N, C, H, W].
        radii: in grey levels of the data, growing.
        attacked: images of a kind.
        steps: of PGD.
        draws: of random signs.
        resamples: of the images.
        shown: images of a kind that are kept.
        seed: of signs and resamples.

    Returns:
        As `within_radii`, and for each kind the share that is told rightly; nothing more where the
        discriminator cannot be differentiated.
    """
    rows: list[dict[str, Any]] = []
    pictures: dict[str, Tensor] = {}
    opaque = without_gradient(discriminator, "discriminator", next(iter(images.values())))
    for kind, some in images.items():
        margins = threshold.margins(kind, logits(discriminator, some).numpy())
        shared = {"analysis": "adversarial", "target": kind, "split": SPLIT}
        known = not np.isnan(margins).any()
        told = share(margins > 0) if known else {**no_estimate(NO_NUMBER), "n": 0}
        rows.append({**shared, "concept": "told rightly", **told})
        chosen = some[np.flatnonzero(margins > 0)[:attacked]] if known else some[:0]
        if not len(chosen) or opaque:
            why = opaque or ("no image is told rightly" if known else NO_NUMBER)
            rows += [
                {**shared, "concept": "smallest radius", "intervention": name, "group": name,
                 **no_estimate(why), "n": 0}
                for name in ATTACKS
            ]  # fmt: skip
            continue
        victims = Victims(kind, chosen, labels(judge, chosen))
        trial = Trial(discriminator, judge, threshold, victims, steps, seed)
        found, kept = within_radii(trial, radii, draws=draws, resamples=resamples, shown=shown)
        rows += found
        pictures |= kept
    return rows, pictures
