"""Look whether what was predicted of networks comes to pass."""

import json
from typing import Any

from glassgan import cli, effects, files

with cli.script(
    __doc__,
    preset="its name",
    predictions="as the job predictions wrote them",
    sweeps=cli.several("…/subject/seed/sweep.safetensors", least=0),
    quality=cli.several("…/subject/seed/quality.parquet, of what was trained here", least=0),
    latent="effects of all runs, gathered",
    attribution="likewise",
    folds=cli.several("…/subject/seed/fork/quality.folds.parquet", least=0),
    samples=cli.several("…/subject/seed/fork/samples.safetensors", least=0),
    forks="the list design.forks as JSON",
    effects="output: Parquet",
) as args:
    from glassgan.claims.follow_up import look, units
    from glassgan.claims.follow_up.forks import Forked
    from glassgan.claims.follow_up.table import of_run
    from glassgan.paths import run_of

    predicted = files.read_table(args.predictions)
    gathered = {
        phase: files.read_table(getattr(args, phase)) for phase in ("latent", "attribution")
    }
    rows: list[dict[str, Any]] = []
    for path in args.sweeps:
        subject, seed = run_of(path)
        sweep, header = files.read_arrays(path)
        run = {"subject": subject, "seed": seed, "epoch": header["epoch"]}
        rows += units.seen(of_run(predicted, run_of(path)), sweep, header["concepts"], run)
    for path in args.quality:
        (subject, seed), quality = run_of(path), files.read_table(path)
        forked = Forked(
            [fork for fork in json.loads(args.forks) if fork["parent"] == f"{subject}/{seed}"],
            {
                own.split("/")[-2]: files.read_table(own)
                for own in args.folds
                if run_of(own, 1) == (subject, seed)
            },
            {
                own.split("/")[-2]: files.read_arrays(own)[0]
                for own in args.samples
                if run_of(own, 1) == (subject, seed)
            },
        )
        run = {"subject": subject, "seed": seed, "epoch": quality["epoch"].max()}
        rows += look.on_run(predicted, quality, gathered, forked, run)
    files.write_table(args.effects, effects.table(rows, preset=args.preset))
