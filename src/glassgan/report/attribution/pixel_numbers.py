"""Which attributions to pixels can be trusted, and what those say, read off the tables."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from glassgan.attribution import trust
from glassgan.attribution.trust import FAILS, PASSES, UNTESTED
from glassgan.data import DATA
from glassgan.effects import side
from glassgan.report.tables import NUMBERS, plain, records

PASSED = {PASSES: True, FAILS: False, UNTESTED: None}
DIVISIONS = (("middle", "border"), ("white pixels", "grey pixels", "black pixels"))
WHOLE = "all pixels"
# Where the rows and the columns of an image are cut into three.
THIRDS = [[round(size * part / 3) for part in range(4)] for size in DATA.shape[1:]]
PLACES = [
    *("upper left", "upper middle", "upper right"),
    *("left", "centre", "right"),
    *("lower left", "lower middle", "lower right"),
]


def of_pixels(
    effects: pd.DataFrame, mean_maps: np.ndarray, names: Sequence[str]
) -> dict[str, Any] | None:
    """Return the numbers of attribution to pixels of one run, None where nothing was measured.

    Args:
        effects: the gathered rows of the run.
        mean_maps: of real and of generated images, [M, 2, H, W].
        names: of the M methods.

    Returns:
        methods: as `verdicts` gives them; passing, failing and untested: their names; uncertain:
        those that pass, but whose maps are not clearly better than maps of other images at saying
        what removed squares do (the interval meets the band, which is no test); steps: rows
        of integrated gradients, by baseline; regions: of each complete method that passes, as
        `regions` gives them; places: of the first
        of them, (place, sum) of each ninth of the image, largest first; agreement: the pairs of
        methods that pass and are least and most alike; baselines: likewise the pairs of baselines
        of the first method that passes and takes one. Each None or empty where there is none.
    """
    methods = verdicts(effects)
    if not methods:
        return None
    names_of = {
        verdict: [one["method"] for one in methods if one["verdict"] == verdict]
        for verdict in (PASSES, FAILS, UNTESTED)
    }
    passing = names_of[PASSES]
    complete = [one["method"] for one in methods if one["complete"] and one["method"] in passing]
    steps = _known(effects, "attribution_completeness", concept="steps")
    both = _known(effects, "attribution_agreement", target=passing, intervention=passing)
    starts = _known(effects, "attribution_baselines", target=passing)
    return {
        "methods": methods,
        "passing": passing,
        "failing": names_of[FAILS],
        "untested": names_of[UNTESTED],
        "uncertain": [
            one["method"] for one in methods if one["verdict"] == PASSES and one["doubtful"]
        ],
        "steps": {row["intervention"]: plain(row) for row in records(steps)},
        "regions": {name: regions(effects, name) for name in complete},
        "places": places(mean_maps[list(names).index(complete[0])]) if complete else [],
        "agreement": _ends(both),
        "baselines": _ends(starts[starts["target"] == starts["target"].iloc[0]])
        if len(starts)
        else None,
    }


def verdicts(effects: pd.DataFrame) -> list[dict[str, Any]]:
    """Return for each method whether it passes, and why not, as `trust` decided it.

    Args:
        effects: the gathered rows of a run.

    Returns:
        Of each method method; complete: whether it claims to be; checks: completeness where it
        does, weights, labels and deletion, each its row with `passed`: True, False, or
        None where the numbers are missing; verdict: "passes", "fails" or "not tested"; reasons: the
        names of the checks that it fails; doubtful: whether its maps of single images are in doubt;
        right_labels, unexplained and sensitivity: rows that decide nothing, or None.
    """
    decided = effects[effects["analysis"] == trust.METHODS]
    own = effects[effects["analysis"].str.startswith("attribution_")]
    return [
        _verdict(str(name), own[own["target"] == name], decided[decided["target"] == name])
        for name in decided["target"].unique()
    ]


def _verdict(name: str, rows: pd.DataFrame, decided: pd.DataFrame) -> dict[str, Any]:
    def row(analysis: str, **where: str) -> dict[str, Any] | None:
        some = rows[rows["analysis"] == f"attribution_{analysis}"]
        for column, value in where.items():
            some = some[some[column] == value]
        return None if some.empty else plain(records(some)[-1])

    status = dict(zip(decided["concept"], decided["status"], strict=True))
    checks: dict[str, dict[str, Any]] = {}
    for check in (check for check in trust.CHECKS if check in status):
        found = trust.measured(rows, check)
        checks[check] = dict.fromkeys(NUMBERS) if found is None else plain(found)
        checks[check]["passed"] = PASSED[status[check]]
    return {
        "method": name,
        "complete": "completeness" in checks,
        "checks": checks,
        "verdict": status[trust.VERDICT],
        "reasons": [check for check in checks if status[check] == trust.FAILS],
        "doubtful": status.get(trust.DOUBT) == trust.IN_DOUBT,
        "right_labels": row("labels", intervention="right labels"),
        "unexplained": row("infidelity"),
        "sensitivity": row("sensitivity"),
    }


def regions(effects: pd.DataFrame, name: str) -> dict[str, Any]:
    """Return what parts of the image add to the difference between real and generated ones.

    whole: the row of all pixels; divisions: rows by part, for each of `DIVISIONS`, whose parts add
    up to the whole. Each row with side: 1 if its interval lies above 0, −1 if below, 0 if neither.
    """
    rows = _known(effects, "attribution_regions", target=[name])
    parts = {str(row["concept"]): {**plain(row), "side": side(row, 0)} for row in records(rows)}
    return {
        "whole": parts.get(WHOLE),
        "divisions": [
            {name: parts[name] for name in names if name in parts} for names in DIVISIONS
        ],
    }


def places(maps: np.ndarray) -> list[tuple[str, float]]:
    """Return what each ninth of the image adds to the difference between two mean maps.

    Args:
        maps: of real and of generated images, [2, H, W].

    Returns:
        (place, sum), in falling order of the sums, which add up to the whole difference.
    """
    difference = (maps[0] - maps[1]).astype(float)
    down, across = ([slice(*ends) for ends in pairwise(cuts)] for cuts in THIRDS)
    sums = [float(difference[rows, columns].sum()) for rows in down for columns in across]
    return sorted(zip(PLACES, sums, strict=True), key=lambda place: -place[1])


def _known(effects: pd.DataFrame, analysis: str, **where: str | list[str]) -> pd.DataFrame:
    """Return the rows of an analysis that have an estimate."""
    rows = effects[(effects["analysis"] == analysis) & effects["estimate"].notna()]
    for column, value in where.items():
        rows = rows[rows[column].isin([value] if isinstance(value, str) else value)]
    return rows


def _ends(rows: pd.DataFrame) -> dict[str, Any] | None:
    """Return the rows with the least and with the largest estimate, with target, intervention."""
    if rows.empty:
        return None
    ordered = records(rows.sort_values("estimate", kind="stable"))
    names = ("target", "intervention")
    return {
        "pairs": len(ordered),
        **{
            end: {**plain(row), **{name: str(row[name]) for name in names}}
            for end, row in (("least", ordered[0]), ("most", ordered[-1]))
        },
    }
