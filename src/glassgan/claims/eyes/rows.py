"""What people see on the sheet, as effects: read off their forms and the key. Without torch."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from glassgan import streams
from glassgan.claims.evidence import difference
from glassgan.claims.eyes.key import EYES, RANDOM, SET, SIDES, UNCHANGED
from glassgan.data import DATA
from glassgan.effects import no_estimate
from glassgan.statistics import bootstrap, columns

PEOPLE, ANOTHER = "people", "another reader"
SEEN, AGREEMENT = "seen_by_people", "agreement_of_people"
LESS = f"{SET} less {RANDOM}"
RESAMPLES, DRAWS = 2000, 2000
NOBODY = "nobody has looked yet"
NOT_THERE = "the sheet has no such pairs to compare"


@dataclass(frozen=True)
class Looked:
    """What some readers see in pairs.

    saw: that the sample shows the class, on the side with all units, bool [R, P]. gone: that it
    does so no longer on the other. same: that both sides show the same.
    """

    saw: np.ndarray
    gone: np.ndarray
    same: np.ndarray

    def part(self, chosen: np.ndarray) -> "Looked":
        """Return the same of some pairs."""
        return Looked(self.saw[:, chosen], self.gone[:, chosen], self.same[:, chosen])


def looked(key: pd.DataFrame, left: np.ndarray, right: np.ndarray) -> Looked:
    """Return what readers see.

    Args:
        key: a row a pair.
        left: the class that each reader sees there, −1 for none, [R, P].
        right: the same.
    """
    changed_left = (key["without"] == SIDES[0]).to_numpy()
    before, after = np.where(changed_left, right, left), np.where(changed_left, left, right)
    saw = before == key["label"].to_numpy()
    return Looked(saw, saw & (after != before), left == right)


def of_people(
    key: pd.DataFrame, forms: pd.DataFrame, runs: Sequence[tuple[str, int]]
) -> Iterable[dict[str, Any]]:
    """Yield what people see, what judges see, and how far they agree: of each run, then of all.

    Args:
        key: a row a pair.
        forms: as `forms.read` gives them.
        runs: subject and seed of every run of the preset.
    """
    by_pair = {
        side: forms.pivot(index="reader", columns="pair", values=side).to_numpy() for side in SIDES
    }
    for subject, seed in [*runs, ("", -1)]:
        own = ((key["subject"] == subject) & (key["seed"] == seed)).to_numpy() | (seed < 0)
        some = key[own]
        epoch = int(some["epoch"].max()) if seed >= 0 and len(some) else -1
        shared = {"subject": subject, "seed": seed, "epoch": epoch, "split": "held-out"}
        eyes = {
            who: looked(some, *(some[f"{name}_{side}"].to_numpy()[None] for side in SIDES))
            for name, who in EYES.items()
        }
        people = looked(some, *(by_pair[side][:, own] for side in SIDES)) if len(forms) else None
        found = [
            *_shares(some, {PEOPLE: people, **eyes}, seed),
            *_agreement(some, people, eyes, seed),
        ]
        yield from ({**shared, **row} for row in found)


def _shares(
    key: pd.DataFrame, readers: Mapping[str, Looked | None], seed: int
) -> Iterable[dict[str, Any]]:
    """Yield of how many samples the class is gone without its set, and without random sets.

    Only classes of runs count that have both, so that the two can be compared. The null exchanges
    which pairs are without the set, within run and class, as the key dealt them.
    """
    kind = key["kind"].to_numpy()
    cell = key.groupby(["subject", "seed", "label"]).ngroup().to_numpy()
    comparable = np.intersect1d(cell[kind == SET], cell[kind == RANDOM])
    both = np.isin(cell, comparable) & (kind != UNCHANGED)
    for who, seen in readers.items():
        of_kind = {name: _share(seen, both & (kind == name), seed) for name in (SET, RANDOM)}
        if seen is not None and not {*of_kind[SET], *of_kind[RANDOM]} & {"reason"}:
            of_kind[SET] |= _exchanged(seen.part(both), kind[both] == SET, cell[both], seed)
            first, other = pd.DataFrame([of_kind[SET]]), pd.Series(of_kind[RANDOM])
            ends = difference(first, other)[["estimate", "ci_low", "ci_high"]].iloc[0]
            of_kind[LESS] = {**ends, "n": int(of_kind[SET]["n"] + of_kind[RANDOM]["n"])}
        else:
            of_kind[LESS] = {"n": 0, **no_estimate(_why(of_kind.values()))}
        for name, found in of_kind.items():
            unit = "share of the samples"
            yield {
                "analysis": SEEN,
                "target": who,
                "intervention": name,
                "unit_of_measure": unit,
            } | found
        if who == PEOPLE:
            unchanged = {"analysis": SEEN, "target": who, "intervention": UNCHANGED}
            yield {**unchanged, "unit_of_measure": "share", **_same(seen, kind == UNCHANGED, seed)}


def _why(found: Iterable[Mapping[str, Any]]) -> str:
    return next(row["reason"] for row in found if "reason" in row)


def _share(seen: Looked | None, chosen: np.ndarray, seed: int) -> dict[str, Any]:
    """Return in which share of the chosen pairs a class that was seen is gone.

    Pairs are resampled, each with all its readers: the interval speaks of these readers, and is no
    narrower than Wilson's of as many pairs.
    """
    if not chosen.any():
        return {"n": 0, **no_estimate(NOT_THERE)}
    if seen is None:
        return {"n": 0, **no_estimate(NOBODY)}
    own = seen.part(chosen)
    pairs = int(own.saw.any(0).sum())
    if not pairs:
        return {"n": 0, **no_estimate(f"the {DATA.kind} was seen in none of the samples")}
    weights = bootstrap.weights(chosen.sum(), RESAMPLES, max(seed, 0), "pairs that people see")
    return {**columns.resampled(_ratio(weights, own), pairs), "n": pairs}


def _ratio(weights: np.ndarray, seen: Looked) -> np.ndarray:
    """Return the share that is gone of what was seen, by weights of the pairs [B, P], [B]."""
    gone, saw = (weights @ part.sum(0) for part in (seen.gone, seen.saw))
    return np.divide(gone, saw, out=np.full(len(weights), np.nan), where=saw > 0)


def _exchanged(seen: Looked, is_set: np.ndarray, cell: np.ndarray, seed: int) -> dict[str, Any]:
    """Return the null and the p-value of the share that is gone without sets.

    Args:
        seen: P pairs.
        is_set: which pairs are without the set, bool [P].
        cell: number of run and class, within which this is exchanged, [P].
        seed: of the exchange.
    """
    rng = streams.rng(max(seed, 0), "pairs exchanged")
    order = np.argsort(cell, kind="stable")
    shuffled = np.argsort(cell[order] + rng.random((DRAWS, len(cell))), axis=1)
    null = _ratio(is_set[order][shuffled].astype(float), seen.part(order))
    observed = _ratio(is_set[None].astype(float), seen)[0]
    return columns.null(columns.known(null), float(observed))


def _same(seen: Looked | None, chosen: np.ndarray, seed: int) -> dict[str, Any]:
    """Return in which share of the unchanged pairs readers see the same on both sides."""
    if not chosen.any():
        return {"n": 0, **no_estimate(NOT_THERE)}
    if seen is None:
        return {"n": 0, **no_estimate(NOBODY)}
    same, count = seen.same[:, chosen].mean(0), int(chosen.sum())
    weights = bootstrap.weights(count, RESAMPLES, max(seed, 0), "unchanged pairs")
    return {**columns.resampled(weights @ same / count, count), "n": count}


def _agreement(
    key: pd.DataFrame, people: Looked | None, eyes: Mapping[str, Looked], seed: int
) -> Iterable[dict[str, Any]]:
    """Yield how far people agree with judges, and with each other, on whether a class is gone.

    Cohen's kappa (1960) over the pairs in which the reader saw the class, the mean over readers, or
    over pairs of readers; pairs of samples are resampled.
    """
    changed = (key["kind"] != UNCHANGED).to_numpy()
    for who in (*eyes, ANOTHER):
        row = {"analysis": AGREEMENT, "target": who, "concept": "gone", "unit_of_measure": "kappa"}
        if people is None or not changed.any():
            yield {**row, "n": 0, **no_estimate(NOT_THERE if not changed.any() else NOBODY)}
            continue
        own = people.part(changed)
        readers = range(len(own.saw))
        if who == ANOTHER:
            couples = list(itertools.combinations(readers, 2))
            others = own
        else:
            couples = [(reader, 0) for reader in readers]
            others = eyes[who].part(changed)
        count = int(own.saw.any(0).sum())
        weights = bootstrap.weights(
            changed.sum(), RESAMPLES, max(seed, 0), "pairs on which to agree"
        )
        kappas = [
            kappa(weights * (own.saw[one] & others.saw[other]), own.gone[one], others.gone[other])
            for one, other in couples
        ]
        if not kappas:
            yield {**row, "n": count, **no_estimate("one reader")}
            continue
        found = columns.resampled(np.mean(kappas, 0))
        why = no_estimate("not defined: all pairs alike") if np.isnan(found["estimate"]) else {}
        yield {**row, "n": count, **found, **why}


def kappa(weights: np.ndarray, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Return Cohen's kappa of two who say yes or no of pairs, by weights.

    Args:
        weights: of the pairs, [B, P].
        first: what one says, bool [P].
        second: and the other.

    Returns:
        [B]; nan where chance alone would make them agree.
    """
    total = weights.sum(1)
    with np.errstate(divide="ignore", invalid="ignore"):
        equal, one, other = (weights @ part / total for part in (first == second, first, second))
        chance = one * other + (1 - one) * (1 - other)
        return np.where(chance < 1, (equal - chance) / (1 - chance), np.nan)
