"""Train GANs on densities that are known: what they capture, and what their discriminators say."""

from glassgan import cli, files
from glassgan.theory.settings import Moving

with cli.script(
    __doc__,
    preset="its name",
    settings=Moving,
    pictures="output: safetensors",
    effects="output: Parquet",
    **cli.THREADS,
) as args:
    cli.use(args.threads)
    from glassgan.theory.analyses import moving

    files.write_results(args, moving.analyse(args.settings, args.preset))
