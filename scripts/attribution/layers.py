"""Measure what the layers of a discriminator add, what their units do, which concepts count."""

from glassgan import cli, files
from glassgan.attribution.settings import Layers

with cli.script(
    __doc__,
    **cli.RUN,
    settings=Layers,
    data="the prepared test images",
    tensors="output: safetensors",
    effects="output: Parquet",
) as args:
    from glassgan import run
    from glassgan.attribution.analyses import layers

    data = files.read_tensors(args.data)[0]["images"]
    files.write_results(args, layers.analyse(run.of(args), args.settings, data))
