"""What analyses say of training with one thing changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from glassgan.claims.follow_up.table import DRAWS, draws_of, ranked, row
from glassgan.concepts import NO_CLASSES
from glassgan.effects import no_estimate
from glassgan.forks.design import NOISE, UNCHANGED, places
from glassgan.statistics import columns

LAYERS, SQUARES, RESCUE = "layers frozen", "squares masked", "rescues"
# Of the changes that a trained state can be given, the one with which the article's GAN draws most
# classes from the start (docs/why-the-article-dies).
CURE = "r1"
METHOD = "integrated gradients"  # by which it is said where the discriminator looks
HURT, SAVED = "frechet_distance", "effective_modes"  # measures of quality
LOST = 0.25  # of the largest share of open ReLUs until then, as in the case study
NONE, DIVERGED = "no such forks", "a fork has diverged"


@dataclass(frozen=True)
class Forked:
    """The forks of a run with what was measured where they end.

    Attributes:
        entries: of `design.forks`.
        folds: quality by fold, by name.
        pictures: samples [S, C, H, W] of the same latents, by name and place.
    """

    entries: Sequence[Mapping[str, Any]]
    folds: Mapping[str, pd.DataFrame]
    pictures: Mapping[str, Mapping[str, np.ndarray]]

    def entry(self, name: str) -> Mapping[str, Any]:
        """Return the entry of a fork."""
        return next(entry for entry in self.entries if entry["name"] == name)

    def end(self, name: str) -> str:
        """Return the last place of a fork."""
        return places(self.entry(name))[-1]

    def measured(self, name: str, place: str) -> pd.DataFrame:
        """Return the measures of a fork at a place: a row a fold; empty where it has diverged."""
        table = self.folds[name]
        here = table[(table["place"] == place) & (table["fold"] >= 0) & table["value"].notna()]
        return here.pivot(index="fold", columns="measure", values="value")

    def by_fold(self, measure: str, names: Iterable[str]) -> np.ndarray | None:
        """Return a measure where forks end, [forks, folds]; None where one of them has none."""
        tables = [self.measured(name, self.end(name)) for name in names]
        if any(measure not in table for table in tables):
            return None
        return np.stack([table[measure] for table in tables])

    def replicates(self, name: str) -> list[str]:
        """Return forks that show what other random numbers do, where a fork starts and ends.

        The one that changes nothing comes first.
        """
        own = self.entry(name)
        return [
            entry["name"]
            for change in (UNCHANGED, NOISE)
            for entry in self.entries
            if (entry["change"], entry["from"]) == (change, own["from"])
            and self.end(name) in places(entry)
        ]


def said_of_layers(
    effects: pd.DataFrame, forks: Iterable[Mapping[str, Any]], run: Mapping[str, Any]
) -> Iterable[dict[str, Any]]:
    """Yield of each frozen layer how much of the verdict becomes readable there: a step of R².

    Args:
        effects: of attribution of the run, layer by layer.
        forks: of the run.
        run: subject, found_on and seed.
    """
    lens = effects[effects["analysis"] == "lens"]
    for fork in forks:
        if fork["change"] == "discriminator_layer_frozen":
            here = lens[lens["epoch"] == fork["from"]].set_index("layer")["estimate"]
            said = {"fork": fork["name"], "layer": fork["args"]["layer"], "epoch": fork["from"]}
            if said["layer"] in here:
                step = here.diff()[said["layer"]]
                yield {**run, **said, "follow_up": LAYERS, "concept": HURT, "expected": step}


def layers_hurt(predicted: pd.DataFrame, forked: Forked, run: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row of whether freezing the layer that decides hurts more than freezing others.

    The estimate is the Fréchet distance with that layer frozen less the mean of the others, its
    interval over disjoint folds of the latents. The null takes each layer for the one that decides.

    Args:
        predicted: of this run.
        forked: its forks.
        run: subject, seed and epoch.
    """
    shared = row(run, LAYERS, "training with a layer frozen", "squared distance of features")
    own = predicted[predicted["follow_up"] == LAYERS].sort_values("expected", ascending=False)
    if len(own) < 2:
        return {**shared, **no_estimate(NONE)}
    stack = forked.by_fold(HURT, own["fork"])  # the one that decides first
    if stack is None:
        return {**shared, **no_estimate(DIVERGED)}
    others = (stack.sum(0) - stack) / (len(stack) - 1)
    each = (stack - others).mean(1)
    found = {**columns.mean((stack - others)[0]), **columns.null(each)}
    # every order of the layers is looked at, the one that was said among them
    return {**shared, **found, "n": len(own), "p_value": float((each >= each[0]).mean())}


