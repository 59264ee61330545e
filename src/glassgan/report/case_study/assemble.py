"""The tables and the words of the case study, of what its runs and forks left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from glassgan.forks.design import name as full_name
from glassgan.report.case_study import cure_tables, factor_tables, tables


@dataclass(frozen=True)
class Studied:
    """A run, and the fork of it that changes nothing.

    quality: of the run, or of the fork. trace: of all links, joined. factors: of the fork.
    """

    quality: pd.DataFrame
    trace: pd.DataFrame
    factors: pd.DataFrame


@dataclass(frozen=True)
class Forks:
    """The forks of a case, each by its full name.

    entries: of `design.forks`, in order. quality, traces, factors: links joined.
    """

    entries: Sequence[Mapping[str, Any]]
    quality: Mapping[str, pd.DataFrame]
    traces: Mapping[str, pd.DataFrame]
    factors: Mapping[str, pd.DataFrame]


def assemble(
    case: str,
    unchanged: str,
    studied: Studied,
    control: str,
    cured: Studied,
    forks: Forks,
    divergence: pd.DataFrame,
) -> tuple[dict[str, pd.DataFrame], dict[str, Any]]:
    """Return the tables of the case study by name, and what its text says of them.

    Args:
        case: the run that is studied, subject/seed.
        unchanged: the fork of it that changes nothing.
        studied: this run.
        control: the run that is cured, subject/seed.
        cured: likewise.
        forks: of both recipes.
        divergence: the operations around the first that is not finite.
    """
    seed = int(case.split("/")[1])
    matrix = cure_tables.matrix(forks.entries, forks.quality, forks.traces, forks.factors)
    back = tables.taken_back(matrix[matrix["seed"] == seed], cured.quality)
    died, trained, normalised = _kinds(forks, matrix)
    trained = [*([cured.factors] if back["trains"][0] else []), *trained]
    runs = {case: studied, control: cured}
    found = {
        "collapse": pd.concat(
            [
                tables.collapse(run.quality, run.trace, run.factors).assign(run=name)
                for name, run in runs.items()
            ],
            ignore_index=True,
        ),
        "falls": factor_tables.falls(studied.factors, cured.factors, died, trained),
        "first": divergence,
        "matrix": matrix,
        "spread": cure_tables.spread(matrix, seed),
        "over_seeds": cure_tables.over_seeds(matrix, seed),
        "taken_back": back,
    }
    words = {
        **tables.text(found, case, unchanged),
        "control": control,
        "normalised": normalised,  # whether all runs that train are; the healthy one is
        "relus": [words for (what, _), words in factor_tables.FACTORS.items() if what == "open"],
        "fallen": factor_tables.FALLEN,
        "smallest_p": factor_tables.least_p(len(died), len(trained)),
    }
    return found, words


def _kinds(
    forks: Forks, matrix: pd.DataFrame
) -> tuple[list[pd.DataFrame], list[pd.DataFrame], bool]:
    """Return factors of forks that change but chance and die, of those that train.

    And whether all that train are normalised.
    """
    outcome = matrix.set_index(["fork", "seed"]).to_dict("index")
    died, trained, normalised = [], [], True
    for fork in forks.entries:
        row = outcome[fork["name"], int(fork["parent"].split("/")[1])]
        if row["trains"]:
            trained.append(forks.factors[full_name(fork)])
            normalised &= bool(fork.get("args", {}).get("batch_norm"))
        elif row["kind"] in cure_tables.CHANCE:
            died.append(forks.factors[full_name(fork)])
    return died, trained, normalised
