"""What analyses say beforehand: about another network, or about the rest of training.

Written down by a job of its own, before the job that looks (`follow_ups`). What is said of another
network takes nothing from it but which of its units look like which of the first
(`units.matching`); what is said of the next checkpoint takes nothing but the one before.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from glassgan.concepts import MEASURED, is_named

COLUMNS = {
    "follow_up": "str",
    "subject": "str",
    "found_on": "int64",  # the seed of the network that says so
    "seed": "int64",  # and of the one that it is said of
    "epoch": "int64",  # of the checkpoint that says so, where it speaks of the next; or −1
    "layer": "str",
    "unit": "int64",  # of the latter; or −1
    "chosen": "bool",  # whether something is said of it, or it is one of those that were not chosen
    "concept": "str",
    "expected": "float64",  # its sign, and how sure
}
NAMED, ARTIFACTS, CLASSES = "named units", "artifact units", "classes asked for"


def of_subject(
    effects: pd.DataFrame,
    matches: pd.DataFrame,
    artifacts: Mapping[int, Mapping[str, Any]],
    subject: str,
) -> pd.DataFrame:
    """Return what the first seed of a subject says of every other.

    Args:
        effects: gathered, of phase units.
        matches: counterparts of units, as `units.matching.matches` gives them.
        artifacts: header of the sets of units by the seed of the run: layer, artifact_units.
        subject: its name.
    """
    first = matches["seed"].min()
    pairs = matches[
        (matches["kind"] == "trained") & (matches["seed"] == first) & matches["counterpart"]
    ]
    own = effects[(effects["subject"] == subject) & (effects["seed"] == first)]
    rows = []
    for other, found in pairs.groupby("other_seed"):
        shared = {"subject": subject, "found_on": first, "seed": other, "epoch": -1}
        rows += [{**shared, **row} for row in named(own, found)]
        rows += [{**shared, **row} for row in unwanted(artifacts.get(int(first), {}), found)]
    return table(rows)


def of_classes(asked: pd.DataFrame, subject: str, seed: int) -> pd.DataFrame:
    """Return of which classes more is asked at each checkpoint, for the next to show.

    Args:
        asked: class_push.parquet of the run.
        subject: of the run.
        seed: of the run.
    """
    trained = asked[(asked["epoch"] > 0) & asked["change"].notna()]
    shared = {"subject": subject, "found_on": seed, "seed": seed, "layer": "", "unit": -1}
    return table(
        {
            **shared,
            "follow_up": CLASSES,
            "epoch": row["epoch"],
            "chosen": True,
            "concept": row["concept"],
            "expected": row["change"],
        }
        for row in trained.to_dict("records")
    )


def table(rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return predictions as a table with the columns of `COLUMNS`."""
    return pd.DataFrame(list(rows), columns=list(COLUMNS)).astype(COLUMNS)


def named(effects: pd.DataFrame, pairs: pd.DataFrame) -> Iterable[dict[str, Any]]:
    """Yield for the counterpart of each named unit what becomes of the concept without it.

    A unit that is high where the concept is raises it, so that it falls without the unit.

    Args:
        effects: of the network that has the names.
        pairs: of its units and their counterparts.
    """
    rows = effects[
        (effects["analysis"] == "unit_association") & effects["concept"].isin(list(MEASURED))
    ]
    rows = rows[rows["epoch"] == rows["epoch"].max()]
    rows = rows[is_named(rows)].assign(sure=lambda table: (table["estimate"] - 0.5).abs())
    best = rows.sort_values("sure", ascending=False, kind="stable").drop_duplicates(
        ["layer", "target"]
    )
    names = best.set_index(["layer", "target"])
    for layer, unit, match in zip(pairs["layer"], pairs["unit"], pairs["match"], strict=True):
        if (layer, str(unit)) in names.index:
            name = names.loc[(layer, str(unit))]
            yield {
                "follow_up": NAMED,
                "layer": layer,
                "unit": match,
                "chosen": True,
                "concept": name["concept"],
                "expected": 0.5 - name["estimate"],
            }


def unwanted(found: Mapping[str, Any], pairs: pd.DataFrame) -> Iterable[dict[str, Any]]:
    """Yield for the counterparts of artifact units that samples come nearer without them.

    And a row for each other counterpart in their layer, of which nothing is said.

    Args:
        found: layer and artifact_units of the network that was searched; empty where none was.
        pairs: of its units and their counterparts.
    """
    chosen: Sequence[int] = found.get("artifact_units", ())
    own = pairs[pairs["layer"] == found.get("layer")]
    for unit, match in zip(own["unit"], own["match"], strict=True):
        yield {
            "follow_up": ARTIFACTS,
            "layer": found["layer"],
            "unit": match,
            "chosen": unit in chosen,
            "concept": "Fréchet distance",
            "expected": -1.0 if unit in chosen else 0.0,
        }
