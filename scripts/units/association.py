"""Measure with which concept every unit of a generator goes, at every checkpoint."""

from glassgan import cli, files
from glassgan.units.settings import Association

with cli.script(
    __doc__,
    **cli.RUN,
    settings=Association,
    second_judge="its weights",
    units="output: Parquet, a row a unit",
    life="output: Parquet, a row a unit and epoch",
    overlaps="output: Parquet, a row a unit and map",
    pictures="output: safetensors",
    effects="output: Parquet",
) as args:
    from glassgan import run
    from glassgan.judge import network
    from glassgan.units.analyses import association

    results = association.analyse(run.of(args), args.settings, network.load(args.second_judge))
    files.write_results(args, results)
