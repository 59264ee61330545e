"""Find sets of units that make a class, or artifacts, and remove them."""

from glassgan import cli, files
from glassgan.units.settings import Sets

with cli.script(
    __doc__,
    **cli.RUN,
    settings=Sets,
    reference="what is known of real images",
    sweep_file="effects of every unit",
    association="AUROC of every unit",
    second_judge="its weights",
    train="the prepared training images",
    pictures="output: safetensors",
    effects="output: Parquet",
) as args:
    from glassgan import run
    from glassgan.judge import network
    from glassgan.units.analyses import sets
    from glassgan.units.seen import Neighbours

    reference, train = (files.read_tensors(path)[0] for path in (args.reference, args.train))
    found = sets.analyse(
        run.of(args),
        args.settings,
        reference["features"],
        files.read_tensors(args.sweep_file)[0],
        files.read_arrays(args.association)[0],
        network.load(args.second_judge),
        Neighbours.among(train, reference["components"]),
    )
    files.write_results(args, found)
