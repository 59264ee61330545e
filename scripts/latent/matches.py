"""Compare the directions of runs of a subject with different seeds by what they draw."""

from glassgan import cli, files
from glassgan.latent.settings import Matches

with cli.script(
    __doc__,
    run_seeds=cli.several("of the runs", kind=int),
    directions=cli.several("for each seed"),
    tables=cli.several("a row a direction, likewise"),
    preset="its name",
    name="of the subject",
    **cli.THREADS,
    settings=Matches,
    effects="output: Parquet",
) as args:
    cli.use(args.threads)
    from glassgan.latent.analyses import matches

    tables = [files.read_table(path) for path in args.tables]
    directions = [files.read_tensors(path) for path in args.directions]
    results = matches.analyse(
        tables, directions, args.run_seeds, args.settings, preset=args.preset, name=args.name
    )
    files.write_results(args, results)
