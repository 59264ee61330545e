"""Find sets of units that make a digit, or artifacts, and remove them."""

from glassgan import cli, files
from glassgan.units.settings import Sets

with cli.script(
    __doc__,
    **cli.RUN,
    settings=Sets,
    reference="what is known of real images",
    sweep_file="effects of every unit",
    association="AUROC of every unit",
    pictures="output: safetensors",
    effects="output: Parquet",
) as args:
    from glassgan import run
    from glassgan.units.analyses import sets

    real = files.read_tensors(args.reference)[0]["features"]
    swept = files.read_tensors(args.sweep_file)[0]
    associated = files.read_arrays(args.association)[0]
    files.write_results(args, sets.analyse(run.of(args), args.settings, real, swept, associated))
