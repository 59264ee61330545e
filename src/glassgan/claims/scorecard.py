"""How well analyses recover what was planted, and what they say where nothing was.

An analysis gives each target (a unit, a direction, a pixel, a layer) a score and, where it tests,
says whether there is something. The area under the ROC says how well the scores tell what was
planted from what does nothing; the false positives are what it says of the latter.
"""

import itertools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import false_discovery_control

from glassgan.concepts import is_named
from glassgan.effects import FDR
from glassgan.phantoms import layout
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
    the column that holds the name of the target. meant: whether it should find what it is tried on.
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
    meant: bool = True


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
UNITS, TAUGHT = tuple(layout.UNITS), tuple(layout.TAUGHT)
DIRECTIONS, TURNED = tuple(layout.DIRECTIONS), (*layout.OBLIQUE, *layout.TAUGHT)
NONE = ("idle", "witness")  # units that do nothing
WITHOUT = "concept == 'image change' and intervention == 'zero'"
UNNAMED = "PCA hidden1"  # which is not told of concepts
FOUND_BY = ("regression", "SVM", "regression conditional", "SVM conditional", UNNAMED)
MAPPED_BY = (
    "integrated gradients", "DeepLift", "GradientShap", "occlusion", "input × gradient", "saliency",
    "SmoothGrad", "edge detector",
)  # fmt: skip
INSTRUMENTS = (
    Instrument(
        "image change without a unit", "units", "unit_damage", UNITS, ("single",), NONE, _size,
        _above_null, WITHOUT,
    ),
    *(
        Instrument(
            f"image change without a unit, of {name}", "units", "unit_damage", UNITS, (mechanism,),
            NONE, _size, _above_null, WITHOUT, meant=mechanism != "redundant",
        )
        for name, mechanism in {
            "a threshold": "threshold", "one of two that need each other": "product",
            "one of two that cancel out": "cancelling", "one of two equal ones": "redundant",
        }.items()
    ),
    Instrument(
        "effect of a unit", "units", "unit_effects", UNITS, ("single",), NONE, _beside_null,
        _significant, "intervention == 'zero'",
    ),
    Instrument(
        "association of a unit", "units", "unit_association", UNITS, ("single",), ("idle",),
        _from_half, is_named,
    ),
    # what is idle in a trained network does a little, so that there is nothing to say falsely
    Instrument(
        "image change without a unit, trained in", "units", "unit_damage", TAUGHT, ("taught",),
        ("taught",), _size, keep=WITHOUT,
    ),
    Instrument(
        "effect of a unit, trained in", "units", "unit_effects", TAUGHT, ("taught",), ("taught",),
        _beside_null, keep="intervention == 'zero'",
    ),
    Instrument(
        "association of a unit, trained in", "units", "unit_association", TAUGHT, ("taught",),
        ("taught",), _from_half,
    ),
    Instrument(
        "image change along a direction", "latent", "direction_image_change", DIRECTIONS,
        ("axis",), ("axis",), _size, _significant, "intervention == 'axes'",
    ),
    Instrument(
        "effect of a direction", "latent", "direction_effects", DIRECTIONS,
        ("axis",), ("axis",), _beside_null, _significant, "intervention == 'axes'",
    ),
    Instrument(
        "selectivity of a direction", "latent", "direction_selectivity", DIRECTIONS,
        ("axis",), ("axis",), _size, _significant, "intervention == 'axes'",
    ),
    *(
        Instrument(
            f"direction of a concept, by {method}", "found", "cosine", TURNED, ("rotated",),
            ("rotated",), _size, keep=f"intervention == '{method}'",
            meant=method != UNNAMED,
        )
        for method in FOUND_BY
    ),
    *(
        Instrument(
            f"pixels, by {method}", "pixels", "mean map", ("patch",), ("ink",), ("ink",), _size,
            keep=f"intervention == '{method}'", meant=method != "edge detector",
        )
        for method in MAPPED_BY
    ),
    Instrument(
        "effect of a unit of D", "attribution", "discriminator_units", ("patch",), ("reader",),
        ("reader",), _size, _significant, "concept == 'logit of real'",
    ),
    Instrument(
        "gap of a unit of D", "attribution", "discriminator_unit_gaps", ("patch",), ("reader",),
        ("reader",), _size, _significant,
    ),
    Instrument(
        "effect of a filter of D", "attribution", "discriminator_units", ("frequency",),
        ("filter",), ("filter",), _size, _significant, "concept == 'logit of real'",
    ),
    Instrument(
        "layer of the decision, by a lens", "attribution", "lens", tuple(layout.DECIDING),
        ("even",), ("even",), lambda rows: rows["estimate"],
    ),
    Instrument(
        "copies of training images", "quality", "quality", (*layout.COPIES, *layout.LEFT_OUT),
        ("exact", "shifted", "noisy"), ("held out",), lambda rows: 1 - rows["estimate"],
        lambda rows: rows["estimate"] < ALONE_P,
        f"{OF_SAMPLES} and concept == 'copied_p'", "concept",
    ),
    Instrument(
        "missing class", "quality", "quality", tuple(layout.LEFT_OUT), ("left out",),
        ("left out",), lambda rows: -rows["estimate"], lambda rows: rows["ci_high"] < DRAWN,
        f"{OF_SAMPLES} and concept.str.startswith('class_')", "concept",
    ),
)  # fmt: skip
TRAINED = "mlp"  # whose median score marks a strength
NOTHING = {  # subjects of which there is nothing to say, by phase
    "units": ("constant", "untrained"),
    "latent": ("constant", "untrained"),
    "attribution": ("blind", "untrained"),
    "quality": ("untrained",),
}


