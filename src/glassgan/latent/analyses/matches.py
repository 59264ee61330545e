"""Whether the directions of runs of a subject with different seeds draw the same."""

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from torch import Tensor

from glassgan import effects
from glassgan.latent import seeds
from glassgan.latent.settings import Matches


def analyse(
    tables: Sequence[pd.DataFrame],
    directions: Sequence[tuple[Mapping[str, Tensor], Mapping[str, Any]]],
    run_seeds: Sequence[int],
    settings: Matches,
    *,
    preset: str,
    name: str,
) -> dict[str, Any]:
    """Match the pictures of the directions of every two seeds, method by method.

    Args:
        tables: a row a direction, of each run, as `directions.analyse` returns them.
        directions: tensors and header of each, likewise.
        run_seeds: of the training of each.
        settings: of the analysis.
        preset: of the experiment.
        name: of the subject.

    Returns:
        effects: of each pair of runs.
    """
    runs = {
        seed: seeds.Run(
            tensors["directions"],
            tensors["mean_jacobian"],
            tensors["metric"],
            table,
            header["epoch"],
        )
        for seed, (tensors, header), table in zip(run_seeds, directions, tables, strict=True)
    }
    rows = [
        {
            "seed": one,
            "epoch": runs[one].epoch,
            "intervention": f"seed {other}",
            "group": str(other),
        }
        | row
        for one, other in itertools.combinations(run_seeds, 2)
        for row in seeds.seeds_agree(
            runs[one], runs[other], settings.kept, draws=settings.null_draws, seed=settings.seed
        )
    ]
    return {"effects": effects.table(rows, preset=preset, subject=name, status="finite")}
