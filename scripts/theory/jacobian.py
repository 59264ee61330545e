"""Find the leading eigenvalues of the game at checkpoints; play steps to test them."""

from glassgan import cli, files
from glassgan.theory.settings import Jacobian

with cli.script(
    __doc__,
    **cli.CHAIN,
    settings=Jacobian,
    train="the prepared training images",
    effects="output: Parquet",
) as args:
    from glassgan import run
    from glassgan.theory.analyses import jacobian

    train = files.read_tensors(args.train)[0]["images"]
    metadata = files.read_metadata(args.checkpoints[0])
    files.write_results(args, jacobian.analyse(run.of(args), args.settings, train, metadata))
