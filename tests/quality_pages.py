"""What the pages of training and of samples are made of, and results of runs of every kind."""

from pathlib import Path

import judge_tables
import numpy as np
import pandas as pd

from glassgan import files
from glassgan.report import wording
from glassgan.report.judge.numbers import of_judge
from glassgan.report.results import Results


def value(estimate, reach=0.01):
    """An estimate with its interval; without one if it is None."""
    ends = (None, None) if estimate is None else (estimate - reach, estimate + reach)
    return {"estimate": estimate, "ci_low": ends[0], "ci_high": ends[1]}


def run(classes=10, trained=True, **own):
    """Numbers of a run at its last checkpoint, as `quality.numbers.of_run` gives them."""
    measured = {name: value(0.5) for name in wording.MEASURES}
    named = [name for name in own if isinstance(own[name], dict) and name in wording.MEASURES]
    measured |= {name: own.pop(name) for name in named}
    found = {
        "epoch": 6,
        "step": 5628,
        "status": "finite",
        "trained": trained,
        "classes": classes,
        "trains": classes >= 9 if trained else None,
        "classes_untrained": 0 if trained else None,
        "judged": 10_000,
        "abstains": 0.5,
        "pixel_sd": 0.25,
        "saturated": 0.125,
        "quality": measured,
        "left_out": {},
        "first": [],
    }
    players = dict.fromkeys(("loss_d", "loss_g", "d_real", "d_fake"), 0.5 if trained else None)
    return {**found, **players, **own}


def content(runs=None):
    """What both pages use."""
    runs = {"mlp/0": run()} if runs is None else runs
    real = {name: value(0.75) for name in wording.MEASURES} | {"abstains": value(0.02)}
    layers = {"generator": [{"name": "output", "shape": [1, 28, 28]}]}
    sizes = {"generator": 1_000_000, "discriminator": 9}
    subject = {"latent_dim": 100, "parameters": sizes, "layers": layers}
    return {
        "runs": runs,
        "trained": [name for name, own in runs.items() if own["trained"]],
        "subjects": {name.split("/")[0]: subject for name in runs},
        "real": real,
        "judge": dict(judge_tables.METRICS),
        "of_judge": of_judge(
            judge_tables.METRICS, judge_tables.confused(), judge_tables.concepts()
        ),
        "measures": wording.MEASURES,
        "trade_off": None,
    }


def quality_table(undefined=()):
    """Measures of a run that is measured twice, diverges, and of which nothing is left then."""
    names = [*wording.MEASURES, *(f"class_{label}" for label in range(10)), "classes"]
    table = pd.DataFrame({"measure": names, "n": 50, "real": 0.05})
    table = table.assign(real_low=0.01, real_high=0.09)
    table.loc[table["measure"] == "kernel_distance", ["real", "real_low"]] = 0, -0.09
    parts = [
        table.assign(place=str(k), epoch=k, step=9 * k, status=status, estimate=estimate)
        for k, (status, estimate) in enumerate([("finite", 0.1), ("diverged", 0.3)])
    ]
    gone = table.assign(place="2", epoch=2, step=9, status="diverged", estimate=np.nan, n=None)
    both = pd.concat([*parts, gone], ignore_index=True)
    both.loc[both["measure"].isin(undefined), ["estimate", "real", "real_low", "real_high"]] = (
        np.nan
    )
    return both.assign(ci_low=both["estimate"] - 0.05, ci_high=both["estimate"] + 0.05)


def results(folder, runs, samples=True, undefined=()):
    """Results of which there are tables of quality, with samples or without.

    Args:
        folder: to write into.
        runs: subject/seed.
        samples: whether there are any.
        undefined: measures that have no value.
    """
    written = []
    for name in runs:
        place = Path(folder, "quality", name)
        files.write_table(place / "quality.parquet", quality_table(undefined))
        written.append(place / "quality.parquet")
        if samples:
            images = {key: np.zeros((12, 1, 28, 28)) for key in ("0", "1")}
            files.write_tensors(place / "samples.safetensors", images)
            written.append(place / "samples.safetensors")
    return Results(Path(folder), [], list(map(str, written)), {}, [])
