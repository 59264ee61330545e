"""Find directions in the latent space by every method, and measure what each of them does."""

from glassgan import cli, files
from glassgan.latent.settings import Directions

with cli.script(
    __doc__,
    **cli.RUN,
    settings=Directions,
    directions="output: safetensors",
    table="output: Parquet, a row a direction",
    effects="output: Parquet",
) as args:
    from glassgan import run
    from glassgan.latent.analyses import directions

    files.write_results(args, directions.analyse(run.of(args), args.settings))
