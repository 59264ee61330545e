"""What the page says of forks."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from glassgan.forks.design import FLOOR, NOISE, in_words

ANALYSES = ("fork_effects", "fork_classes")
NUMBERS = ("estimate", "ci_low", "ci_high", "null_low", "null_high")


def of_forks(
    forks: Sequence[Mapping[str, Any]],
    effects: pd.DataFrame,
    gates: Mapping[str, Mapping[str, Any]],
    above: pd.DataFrame,
) -> dict[str, Any]:
    """Return the numbers of the forks of one run.

    Args:
        forks: entries of `design.forks`, all of this run.
        effects: the gathered effects of the run.
        gates: as `forks.gate.gate` gives them, by the epoch from which forks start.
        above: as `forks.trajectory.above_floor` gives it.

    Returns:
        gates; noise, how many noise forks there are; changes: for each fork that is compared,
        name, words (what is changed), floor (whether it is the chaos floor), target (from where to
        where), reason (why its first measure
        has no estimate), found (effects beyond the noise forks, q < 0.05, as rows of the table,
        the largest against its null first),
        undecided (how many are not), rises and until (steps in which its samples are further from
        the parent's than the chaos floor is, None where they are not, or where none was recorded).
    """
    own = effects[effects["analysis"].isin(ANALYSES)]
    floor = above.set_index("fork")[["rises", "until"]].astype(object)
    changes = []
    for fork in forks:
        rows = own[own["intervention"] == fork["name"]]
        for target, group in rows.groupby("target", sort=False):
            beyond = group[group["q_value"] < 0.05]
            size = (beyond["estimate"] / (beyond["null_high"] - beyond["null_low"])).abs()
            beyond = beyond.loc[size.sort_values(ascending=False).index]
            change = {
                "name": fork["name"],
                "words": in_words(fork),
                "floor": fork["change"] == FLOOR,
                "target": target,
                "reason": str(group["reason"].iloc[0]),
                "found": beyond.to_dict("records"),
                "undecided": int(group["estimate"].notna().sum()) - len(beyond),
            }
            for name in ("rises", "until"):
                value = floor[name].get(fork["name"])
                change[name] = None if value is None or value is pd.NA else int(value)
            changes.append(change)
    noise = sum(fork["change"] == NOISE for fork in forks)
    return {"gates": gates, "noise": noise, "changes": changes}


def in_short(effects: pd.DataFrame) -> dict[str, Any]:
    """Return the effects of forks as numbers: by fork, from where to where, and measure.

    Args:
        effects: the gathered effects of a run.

    Returns:
        Estimate and interval, and what noise forks do; None where it is not known.
    """
    found: dict[str, Any] = {}
    own = effects[effects["analysis"].isin(ANALYSES) & effects["estimate"].notna()]
    for row in own.to_dict("records"):
        places = found.setdefault(row["intervention"], {})
        numbers = {name: None if pd.isna(row[name]) else row[name] for name in NUMBERS}
        places.setdefault(row["target"], {})[row["concept"]] = numbers
    return found


def lost_runs(paths: Iterable[str]) -> list[str]:
    """Return the runs, subject/seed, of whose forks nothing is told, by the files that are lost."""
    found = (re.search(r"/forks/(.+)/gates\.json$", path) for path in paths)
    return sorted({match[1] for match in found if match})
