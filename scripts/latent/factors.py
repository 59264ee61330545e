"""Put latents beside the factors that images were made of, where these are known."""

from glassgan import cli, files
from glassgan.latent.settings import Factors

with cli.script(
    __doc__,
    **cli.RUN,
    settings=Factors,
    images="the prepared test images, with their factors",
    effects="output: Parquet",
) as args:
    from glassgan import run
    from glassgan.latent.analyses import factors

    test, _ = files.read_arrays(args.images)
    files.write_results(args, factors.analyse(run.of(args), args.settings, test))
