"""Draw the case study: how a run collapses, its gradient in factors, what changes make of it."""

from pathlib import Path
from typing import Any

import pandas as pd

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.case_study import collapse, cures, factors
from glassgan.report.messages import name_of, say


def _images(tracks: list[str]) -> dict[str, Any]:
    """Return the images that were kept along the forks, by step."""
    return {
        name.removeprefix("image."): array
        for path in tracks
        for name, array in files.read_arrays(path)[0].items()
        if name.startswith("image.")
    }


def _named(paths: list[str]) -> pd.DataFrame:
    """Return tables of factors, each row with the name of its run and fork."""
    tables = []
    for path in paths:
        run, fork = "/".join(Path(path).parts[-5:-3]), Path(path).parts[-3].replace("_", " ")
        called = say("case_study_figures-fork", run=run, fork=name_of(fork))
        tables.append(files.read_table(path).assign(fork=called))
    return pd.concat(tables, ignore_index=True)


def _last_samples(paths: list[str]) -> dict[tuple[str, int], Any]:
    """Return the samples at the end of each fork that has any, by its name and seed."""
    images = {}
    for path in paths:
        arrays, _ = files.read_arrays(path)
        if arrays:
            last = arrays[max(arrays, key=lambda place: tuple(map(int, place.split("+"))))]
            seed, fork = Path(path).parts[-3:-1]
            images[fork, int(seed)] = last[:, 0]
    return images


with cli.script(
    __doc__,
    tracks=cli.several("of the forks without a change"),
    traces=cli.several("likewise"),
    factors=cli.several("likewise"),
    healthy=cli.several("factors of the healthy run"),
    told=cli.several("factors of forks side by side"),
    matrix="CSV",
    images=cli.several("samples of each fork"),
    real="the measures of test images",
    figures=cli.several("output: svg, in all languages"),
    pictures=cli.several("output: png, likewise"),
) as args:
    trace, lost, healthy = map(files.read_tables, (args.traces, args.factors, args.healthy))
    matrix, real = pd.read_csv(args.matrix), files.read_table(args.real)
    figures = {
        "collapse": lambda: collapse.draw(_images(args.tracks), trace, lost, healthy),
        "factors": lambda: factors.draw(_named(args.told)),
        "cures": lambda: cures.draw(matrix, _last_samples(args.images), real),
    }
    style.save_named(figures, [*args.figures, *args.pictures])
