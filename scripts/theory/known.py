"""Train discriminators where the best one is known by formula; compare them with it."""

from glassgan import cli, files
from glassgan.theory.settings import Known

with cli.script(
    __doc__,
    preset="its name",
    settings=Known,
    fields="output: safetensors",
    effects="output: Parquet",
    **cli.THREADS,
) as args:
    cli.use(args.threads)
    from glassgan.theory.analyses import known

    files.write_results(args, known.analyse(args.settings, args.preset))
