"""What theory predicts of what the other phases found, and whether it is so; no torch.

Each explanation is a row: a phenomenon, what theory predicts of it and where that stands, what was
measured, and one verdict. What theory is silent about is a row, too.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from glassgan.concepts import NO_CLASSES
from glassgan.quality.classes import CLASSES_TO_TRAIN
from glassgan.theory.names import (
    AT_MOST,
    CLASSES,
    FRESH,
    GENERATED,
    MEASURED,
    OTHER,
    PREDICTED,
    SATURATING,
)

AGREES, IN_PART, DISAGREES = "agrees", "agrees in part", "does not agree"
SILENT, NOT_HERE = "theory is silent", "not measured here"
NEAR = 0.01  # of log 2, from which on supports count as apart
CLOSE = 0.1  # of what is predicted, within which a measurement agrees
LOCAL = ("r1", "r2", "relativistic_r1_r2")  # changes under which the smallest game converges
FEWEST = 5  # checkpoints of which an order is told


@dataclass(frozen=True)
class Results:
    """What explanations are told from.

    Attributes:
        theory: effects of the other analyses of the phase, of all runs.
        quality: measures by run, as `quality.parquet` holds them.
        forgetting: by run, as `forgetting.parquet` holds it.
        forks: entries of `design.forks`, each with the measures of its samples.
    """

    theory: pd.DataFrame
    quality: Mapping[str, pd.DataFrame]
    forgetting: Mapping[str, pd.DataFrame]
    forks: Sequence[tuple[Mapping[str, Any], pd.DataFrame]]

    def rows(self, analysis: str) -> pd.DataFrame:
        """Return the rows of an analysis of theory."""
        return self.theory[self.theory["analysis"] == analysis]


def explained(results: Results) -> Iterator[dict[str, Any]]:
    """Yield all explanations as rows of an effects table.

    Columns: target, the phenomenon; intervention, the prediction; concept, its source; reason, what
    was measured; status, the verdict.
    """
    for explain in EXPLANATIONS:
        phenomenon, prediction, source, measured, verdict = explain(results)
        yield {
            "analysis": "explanation",
            "target": phenomenon,
            "intervention": prediction,
            "concept": source,
            "reason": measured,
            "status": verdict,
        }


Told = tuple[str, str, str, str, str]  # phenomenon, prediction, source, measurement, verdict
NOTHING = "none of it ran"


def collapse(results: Results) -> Told:
    """Whether the runs that train are those whose samples overlap with real images."""
    told = (
        "some runs train, others do not",
        "where a discriminator tells all samples from real images, G is taught nothing; "
        "only a run whose bound stays below log 2 trains",
        "Arjovsky and Bottou 2017, theorems 2.1 to 2.6",
    )
    if NO_CLASSES:
        return *told, NO_CLASSES, NOT_HERE
    apart, trains = [], []
    for run, bounds in _bounds(results).items():
        apart.append(bounds.iloc[-1] > (1 - NEAR) * math.log(2))
        trains.append(_measure(results.quality[run], "classes").iloc[-1] >= CLASSES_TO_TRAIN)
    if not apart:
        return *told, NOTHING, NOT_HERE
    right = sum(one != other for one, other in zip(apart, trains, strict=True))
    measured = (
        f"at their last checkpoint {sum(apart)} of {len(apart)} runs are apart from real images; "
        f"{sum(trains)} train; it is as predicted in {right}"
    )
    return *told, measured, _of_counts(right, len(apart))


def saturation(results: Results) -> Told:
    """Whether the saturating gradient falls as the factor D says, and stays below its bound."""
    told = (
        "the saturating gradient goes as D learns",
        "its size follows D/(1 − D) times that of the other form, and Mε/(1 − ε) at most",
        "Goodfellow et al. 2014, section 3; Arjovsky and Bottou 2017, theorem 2.4",
    )
    rows = results.rows("frozen_gradient")
    rows = rows[rows["intervention"] == SATURATING]
    if rows.empty:
        return *told, NOTHING, NOT_HERE
    table = rows.pivot_table(
        index=["subject", "seed", "epoch", "dose"], columns="group", values="estimate"
    )
    gaps = (table[PREDICTED] / table[MEASURED] - 1).abs()
    known = table[AT_MOST].notna() if AT_MOST in table else gaps.isna()
    above = int((table[MEASURED] > table.get(AT_MOST, math.inf))[known].sum())
    right = int((gaps <= CLOSE).sum())
    measured = (
        f"within {CLOSE:.0%} of the factor at {right} of {len(gaps)} looks, {gaps.max():.0%} off "
        f"at most; above the bound at {above} of the {int(known.sum())} looks that have one"
    )
    return *told, measured, _of_counts(right if above == 0 else 0, len(gaps))


def distances(results: Results) -> Told:
    """Whether the bound of the divergence orders checkpoints as the Fréchet distance does."""
    told = (
        "samples come nearer to real images",
        "the divergence falls with every distance between the densities",
        "both are 0 where the densities are one; nothing more is proved",
    )
    pairs = [
        (bound, distance)
        for run, bounds in _bounds(results).items()
        for epoch, bound in bounds.items()
        for distance in _measure(results.quality[run], "frechet_distance").reindex([epoch]).dropna()
    ]
    if len(pairs) < FEWEST:
        return *told, f"{len(pairs)} checkpoints, too few to order them", NOT_HERE
    from scipy.stats import permutation_test, rankdata, spearmanr

    bounds, of_images = (rankdata(part) for part in zip(*pairs, strict=True))
    found = permutation_test(
        (bounds,), lambda x: spearmanr(x, of_images).statistic, permutation_type="pairings",
        vectorized=False, n_resamples=5000, alternative="greater", rng=0,
    )  # fmt: skip
    measured = (
        f"over {len(pairs)} checkpoints the rank correlation of the bound with the Fréchet "
        f"distance is {found.statistic:.2f}, p = {found.pvalue:.3f}"
    )
    return *told, measured.replace("-", "−"), AGREES if found.pvalue < 0.05 else DISAGREES


def modes(results: Results) -> Told:
    """Whether what a loss gives for a dropped mode is what the divergence says."""
    told = (
        "modes are dropped and not won back",
        "the other form follows KL(q‖p) − 2 JSD, whose slope stays above −log 3 where a mode is "
        "dropped; that of the saturating form grows without bound",
        "Arjovsky and Bottou 2017, theorem 2.5",
    )
    rows = results.rows("dropped_mode")
    rows = rows[rows["concept"] == "slope"]
    table = rows.pivot_table(index="dose", columns=["group", "intervention"], values="estimate")
    table = table.dropna()
    if table.empty:
        return *told, NOTHING, NOT_HERE
    gaps = (table[MEASURED] / table[PREDICTED] - 1).abs().to_numpy()
    measured = (
        f"slopes of {table[MEASURED, OTHER].min():.2f} and {table[MEASURED, SATURATING].min():.2f} "
        f"at a share of {table.index.min():.0%}, {gaps.max():.0%} off at most"
    )
    return *told, measured.replace("-", "−"), _of_counts(int((gaps <= CLOSE).sum()), gaps.size)


def equilibrium(results: Results) -> Told:
    """Whether the value of the game in training says how far apart the densities are."""
    told = (
        "losses settle while samples are still poor",
        "the value of the game is 2 JSD − log 4 where D is the best one",
        "Goodfellow et al. 2014, section 4.1",
    )
    rows = results.rows("mixture_game")
    last = rows[rows["dose"] == rows["dose"].max()]
    table = last[last["concept"] == "value of the game"].pivot_table(
        index=["target", "intervention"], columns="group", values="estimate"
    )
    if table.empty:
        return *told, NOTHING, NOT_HERE
    gaps = table[MEASURED] - table[PREDICTED]
    measured = (
        f"in {len(gaps)} games on known densities the value lies {gaps.abs().min():.2f} to "
        f"{gaps.abs().max():.2f} nats from it: D in training is not the best one"
    )
    known = results.rows("known_densities")
    fixed = known[(known["concept"] == "distance from D*") & (known["group"] == MEASURED)]
    if len(fixed):
        measured += f"; with G still it comes within {fixed['estimate'].max():.3f} of the best one"
    right = int((gaps.abs() < 2 * CLOSE * math.log(2)).sum())
    return *told, measured, _of_counts(right, len(gaps))


def smoothing(results: Results) -> Told:
    """Whether smoothed labels move the best discriminator as predicted."""
    told = (
        "label smoothing keeps D from being sure",
        "the best D is r p/(p + q), so that it answers r at most",
        "Goodfellow 2016 (tutorial), section 4.2; the loss, point by point",
    )
    rows = results.rows("known_densities")
    rows = rows[(rows["intervention"] == "label smoothing") & (rows["group"] == MEASURED)]
    if rows.empty:
        return *told, NOTHING, NOT_HERE
    worst = float(rows["estimate"].max())
    measured = f"a trained D differs from it by {worst:.3f} on average"
    return *told, measured, AGREES if worst < 0.02 else DISAGREES


def oscillation(results: Results) -> Told:
    """Whether the smallest game converges where its eigenvalues say so, and nowhere else."""
    told = (
        "players turn around each other",
        "without penalty the eigenvalues are imaginary, and steps do not converge linearly; with "
        "one their real part is negative, and they do",
        "Mescheder et al. 2018, sections 2 and 3",
    )
    rows = results.rows("dirac_convergence")
    rows = rows[rows["intervention"] == "alternating steps"]
    without, penalised = (
        rows.loc[rows["group"].str.startswith(group), "estimate"]
        for group in ("undecided", "converges")
    )
    if not (len(without) and len(penalised)):
        return *told, NOTHING, NOT_HERE
    measured = (
        f"alternating steps of the smallest game leave {without.min():.2f} to {without.max():.2f} "
        f"of the distance in {len(without)} games without penalty, {penalised.min():.0e} to "
        f"{penalised.max():.2f} in {len(penalised)} with one"
    )
    right = int((without > CLOSE).sum() + (penalised < CLOSE).sum())
    return *told, measured.replace("e-", "e−"), _of_counts(right, len(without) + len(penalised))


def penalties(results: Results) -> Told:
    """Whether the losses that converge in the smallest game make a run train that did not."""
    told = (
        "what a penalty on D's slope does",
        "R1, R2 and the relativistic loss with both make the equilibrium attract",
        "Mescheder et al. 2018, theorem 4.1; Huang et al. 2024",
    )
    if NO_CLASSES:
        return *told, NO_CLASSES, NOT_HERE
    found = [
        (f"{fork['change']} on {fork['parent']}", int(_measure(quality, "classes").iloc[-1]))
        for fork, quality in results.forks
        if fork["change"] in LOCAL
    ]
    if not found:
        return *told, "no fork has one (the preset `cures` has)", NOT_HERE
    words = ", ".join(f"{name}: {classes} classes" for name, classes in found)
    right = sum(classes >= CLASSES_TO_TRAIN for _, classes in found)
    return *told, words, _of_counts(right, len(found))


def forgetting(results: Results) -> Told:
    """What the last discriminator says of samples of past generators."""
    told = (
        "D forgets samples of past generators",
        "the best D follows the present q alone; of points that are neither real nor drawn now it "
        "says nothing",
        "Goodfellow et al. 2014, proposition 1",
    )
    shares = []
    for table in results.forgetting.values():
        past = table[(table["epoch_d"] == table["epoch_d"].max()) & (table["kind"] == "past")]
        shares += past["accuracy"].dropna().tolist()
    if not shares:
        return *told, NOTHING, NOT_HERE
    measured = (
        f"the last discriminators tell {min(shares):.0%} to {max(shares):.0%} of the samples of "
        f"{len(shares)} earlier checkpoints from real images"
    )
    return *told, measured, SILENT


def batch_norm(results: Results) -> Told:
    """What batch normalisation of the generator does."""
    told = (
        "batch normalisation rescues the article's GAN",
        "none: these statements are about densities and losses, not about how a network is built",
        "none",
    )
    if NO_CLASSES:
        return *told, NO_CLASSES, SILENT
    found = [
        int(_measure(quality, "classes").iloc[-1])
        for fork, quality in results.forks
        if fork["change"] == "architecture" and fork.get("args", {}).get("batch_norm")
    ]
    if not found:
        return *told, "no fork has it (the preset `cures` has)", SILENT
    words = ", ".join(map(str, found))
    return *told, f"forks with it draw {words} classes", SILENT


EXPLANATIONS: tuple[Callable[[Results], Told], ...] = (
    collapse,
    saturation,
    modes,
    equilibrium,
    distances,
    smoothing,
    oscillation,
    penalties,
    forgetting,
    batch_norm,
)


def _bounds(results: Results) -> dict[str, pd.Series]:
    """Return, run by run, the bound of the divergence at the last step of D, by epoch.

    The larger of that by a fresh discriminator and that by the judge's classes.
    """
    rows = results.rows("jsd_bound")
    rows = rows[rows["target"] == GENERATED]
    found = {}
    for (subject, seed), own in rows.groupby(["subject", "seed"]):
        fresh = own[(own["intervention"] == FRESH) & (own["dose"] == own["dose"].max())]
        both = pd.concat([fresh, own[own["intervention"] == CLASSES]])
        if f"{subject}/{seed}" in results.quality:
            found[f"{subject}/{seed}"] = both.groupby("epoch")["estimate"].max()
    return found


def _measure(quality: pd.DataFrame, name: str) -> pd.Series:
    """Return a measure by epoch, in order."""
    rows = quality[quality["measure"] == name].sort_values("step")
    return rows.set_index("epoch")["estimate"]


def _of_counts(right: int, of: int) -> str:
    """Return the verdict of so many agreements: all, three quarters at least, or fewer."""
    if right == of:
        return AGREES
    return IN_PART if right >= 0.75 * of else DISAGREES
