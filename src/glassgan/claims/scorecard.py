"""How well analyses recover what was planted, and what they say where nothing was.

An analysis gives each target (a unit, a direction, a pixel, a layer) a score and, where it tests,
says whether there is something. The area under the ROC says how well the scores tell what was
planted from what does nothing; the false positives are what it says of the latter.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from glassgan.concepts import is_named
from glassgan.effects import FDR
from glassgan.phantoms.layout import COPIES, FILTERS, HIGH
from glassgan.statistics.auroc import auroc, auroc_intervals

Tables = Mapping[str, pd.DataFrame]
MEASURED = ("strength", "area", "ci_low", "ci_high", "said", "false")
KEYS = ["phantom", "layer", "target"]
Scores = pd.DataFrame  # a row a target: phantom, layer, target, score, said


@dataclass(frozen=True)
class Instrument:
    """An analysis, and how its rows say what it found.

    phase, analysis: of its rows. phantoms: the subjects. mechanisms: of the rows of the truth that
    it is meant for; beside: those that it must not find. score: of each row; said: whether a row
    says that there is something, None where it tests nothing. keep: which of its rows; named_by:
    the column that holds the name of the target.
    """

    name: str
    phase: str
    analysis: str
    phantoms: tuple[str, ...]
    mechanisms: tuple[str, ...]
    beside: tuple[str, ...]
    score: Callable[[pd.DataFrame], pd.Series]
    said: Callable[[pd.DataFrame], pd.Series] | None = None
    keep: str = "index >= 0"
    named_by: str = "target"


def _size(rows: pd.DataFrame) -> pd.Series:
    return rows["estimate"].abs()


def _beside_null(rows: pd.DataFrame) -> pd.Series:
    return rows["estimate"].abs() / rows["null_high"].where(rows["null_high"] > 0)


def _from_half(rows: pd.DataFrame) -> pd.Series:
    return (rows["estimate"] - 0.5).abs()


def _significant(rows: pd.DataFrame) -> pd.Series:
    return rows["q_value"] < FDR


def _above_null(rows: pd.DataFrame) -> pd.Series:
    return rows["ci_low"] > rows["null_high"]


ALONE_P = 0.05  # of a test that stands by itself
DRAWN = 0.02  # share of a class that counts as drawn
OF_SAMPLES = "target == 'samples' and intervention == ''"
ALONE = ("single",)  # planted units that do something by themselves, in rising strength
INSTRUMENTS = (
    Instrument(
        "image change without a unit", "units", "unit_damage", ("units",),
        ALONE, ("idle", "witness"), _size, _above_null,
        "concept == 'image change' and intervention == 'zero'",
    ),
    Instrument(
        "effect of a unit", "units", "unit_effects", ("units",), ALONE, ("idle", "witness"),
        _beside_null, _significant, "intervention == 'zero'",
    ),
    Instrument(
        "association of a unit", "units", "unit_association", ("units",), ALONE, ("idle",),
        _from_half, is_named,
    ),
    Instrument(
        "image change along a direction", "latent", "direction_image_change", ("directions",),
        ("axis",), ("axis",), _size, _significant, "intervention == 'axes'",
    ),
    Instrument(
        "effect of a direction", "latent", "direction_effects", ("directions",),
        ("axis",), ("axis",), _beside_null, _significant, "intervention == 'axes'",
    ),
    Instrument(
        "selectivity of a direction", "latent", "direction_selectivity", ("directions",),
        ("axis",), ("axis",), _size, _significant, "intervention == 'axes'",
    ),
    Instrument(
        "effect of a unit of D", "attribution", "discriminator_units", ("patch",),
        ("reader",), ("reader",), _size, _significant, "concept == 'logit of real'",
    ),
    Instrument(
        "gap of a unit of D", "attribution", "discriminator_unit_gaps", ("patch",),
        ("reader",), ("reader",), _size, _significant,
    ),
    Instrument(
        "effect of a filter of D", "attribution", "discriminator_units", ("frequency",),
        tuple(HIGH), tuple(set(FILTERS) - set(HIGH)), _size, _significant,
        "concept == 'logit of real'",
    ),
    Instrument(
        "layer of the decision, by a lens", "attribution", "lens", ("deciding_layer",),
        ("even",), ("even",), lambda rows: rows["estimate"],
    ),
    Instrument(
        "copies of training images", "quality", "quality", (*COPIES, "unseen", "no_fours"),
        tuple(COPIES.values()), ("held out",), lambda rows: 1 - rows["estimate"],
        lambda rows: rows["estimate"] < ALONE_P,
        f"{OF_SAMPLES} and concept == 'copied_p'", "concept",
    ),
    Instrument(
        "missing class", "quality", "quality", ("unseen", "no_fours"), ("left out",),
        ("left out",), lambda rows: -rows["estimate"], lambda rows: rows["ci_high"] < DRAWN,
        f"{OF_SAMPLES} and concept.str.startswith('class_')", "concept",
    ),
)  # fmt: skip
TRAINED = "mlp"  # whose median score marks a strength
NOTHING = {  # subjects of which there is nothing to say, by phase
    "units": ("constant", "untrained"),
    "latent": ("constant", "untrained"),
    "attribution": ("blind",),
}


def scores(instrument: Instrument, tables: Tables, subject: str) -> Scores:
    """Return what an analysis says of each target of a subject, the largest of its rows."""
    rows = tables[instrument.phase]
    rows = rows[(rows["subject"] == subject) & (rows["analysis"] == instrument.analysis)]
    rows = rows.reset_index(drop=True).query(instrument.keep)
    rows = rows[rows["epoch"] == rows["epoch"].max()]
    said = False if instrument.said is None else instrument.said(rows)
    found = pd.DataFrame(
        {
            "phantom": subject,
            "layer": rows["layer"],
            "target": rows[instrument.named_by],
            "score": instrument.score(rows).fillna(-np.inf),
            "said": said,
        }
    )
    return found.groupby(KEYS, as_index=False, sort=False).max()


def recovered(
    instrument: Instrument, truth: pd.DataFrame, tables: Tables
) -> Iterable[dict[str, Any]]:
    """Yield a row for each strength of what was planted, and one for all of it.

    Targets of which an analysis says nothing score lowest. Marked is the smallest strength at which
    the median score is no less than that of the targets of a trained subject.

    Args:
        instrument: whose rows are read.
        truth: as `phantoms.truth.table` gives it.
        tables: of effects, by phase.

    Returns:
        strength (nan for all, the only row where the analysis was not run), positives, negatives,
        area under the ROC with its interval, said (share of the positives), false (share of the
        negatives), marked.
    """
    own = truth[truth["phantom"].isin(instrument.phantoms)]
    every = pd.concat([scores(instrument, tables, phantom) for phantom in instrument.phantoms])
    found = own.merge(every, "left", KEYS)
    found["score"] = found["score"].fillna(-np.inf)
    found["said"] = found["said"].eq(True)
    planted = found[found["planted"] & found["mechanism"].isin(instrument.mechanisms)]
    others = found[~found["planted"] & found["mechanism"].isin(instrument.beside)]
    trained = scores(instrument, tables, TRAINED)["score"].median()
    shared = {"instrument": instrument.name, "phase": instrument.phase}
    if every.empty:  # it was not run, which is no area of one half
        counts = {"positives": len(planted), "negatives": len(others), "marked": False}
        yield {**shared, **counts, **dict.fromkeys(MEASURED, np.nan)}
        return
    marked = False
    for strength, rows in planted.groupby(_levels(planted)):
        here = bool(not marked and rows["score"].median() >= trained)
        marked |= here
        yield {**shared, "strength": strength, **_area(rows, others), "marked": here}
    yield {**shared, "strength": np.nan, **_area(planted, others), "marked": False}


def _levels(planted: pd.DataFrame) -> pd.Series:
    """Return strengths; of directions, as units differ, shares of the strongest of a concept."""
    if not (planted["kind"] == "direction").all():
        return planted["strength"]
    return planted["strength"] / planted.groupby("concept")["strength"].transform("max")


def _area(planted: pd.DataFrame, others: pd.DataFrame) -> dict[str, Any]:
    values = np.concatenate([planted["score"], others["score"]]).astype(float)
    positive = np.arange(len(values)) < len(planted)
    low, high = auroc_intervals(values[:, None], positive)
    return {
        "positives": len(planted),
        "negatives": len(others),
        "area": auroc(values, positive),
        "ci_low": float(low[0]),
        "ci_high": float(high[0]),
        "said": float(planted["said"].mean()),
        "false": float(others["said"].mean()),
    }


def of_nothing(instrument: Instrument, tables: Tables) -> Iterable[dict[str, Any]]:
    """Yield a row for each subject in which nothing is planted: of how many targets it is said."""
    for subject in NOTHING.get(instrument.phase, ()):
        found = scores(instrument, tables, subject)
        if len(found):
            yield {
                "instrument": instrument.name,
                "phase": instrument.phase,
                "subject": subject,
                "negatives": len(found),
                "false": float(found["said"].eq(True).mean()),
            }


def card(truth: pd.DataFrame, tables: Tables) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the rows of `recovered` and of `of_nothing` of all `INSTRUMENTS`."""
    return (
        pd.DataFrame([row for one in INSTRUMENTS for row in recovered(one, truth, tables)]),
        pd.DataFrame([row for one in INSTRUMENTS for row in of_nothing(one, tables)]),
    )
