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
from glassgan.statistics.auroc import auroc, auroc_intervals

Tables = Mapping[str, pd.DataFrame]
Scores = pd.DataFrame  # a row a target: layer, target, score, said (bool, or missing)


@dataclass(frozen=True)
class Instrument:
    """An analysis, and how its rows say what it found.

    phase, analysis: of its rows. phantom: the subject. mechanisms: of the rows of the truth that it
    is meant for; beside: those that it must not find. keep: which of its rows; score: of each row;
    said: whether a row says that there is something, None where it tests nothing.
    """

    name: str
    phase: str
    analysis: str
    phantom: str
    mechanisms: tuple[str, ...]
    beside: tuple[str, ...]
    score: Callable[[pd.DataFrame], pd.Series]
    said: Callable[[pd.DataFrame], pd.Series] | None = None
    keep: str = "index >= 0"


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


ALONE = ("single",)  # planted units that do something by themselves, in rising strength
INSTRUMENTS = (
    Instrument(
        "image change without a unit", "units", "unit_damage", "units", ALONE, ("idle", "witness"),
        _size, _above_null, "concept == 'image change' and intervention == 'zero'",
    ),
    Instrument(
        "effect of a unit", "units", "unit_effects", "units", ALONE, ("idle", "witness"),
        _beside_null, _significant, "intervention == 'zero'",
    ),
    Instrument(
        "association of a unit", "units", "unit_association", "units", ALONE, ("idle",),
        _from_half, is_named,
    ),
    Instrument(
        "image change along a direction", "latent", "direction_image_change", "directions",
        ("axis",), ("axis",), _size, _significant, "intervention == 'axes'",
    ),
    Instrument(
        "effect of a direction", "latent", "direction_effects", "directions",
        ("axis",), ("axis",), _beside_null, _significant, "intervention == 'axes'",
    ),
    Instrument(
        "selectivity of a direction", "latent", "direction_selectivity", "directions",
        ("axis",), ("axis",), _size, _significant, "intervention == 'axes'",
    ),
    Instrument(
        "effect of a unit of D", "attribution", "discriminator_units", "patch",
        ("reader",), ("reader",), _size, _significant, "concept == 'logit of real'",
    ),
    Instrument(
        "gap of a unit of D", "attribution", "discriminator_unit_gaps", "patch",
        ("reader",), ("reader",), _size, _significant,
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
    said = pd.Series(pd.NA, index=rows.index) if instrument.said is None else instrument.said(rows)
    found = pd.DataFrame(
        {
            "layer": rows["layer"],
            "target": rows["target"],
            "score": instrument.score(rows).fillna(0.0),
            "said": said,
        }
    )
    return found.groupby(["layer", "target"], as_index=False, sort=False).max()


def recovered(
    instrument: Instrument, truth: pd.DataFrame, tables: Tables
) -> Iterable[dict[str, Any]]:
    """Yield a row for each strength of what was planted, and one for all of it.

    Targets of which an analysis says nothing score 0. Marked is the smallest strength at which the
    median score is no less than that of the targets of a trained subject.

    Args:
        instrument: whose rows are read.
        truth: as `phantoms.truth.table` gives it.
        tables: of effects, by phase.

    Returns:
        strength (nan for all), positives, negatives, area under the ROC with its interval, said
        (share of the positives), false (share of the negatives), marked.
    """
    own = truth[truth["phantom"] == instrument.phantom]
    found = own.merge(scores(instrument, tables, instrument.phantom), "left", ["layer", "target"])
    found["score"] = found["score"].fillna(0.0)
    found["said"] = found["said"].eq(True)
    planted = found[found["planted"] & found["mechanism"].isin(instrument.mechanisms)]
    others = found[~found["planted"] & found["mechanism"].isin(instrument.beside)]
    trained = scores(instrument, tables, TRAINED)["score"].median()
    shared = {"instrument": instrument.name, "phase": instrument.phase}
    marked = False
    for strength, rows in planted.groupby(_levels(planted)):
        here = not marked and rows["score"].median() >= trained
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
    for subject in NOTHING[instrument.phase]:
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
