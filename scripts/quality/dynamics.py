"""Follow the game between generator and discriminator from checkpoint to checkpoint."""

from glassgan import cli, files
from glassgan.quality.settings import Dynamics

with cli.script(
    __doc__,
    **cli.RUN,
    settings=Dynamics,
    train="the prepared training images",
    test="the prepared test images",
    pictures="output: safetensors",
    push="output: Parquet, a row a checkpoint",
    class_push="output: Parquet, a row a checkpoint and class",
    forgetting="output: Parquet",
    path_angle="output: Parquet",
) as args:
    from glassgan import run
    from glassgan.quality.analyses import dynamics

    train, test = (files.read_tensors(path)[0]["images"] for path in (args.train, args.test))
    files.write_results(args, dynamics.analyse(run.of(args), args.settings, train, test))
