"""Measure how the generator of a run stretches and bends its latent space, along training."""

from glassgan import cli, files
from glassgan.latent.settings import Geometry

with cli.script(
    __doc__,
    **cli.RUN,
    settings=Geometry,
    spectra="output: safetensors",
    effects="output: Parquet",
) as args:
    from glassgan import run
    from glassgan.latent.analyses import geometry

    files.write_results(args, geometry.analyse(run.of(args), args.settings))
