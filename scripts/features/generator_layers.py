"""Follow one bank of latents through the layers of a generator, untrained and trained."""

from glassgan import cli, files
from glassgan.features.settings import GeneratorLayers

with cli.script(
    __doc__,
    **cli.RUN,
    settings=GeneratorLayers,
    pictures="output: safetensors",
    summary="output: Parquet, a row a layer",
    effects="output: Parquet",
) as args:
    from glassgan import run
    from glassgan.features.analyses import generator_layers

    files.write_results(args, generator_layers.analyse(run.of(args), args.settings))
