"""The result files behind a report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from glassgan import files
from glassgan.train import trace

LEFT_OUT = ("features", "units", "latent", "attribution")  # phases that a report can do without


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

    def has(self, name: str) -> bool:
        """Return whether a file is there."""
        return self.folder / name in map(Path, self.others)

    def table(self, name: str) -> pd.DataFrame:
        """Read a table."""
        return files.read_table(self.folder / name)

    def of_run(self, run: str) -> pd.DataFrame:
        """Return the effects of a run, subject/seed."""
        subject, seed = run.split("/")
        own = (self.rows["subject"] == subject) & (self.rows["seed"] == int(seed))
        return self.rows[own]

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