def scores(instrument: Instrument, tables: Tables, subject: str) -> Scores:
    """Return what an analysis says of each target of a subject, the largest of its rows.

    With q-values as if it were the only run: beside so many that do nothing it would say little.
    """
    rows = tables[instrument.phase]
    rows = rows[(rows["subject"] == subject) & (rows["analysis"] == instrument.analysis)]
    rows = rows.reset_index(drop=True)
    if "p_value" in rows:
        known = rows["p_value"].dropna()
        alone = pd.Series(false_discovery_control(known), known.index)
        rows = rows.assign(q_value=alone.reindex(rows.index))
    rows = rows.query(instrument.keep)
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
    shared = {name: getattr(instrument, name) for name in ("name", "phase", "meant")}
    if every.empty:  # it was not run, which is no area of one half
        counts = {"positives": len(planted), "negatives": len(others), "marked": False}
        yield {**shared, **counts, **dict.fromkeys(MEASURED, np.nan)}
        return
    marked = False
    for strength, rows in planted.groupby("strength"):
        here = bool(not marked and rows["score"].median() >= trained)
        marked |= here
        area = _area(rows, others, instrument.said is not None)
        yield {**shared, "strength": strength, **area, "marked": here}
    area = _area(planted, others, instrument.said is not None)
    yield {**shared, "strength": np.nan, **area, "marked": False}


def _area(planted: pd.DataFrame, others: pd.DataFrame, tested: bool) -> dict[str, Any]:
    values = np.concatenate([planted["score"], others["score"]]).astype(float)
    positive = np.arange(len(values)) < len(planted)
    low, high = auroc_intervals(values[:, None], positive)
    return {
        "positives": len(planted),
        "negatives": len(others),
        "area": auroc(values, positive),
        "ci_low": float(low[0]),
        "ci_high": float(high[0]),
        "said": float(planted["said"].mean()) if tested else np.nan,
        "false": float(others["said"].mean()) if tested else np.nan,
    }


def of_nothing(instrument: Instrument, tables: Tables) -> Iterable[dict[str, Any]]:
    """Yield a row for each subject in which nothing is planted: of how many targets it is said."""
    for subject in NOTHING.get(instrument.phase, ()):
        found = scores(instrument, tables, subject)
        if len(found) and instrument.said is not None:
            yield {
                "name": instrument.name,
                "network": subject,
                "negatives": len(found),
                "false": float(found["said"].eq(True).mean()),
            }


def card(truth: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """Return the rows of `recovered` and of `of_nothing` of all `INSTRUMENTS`."""
    rows = [
        row
        for one in INSTRUMENTS
        for row in itertools.chain(recovered(one, truth, tables), of_nothing(one, tables))
    ]
    return pd.DataFrame(rows).fillna({"network": ""})
