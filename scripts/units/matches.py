"""Look for counterparts of units in the same subject trained with another seed."""

from glassgan import cli, files
from glassgan.units.settings import Matches

with cli.script(
    __doc__,
    settings=Matches,
    run_seeds=cli.several("of the runs", kind=int),
    sweeps=cli.several("effects, for each seed"),
    output="output: Parquet",
) as args:
    from glassgan.units.analyses import matches

    sweeps = (files.read_arrays(path)[0] for path in args.sweeps)
    files.write_results(args, matches.analyse(sweeps, args.run_seeds, args.settings))
