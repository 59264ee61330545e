"""The result files behind a report."""

import json
from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from glassgan import cli, files
from glassgan.report import tables
from glassgan.train import trace

LEFT_OUT = ("features", "units", "latent", "attribution")  # phases that a report can do without

FLAGS: dict[str, Any] = {  # of a script that reads results as a whole
    "parameters": "the axes of the experiment as JSON",
    "folder": "of the results",
    "runs": cli.several("subject/seed"),
    "effects": cli.several("gathered, of each phase"),
    "results": cli.several("further files"),
    "lost": cli.several("files lost to jobs that failed", least=0),
}


@dataclass(frozen=True)
class Results:
    """The result files behind a report.

    folder: of the preset. effects: gathered tables, of each phase. others: all further files; what
    is not among them does not exist for this report. parameters: all. lost: files that jobs which
    failed did not make.
    """

    folder: Path
    effects: Sequence[str]
    others: Sequence[str]
    parameters: Mapping[str, Any]
    lost: Sequence[str]

    @cached_property
    def rows(self) -> pd.DataFrame:
        """All effects."""
        return files.read_tables(self.effects)

    def quality(self, runs: Sequence[str]) -> dict[str, pd.DataFrame]:
        """Return the measures of the samples of each run that has any."""
        paths = {run: f"quality/{run}/quality.parquet" for run in runs}
        return {run: self.table(path) for run, path in paths.items() if self.has(path)}

    def has(self, name: str) -> bool:
        """Return whether a file is there."""
        return self.folder / name in map(Path, self.others)

    def table(self, name: str) -> pd.DataFrame:
        """Read a table."""
        return files.read_table(self.folder / name)

    @cached_property
    def _of_runs(self) -> dict[str, pd.DataFrame]:
        return {}

    def of_run(self, run: str) -> pd.DataFrame:
        """Return the effects of a run, subject/seed."""
        if run not in self._of_runs:
            subject, seed = run.split("/")
            self._of_runs[run] = tables.of_run(self.rows, subject, int(seed))
        return self._of_runs[run]

    def trace(self, run: str) -> pd.DataFrame:
        """Return the trace of a run, its links joined; empty where nothing was trained."""
        links = [path for path in self.others if f"/train/{run}/" in path]
        tables = [trace.table([]), *map(files.read_table, links)]
        return pd.concat(tables, ignore_index=True).sort_values("first_step")

    def missing(self, run: str) -> list[str]:
        """Return the phases of which a run lost a file."""
        return [
            phase
            for phase in LEFT_OUT
            if any(path.startswith(f"{self.folder}/{phase}/{run}/") for path in self.lost)
        ]


def of(args: Namespace) -> Results:
    """Return the results that a script with `FLAGS` was given."""
    parameters = json.loads(args.parameters)
    return Results(Path(args.folder), args.effects, args.results, parameters, args.lost)
