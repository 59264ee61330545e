"""A run under analysis: its chain of checkpoints, the judge, and what its tables have in common."""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from glassgan import checkpoints, cli, effects, files
from glassgan.checkpoints import Checkpoint
from glassgan.errors import InputError
from glassgan.judge import network
from glassgan.judge.network import Judge


@dataclass(frozen=True)
class Run:
    """What every analysis of a run needs.

    preset, name, seed: of the experiment, of the subject, of its training. chain: all checkpoints,
    in order, those without weights too. named_judge: None where the analysis needs none.
    """

    preset: str
    name: str
    seed: int
    chain: Sequence[Checkpoint]
    named_judge: Judge | None = None

    @property
    def with_weights(self) -> list[Checkpoint]:
        """The checkpoints that have weights, in order; epoch 0 always has."""
        return [checkpoint for checkpoint in self.chain if checkpoint.has_weights]

    @property
    def last(self) -> Checkpoint:
        """The last checkpoint that has weights."""
        return checkpoints.last_with_weights(self.chain)

    @property
    def judge(self) -> Judge:
        """The judge.

        Raises:
            InputError: none was given.
        """
        if self.named_judge is None:
            raise InputError("this analysis needs a judge; allowed: --judge FILE")
        return self.named_judge

    @property
    def here(self) -> dict[str, Any]:
        """Epoch and status of the last checkpoint that has weights, of which most rows speak."""
        return place(self.last)

    @property
    def trained_here(self) -> bool:
        """Whether the first checkpoint is an untrained network; not of a subject from files."""
        return "generator" not in self.specification

    @property
    def specification(self) -> Mapping[str, Any]:
        """The entry of the subject in `design.subjects`, as its checkpoints hold it."""
        found: Mapping[str, Any] = files.read_metadata(self.chain[0].path)["specification"]
        return found

    def table(self, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
        """Return rows as a table of effects; one that names no epoch is of the last checkpoint."""
        own = ({**self.here, **row} for row in rows)
        return effects.table(own, preset=self.preset, subject=self.name, seed=self.seed)


def place(checkpoint: Checkpoint) -> dict[str, Any]:
    """Return where a checkpoint stands, as rows and headers have it."""
    return {"epoch": checkpoint.epoch, "status": checkpoint.status}


def load(
    paths: Sequence[str | Path], preset: str, name: str, seed: int, judge: str | None = None
) -> Run:
    """Load the checkpoints of a run, and a judge if one is named."""
    chain = [checkpoints.load(path) for path in paths]
    return Run(preset, name, seed, chain, network.load(judge) if judge else None)


def of(args: argparse.Namespace) -> Run:
    """Set up torch and load the run that the flags `cli.RUN` name."""
    cli.use(args.threads)
    judge = getattr(args, "judge", None)
    return load(args.checkpoints, args.preset, args.name, args.run_seed, judge)
