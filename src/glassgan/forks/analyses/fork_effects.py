"""The forks of a run beside it: the gates, the effects on quality, the way apart."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from glassgan import effects
from glassgan.forks import compare, gate, trajectory
from glassgan.forks.design import UNCHANGED

Chain = Mapping[str, tuple[Mapping[str, Any], Mapping[str, Any]]]  # arrays and header by place


def analyse(
    forks: Sequence[Mapping[str, Any]],
    run: Chain,
    unchanged: Mapping[str, Chain],
    folds: Mapping[str, pd.DataFrame],
    parent_folds: pd.DataFrame,
    tracks: Mapping[str, Mapping[str, Any]],
    **of: Any,
) -> dict[str, Any]:
    """Ask whether forks that change nothing equal the run, and what the others did.

    Args:
        forks: entries of `design.forks` with this parent.
        run: its checkpoints.
        unchanged: those of each fork that changes nothing.
        folds: quality by fold, of each fork.
        parent_folds: of the run.
        tracks: what was recorded along each fork.
        of: columns that all effects share: preset, subject, seed.

    Returns:
        gates: by the epoch where forks start. effects. trajectories, above_floor: distances.
    """
    own = gate.contents(run)
    diverged = {head["epoch"] for _, head in run.values() if head["status"] == "diverged"}
    gates = {}
    for start in sorted({fork["from"] for fork in forks}):
        same: dict[str, Any] = {}
        for fork in forks:
            if fork["from"] == start and fork["change"] == UNCHANGED:
                same |= unchanged[fork["name"]]
        gates[start] = gate.gate(own, gate.contents(same), start in diverged)
    rows = compare.checkpoint_effects(forks, folds, parent_folds, gates)
    distances = trajectory.trajectories(forks, tracks)
    return {
        "gates": {str(start): found for start, found in gates.items()},
        "effects": effects.table(rows, **of),
        "trajectories": distances,
        "above_floor": trajectory.above_floor(distances),
    }
