"""Attribute the verdict of a discriminator to pixels, and check the attributions."""

from glassgan import cli, files
from glassgan.attribution.settings import Pixels

with cli.script(
    __doc__,
    **cli.CHAIN,
    settings=Pixels,
    training="the prepared training images",
    test="the prepared test images",
    pictures="output: safetensors",
    effects="output: Parquet",
) as args:
    from glassgan import run
    from glassgan.attribution.analyses import pixels

    training, test = (files.read_tensors(path)[0]["images"] for path in (args.training, args.test))
    files.write_results(args, pixels.analyse(run.of(args), args.settings, training, test))
