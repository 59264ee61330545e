"""Look for the latents that draw real images best, and show what the generator cannot draw."""

from glassgan import cli, files
from glassgan.latent.settings import Inversion

with cli.script(
    __doc__,
    **cli.RUN,
    settings=Inversion,
    images="the prepared test images",
    pictures="output: safetensors",
    effects="output: Parquet",
) as args:
    from glassgan import run
    from glassgan.latent.analyses import inversion

    test, _ = files.read_arrays(args.images)
    files.write_results(args, inversion.analyse(run.of(args), args.settings, test))
