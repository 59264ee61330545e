"""What jobs ask of a cluster: memory and time, by what jobs of their rule took where measured."""

import csv
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TABLE = Path("rules/needs.csv")
COLUMNS = ("rule", "mem_mb", "minutes")
MEMORY, TIME = 1.5, 10.0  # margins; another node may be slower, and its disk far away
BESIDE_MB = 1000  # on a cluster: the two processes of Snakemake that start a job
STEP_MB, STEP_MINUTES = 500, 5  # up to which they are rounded


@dataclass(frozen=True)
class Need:
    """Megabytes and minutes that a job may take before it is stopped."""

    mem_mb: int
    minutes: int

    def on(self, attempt: int) -> "Need":
        """Return what the first, second, ... attempt asks for: twice the one before."""
        factor = 2 ** (attempt - 1)
        return Need(self.mem_mb * factor, self.minutes * factor)

    def at_least(self, other: "Need") -> "Need":
        """Return the larger of each."""
        return Need(max(self.mem_mb, other.mem_mb), max(self.minutes, other.minutes))


UNKNOWN = Need(4000, 60)  # of a rule that was never measured


def measured(path: str | Path) -> Need | None:
    """Return what to ask for by a benchmark file of Snakemake; None if it says nothing.

    A job that was over before its memory was looked at counts with none.
    """
    try:
        with Path(path).open(encoding="utf-8", newline="") as file:
            rows = [
                {
                    name: float(row[name])
                    for name in ("s", "max_rss")
                    if row[name] not in ("-", "NA")
                }
                for row in csv.DictReader(file, delimiter="\t")
            ]
        seconds = max(row["s"] for row in rows)
    except (OSError, ValueError, KeyError, TypeError):  # not there, or cut off by a kill
        return None
    megabytes = max(row.get("max_rss", 0.0) for row in rows)
    return Need(
        math.ceil((BESIDE_MB + megabytes * MEMORY) / STEP_MB) * STEP_MB,
        max(1, math.ceil(seconds * TIME / 60 / STEP_MINUTES)) * STEP_MINUTES,
    )


def read(path: str | Path = TABLE) -> dict[str, Need]:
    """Return what each rule asks for, by its name; nothing where there is no table."""
    if not Path(path).is_file():
        return {}
    with Path(path).open(encoding="utf-8", newline="") as file:
        return {
            row["rule"]: Need(int(row["mem_mb"]), int(row["minutes"]))
            for row in csv.DictReader(file)
        }


def table(needs: Mapping[str, Need]) -> str:
    """Return the table as text, in the order of names."""
    rows = [f"{rule},{need.mem_mb},{need.minutes}\n" for rule, need in sorted(needs.items())]
    return "".join([",".join(COLUMNS) + "\n", *rows])