def said_of_squares(
    maps: np.ndarray, forks: Iterable[Mapping[str, Any]], run: Mapping[str, Any]
) -> Iterable[dict[str, Any]]:
    """Yield of each masked square how much the discriminator attributes to its pixels.

    Args:
        maps: mean attribution of real and of generated images, [2, H, W], in logits.
        forks: of the run.
        run: subject, found_on and seed.
    """
    looked = np.abs(maps.astype(np.float64)).mean(0)
    for fork in forks:
        if fork["change"] == "pixels_masked":
            inside = looked[_square(fork)]
            said = {"fork": fork["name"], "concept": "pixels", "expected": inside.mean()}
            yield {**run, "follow_up": SQUARES, **said}


def squares_change(
    predicted: pd.DataFrame, forked: Forked, run: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the row of whether samples change most in masked squares that are looked at most.

    The estimate is the rank correlation over squares with the change of the pixels in the square
    (RMS, of samples of the same latents, to the fork that changes nothing), as a multiple of what
    other random numbers change there. The null exchanges squares.

    Args:
        predicted: of this run.
        forked: its forks.
        run: subject, seed and epoch.
    """
    shared = row(run, SQUARES, "training with a square masked", "rank correlation")
    own = predicted[predicted["follow_up"] == SQUARES].set_index("fork")["expected"]
    changes = [_change(forked, name) for name in own.index]
    found = ranked(own.to_numpy()[None], np.array(changes)[None], draws_of(run, SQUARES))
    if found is None:
        return {**shared, **no_estimate(NONE)}
    del found["groups"]
    return {**shared, "n": len(own), **found}


def said_of_rescues(
    factors: pd.DataFrame,
    steps: Mapping[int, int],
    forks: Iterable[Mapping[str, Any]],
    run: Mapping[str, Any],
) -> Iterable[dict[str, Any]]:
    """Yield of each fork with a cure whether it starts before the generator's gradient is lost.

    It is lost at the first step at which the share of open ReLUs of a hidden layer is below a
    quarter of the largest that it had until then. Nothing is said of a run in which it never is.

    Args:
        factors: of the gradient along the run, as `forks.watch` records them.
        steps: done at each epoch of the run.
        forks: of the run.
        run: subject, found_on and seed.
    """
    opened = factors[factors["quantity"] == "open"].sort_values("step")
    low = opened["value"] < LOST * opened.groupby("layer")["value"].cummax()
    if not low.any():
        return
    lost = opened.loc[low, "step"].min()
    for fork in forks:
        if fork["change"] == CURE:
            before = steps[fork["from"]] < lost
            said = {"fork": fork["name"], "epoch": fork["from"], "chosen": before}
            yield {
                **run,
                **said,
                "follow_up": RESCUE,
                "concept": SAVED,
                "expected": 1.0 * before,
            }


def rescued(predicted: pd.DataFrame, forked: Forked, run: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row of whether a cure before the gradient is lost saves more classes than after.

    The estimate is the effective number of classes of the forks before, less that of those after,
    its interval over disjoint folds of the latents. The null exchanges forks.

    Args:
        predicted: of this run.
        forked: its forks.
        run: subject, seed and epoch.
    """
    shared = row(run, RESCUE, "a cure before and after", "classes")
    if NO_CLASSES:
        return {**shared, **no_estimate(NO_CLASSES)}
    own = predicted[predicted["follow_up"] == RESCUE]
    before = own["chosen"].to_numpy()
    if before.all() or not before.any():
        return {**shared, **no_estimate(NONE)}
    stack = forked.by_fold(SAVED, own["fork"])
    if stack is None:
        return {**shared, **no_estimate(DIVERGED)}
    rng = draws_of(run, RESCUE)
    found = columns.mean(stack[before].mean(0) - stack[~before].mean(0))
    means = stack.mean(1)
    orders = [rng.permutation(before) for _ in range(DRAWS)]
    null = np.array([means[order].mean() - means[~order].mean() for order in orders])
    return {**shared, **found, "n": len(own), **columns.null(null, found["estimate"])}


def _square(fork: Mapping[str, Any]) -> tuple[slice, slice]:
    top, left, size = (fork["args"][key] for key in ("row", "column", "size"))
    return slice(top, top + size), slice(left, left + size)


def _change(forked: Forked, name: str) -> float:
    """Return the change of samples in the masked square, as a multiple of that by chance.

    nan where no other random numbers were tried, or a fork has diverged.
    """
    rows, width = _square(forked.entry(name))
    end = forked.end(name)
    cut = [
        forked.pictures[one][end][..., rows, width].astype(np.float64)
        for one in (name, *forked.replicates(name))
        if end in forked.pictures[one]
    ]
    if len(cut) < 3:
        return float("nan")
    own, base, *others = cut
    by_chance = [np.sqrt(np.square(other - base).mean()) for other in others]
    return float(np.sqrt(np.square(own - base).mean()) / np.mean(by_chance))
