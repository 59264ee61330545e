"""Measure what the units of a generator do: ablation, insertion, dose-response."""

from glassgan import cli, files
from glassgan.units.settings import Effects

with cli.script(
    __doc__,
    **cli.RUN,
    settings=Effects,
    reference="what is known of real images",
    sweep_file="output: safetensors",
    effects="output: Parquet",
    **cli.PART,
) as args:
    from glassgan import run
    from glassgan.parts import Part
    from glassgan.units.analyses import effects

    real = files.read_tensors(args.reference)[0]["features"]
    part = Part.read(args.part)
    files.write_results(args, effects.analyse(run.of(args), args.settings, real, part))
