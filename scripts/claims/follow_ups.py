"""Look whether what was predicted of networks comes to pass."""

from typing import Any

from glassgan import cli, effects, files

with cli.script(
    __doc__,
    preset="its name",
    predictions="as the job predictions wrote them",
    sweeps=cli.several("…/subject/seed/sweep.safetensors", least=0),
    quality=cli.several("…/subject/seed/quality.parquet, of what was trained here", least=0),
    effects="output: Parquet",
) as args:
    from glassgan.claims import follow_ups

    predicted = files.read_table(args.predictions)
    rows: list[dict[str, Any]] = []
    for path in args.sweeps:
        subject, seed = path.split("/")[-3:-1]
        own = predicted[(predicted["subject"] == subject) & (predicted["seed"] == int(seed))]
        sweep, header = files.read_arrays(path)
        run = {"subject": subject, "seed": int(seed), "epoch": header["epoch"]}
        rows += follow_ups.of_network(own, sweep, header["concepts"], run)
    for path in args.quality:
        subject, seed = path.split("/")[-3:-1]
        own = predicted[(predicted["subject"] == subject) & (predicted["seed"] == int(seed))]
        quality = files.read_table(path)
        run = {"subject": subject, "seed": int(seed), "epoch": quality["epoch"].max()}
        rows.append(follow_ups.of_training(own, quality, run))
    files.write_table(args.effects, effects.table(rows, preset=args.preset))
