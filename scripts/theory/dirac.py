"""Compare what linearisation says of the smallest game with what is played."""

from glassgan import cli, files
from glassgan.theory.settings import Dirac

with cli.script(
    __doc__,
    preset="its name",
    settings=Dirac,
    walks="output: safetensors",
    effects="output: Parquet",
    **cli.THREADS,
) as args:
    cli.use(args.threads)
    from glassgan.theory.analyses import dirac

    files.write_results(args, dirac.analyse(args.settings, args.preset))
