"""Write down what analyses say of other networks and of the rest of training, beforehand."""

import json

from glassgan import cli, files

with cli.script(
    __doc__,
    units="effects of all runs, gathered",
    latent="likewise",
    attribution="likewise",
    matches=cli.several("counterparts, …/subject/matches.parquet", least=0),
    sets=cli.several("…/subject/seed/sets.safetensors", least=0),
    quality=cli.several("…/subject/seed/quality.parquet, of what was trained here", least=0),
    asked=cli.several("…/subject/seed/class_push.parquet", least=0),
    pixels=cli.several("…/subject/seed/pixels.safetensors", least=0),
    factors=cli.several("…/subject/seed/fork/place/factors.parquet, of nothing changed", least=0),
    forks="the list design.forks as JSON",
    predictions="output: Parquet",
) as args:
    import pandas as pd

    from glassgan.claims.follow_up import predict
    from glassgan.claims.follow_up.forks import METHOD
    from glassgan.claims.follow_up.table import Run
    from glassgan.paths import run_of

    maps = {}
    for path in args.pixels:
        arrays, header = files.read_arrays(path)
        maps[run_of(path)] = arrays["mean_maps"][header["methods"].index(METHOD)]
    factors: dict[Run, pd.DataFrame] = {}
    for path in args.factors:  # of each link
        run, own = run_of(path, 2), files.read_table(path)
        factors[run] = pd.concat([factors[run], own]) if run in factors else own
    found = predict.of_all(
        {
            phase: files.read_table(getattr(args, phase))
            for phase in ("units", "latent", "attribution")
        },
        {path.split("/")[-2]: files.read_table(path) for path in args.matches},
        {run_of(path): files.read_arrays(path)[1] for path in args.sets},
        {run_of(path): files.read_table(path) for path in args.quality},
        {run_of(path): files.read_table(path) for path in args.asked},
        maps,
        factors,
        json.loads(args.forks),
    )
    files.write_table(args.predictions, found)
