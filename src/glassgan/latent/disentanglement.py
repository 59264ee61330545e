"""Whether single dimensions of a code stand for single concepts: DCI and MIG.

A code is anything that says something about each sample: its latent, its coordinates along
directions, the activations of a layer. Of DCI (Eastwood and Williams 2018, "A framework for the
quantitative evaluation of disentangled representations"):

- disentanglement, D: whether a dimension matters for one concept only. With P_ij the share of
  concept j in the importance of dimension i and ρ_i the share of dimension i in all importance,
  Σ_i ρ_i (1 − H_K(P_i)), H_K being the entropy to the base of the number of concepts.
- completeness, C: whether a concept depends on one dimension only; the same with dimensions and
  concepts exchanged, so that it too is weighted by importance, as Locatello et al. 2019 do. A
  concept about which the code says nothing would otherwise have a completeness of pure noise.
- informativeness, I: mean over concepts of 1 − Σ (y − ŷ)² / Σ (y − m)² on held-out samples, where
  the prediction ŷ and the mean m are of the discovery half.

The importance of a dimension for a concept is the square of its coefficient in ridge regression,
both standardised: of dimensions that are uncorrelated, the share of the variance of the concept
that it explains. All concepts share one penalty there, or those that are shrunk more would seem to
matter less; it is chosen on the discovery half, and the folds of the held-out half do not choose
again. For I each concept has a penalty of its own. Both are chosen by leaving one sample out. The
lasso's absolute coefficients, which the authors use, cannot see redundancy (of equal dimensions it
takes one, so that copies of a complete code look complete) and come to D and C of one where the
penalty is high and the concept is noise (both measured).

MIG, the mutual information gap (Chen et al. 2018, "Isolating sources of disentanglement in
variational autoencoders"), is the mean over concepts of (I(z_1; v) − I(z_2; v)) / H(v), z_1 and z_2
being the two dimensions that know most about the concept v, here those of the discovery half. A
concept counts as high or low, divided at its mean on the discovery half; `mutual_information` says
how dimensions are binned.

A rotation of a code keeps all that it says and leaves no dimension its meaning. Random rotations
are therefore the null of D, C and MIG; shuffled concepts are that of I.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from scipy.special import entr

from glassgan import streams
from glassgan.effects import no_estimate
from glassgan.latent import codes
from glassgan.latent.codes import Half
from glassgan.statistics.columns import null as beside_null
from glassgan.statistics.intervals import around, jackknife_margin
from glassgan.statistics.ridge import Ridge

FOLDS = 5  # of the held-out half, for intervals
MIXED = 128  # dimensions that one rotation mixes at most: its cost grows with their square
COLUMNS = 10_000  # rotated dimensions of which the null of a code is made, as far as
LEAST_DRAWS = 20  # there are no fewer draws
UNITS = {"D": "score", "C": "score", "I": "R²", "MIG": "share of the entropy"}
OF_CONCEPTS = ("C", "I", "MIG")


def disentanglement(
    code: np.ndarray,
    values: np.ndarray,
    names: Sequence[str],
    *,
    layer: str,
    draws: int,
    seed: int,
) -> list[dict[str, Any]]:
    """Score a code, beside random rotations of it and shuffled concepts.

    Dimensions and concepts that do not vary are left out, see `codes.halves`.

    Args:
        code: [N, C]; the first half of the samples is discovery.
        values: concepts [N, K], nan where one is not known.
        names: of the concepts, K.
        layer: what the code is called.
        draws: of rotations and of shuffled concepts; fewer where the code is wide, but at least
            `LEAST_DRAWS`.
        seed: of both.

    Returns:
        Rows of an effects table: analysis "disentanglement", target D, C, I or MIG, concept how
        many there are (without as many of them, and of dimensions, scores do not compare), with the
        interval of the delete-a-group jackknife over the held-out half and a one-sided p-value;
        and, without a test, analysis "disentanglement_concepts", C, I and MIG of each concept.
        What has no estimate has a reason.
    """
    discovery, held_out, usable = codes.halves(code, values)
    kept = [name for name, varies in zip(names, usable, strict=True) if varies]
    shared: dict[str, Any] = {"layer": layer, "intervention": "none", "split": "held-out"}
    whole = {**shared, "analysis": "disentanglement", "concept": f"{len(kept)} concepts"}
    whole["n"] = len(held_out.code)
    single = {**shared, "analysis": "disentanglement_concepts"}
    rows = [
        {
            **single,
            "target": score,
            "concept": name,
            "n": 0,
            **no_estimate("the concept does not vary"),
        }
        for name in names
        if name not in kept
        for score in OF_CONCEPTS
    ]
    dimensions = discovery.code.shape[1]
    if not kept or not dimensions:
        why = "no concept varies" if dimensions else "the code does not vary"
        return rows + [{**whole, "target": score, **no_estimate(why)} for score in UNITS]
    penalty = codes.shared_penalty(discovery)
    estimates, reach = _estimates(discovery, held_out, penalty)
    count = max(min(draws, COLUMNS // dimensions), LEAST_DRAWS)
    null = {
        **_rotated(discovery, held_out, penalty, count, seed),
        "I": _shuffled(discovery, held_out, count, seed),
    }
    for place, score in enumerate(UNITS):
        value, margin = estimates[place], reach[place]
        row = {**whole, "target": score, "unit_of_measure": UNITS[score]}
        if np.isnan(value):
            what = "concepts" if score == "D" else "dimensions"
            rows.append(row | no_estimate(f"fewer than two {what} vary"))
        else:
            rows.append(row | around(value, margin) | beside_null(null[score], value))
    known = (~np.isnan(held_out.values)).sum(0)
    places = ((score, k) for score in OF_CONCEPTS for k in range(len(kept)))
    for place, (score, k) in enumerate(places, start=len(UNITS)):
        row = {**single, "target": score, "concept": kept[k], "n": known[k]}
        ends = around(estimates[place], reach[place])
        rows.append(row | {**ends, "unit_of_measure": UNITS[score]})
    return rows


def one_for_one(importance: np.ndarray) -> tuple[float, np.ndarray]:
    """Return how far rows matter for one column only: 1 − entropy of their shares.

    Args:
        importance: not negative, [R, L].

    Returns:
        The mean weighted by the sums of the rows, and the value of each row, [R]; nan for a row
        of nothing, and everywhere where there is but one column.
    """
    total = importance.sum(1)
    with np.errstate(divide="ignore", invalid="ignore"):
        each = 1 - entr(importance / total[:, None]).sum(1) / np.log(importance.shape[1])
        each = np.where(importance.shape[1] > 1, each, np.nan)
        return float(np.nansum(each * total) / total[~np.isnan(each)].sum()), each


def rotation(size: int, rng: np.random.Generator) -> np.ndarray:
    """Return a uniform rotation or reflection, [size, size] (Haar; Mezzadri 2007)."""
    frame, triangle = np.linalg.qr(rng.standard_normal((size, size)))
    turned: np.ndarray = frame * np.sign(np.diag(triangle))
    return turned


def _estimates(discovery: Half, held_out: Half, penalty: float) -> tuple[np.ndarray, np.ndarray]:
    """Return D, C, I, MIG and then C, I and MIG of each concept, and the reach of intervals."""
    weights, offsets = codes.fit(discovery)
    predicted = held_out.code @ weights + offsets
    best = codes.most_informed(discovery)

    def of(rows: np.ndarray) -> np.ndarray:
        part = held_out.part(rows)
        importance = np.square(codes.coefficients(part, penalty))
        complete, concepts = one_for_one(importance.T)
        r2, gaps = codes.r2(part.values, predicted[rows]), codes.gaps(part, best)
        whole = [one_for_one(importance)[0], complete, r2.mean(), gaps.mean()]
        return np.concatenate([whole, concepts, r2, gaps])

    every = np.arange(len(predicted))
    left_out = [of(every[every % FOLDS != fold]) for fold in range(FOLDS)]
    return of(every), jackknife_margin(left_out)


def _turned(half: Half, turns: Sequence[tuple[np.ndarray, np.ndarray]]) -> Half:
    """Return samples with their code rotated, part by part: dimensions [c], rotation [c, c]."""
    code = np.empty_like(half.code)
    for part, turn in turns:
        code[:, part] = half.code[:, part] @ turn.astype(code.dtype)
    return Half(code, half.values, half.labels)


def _rotated(
    discovery: Half, held_out: Half, penalty: float, draws: int, seed: int
) -> dict[str, np.ndarray]:
    """Return D, C and MIG of rotations of a code, [draws] each.

    Uniform ones (Haar; Mezzadri 2007) where `MIXED` dimensions or fewer vary; of more, uniform
    ones of random parts of the code. The weights of ridge regression turn with the code and the
    best penalty stays the best, so that nothing is fitted again.
    """
    weights = codes.coefficients(held_out, penalty)
    found = []
    for draw in range(draws):
        rng = streams.rng(seed, "rotations of a code", draw)
        order, turned, turns = rng.permutation(len(weights)), np.empty_like(weights), []
        for part in np.array_split(order, -(-len(order) // MIXED)):
            turns.append((part, rotation(len(part), rng)))
            turned[part] = turns[-1][1].T @ weights[part]
        first, second = _turned(discovery, turns), _turned(held_out, turns)
        importance = np.square(turned * first.code.std(0)[:, None])
        gap = codes.gaps(second, codes.most_informed(first)).mean()
        found.append([one_for_one(importance)[0], one_for_one(importance.T)[0], gap])
    return dict(zip(("D", "C", "MIG"), np.array(found).T, strict=True))


def _shuffled(discovery: Half, held_out: Half, draws: int, seed: int) -> np.ndarray:
    """Return I after the concepts of the discovery half were shuffled among samples, [draws]."""
    rng = streams.rng(seed, "shuffled concepts")
    total = np.zeros(draws)
    for columns in codes.groups(np.concatenate([discovery.values, held_out.values])):
        parts = []
        for half in (discovery, held_out):
            known = ~np.isnan(half.values[:, columns[0]])
            parts.append((half.code[known], half.values[known][:, columns]))
        (code, values), (new, truth) = parts
        orders = np.stack([rng.permutation(len(values)) for _ in range(draws)])
        many = values[orders].transpose(1, 0, 2).reshape(len(values), -1)
        reading = Ridge(torch.from_numpy(code)).fit(torch.from_numpy(many), each=True)
        predicted = reading(torch.from_numpy(new)).numpy()
        found = codes.r2(np.tile(truth, draws), predicted)
        total += found.reshape(draws, -1).sum(1)
    return total / discovery.values.shape[1]
