"""Train a fresh discriminator against generators that stand still: what it learns and teaches."""

from glassgan import cli, files
from glassgan.theory.settings import Frozen

with cli.script(
    __doc__,
    **cli.RUN,
    settings=Frozen,
    train="the prepared training images",
    test="the prepared test images",
    floor=cli.switch("train on real images against other real ones, too"),
    planted=cli.switch("plant small shifts in real images, and look for them"),
    effects="output: Parquet",
) as args:
    from glassgan import run
    from glassgan.theory.analyses import frozen
    from glassgan.train.batches import Batches

    data = files.read_tensors(args.train)[0]
    batches = Batches(data["images"], data["labels"])
    test = files.read_tensors(args.test)[0]
    metadata = files.read_metadata(args.checkpoints[0])
    results = frozen.analyse(
        run.of(args), args.settings, batches, test["images"], test["labels"], metadata,
        floor=args.floor, planted=args.planted,
    )  # fmt: skip
    files.write_results(args, results)
