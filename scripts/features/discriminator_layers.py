"""Follow real and generated images through the layers of a discriminator."""

from glassgan import cli, files
from glassgan.features.settings import DiscriminatorLayers

with cli.script(
    __doc__,
    **cli.CHAIN,
    settings=DiscriminatorLayers,
    data="the prepared test images",
    pictures="output: safetensors",
    effects="output: Parquet",
) as args:
    from glassgan import run
    from glassgan.features.analyses import discriminator_layers

    images = files.read_tensors(args.data)[0]["images"]
    files.write_results(args, discriminator_layers.analyse(run.of(args), args.settings, images))
