"""Train a GAN on Stacked MNIST; count the modes that it draws."""

from functools import partial

from glassgan import cli, files
from glassgan.theory.settings import StackedTraining

with cli.script(
    __doc__,
    preset="its name",
    packing=cli.number("images that D is shown at once"),
    seed=cli.number("of all draws"),
    settings=StackedTraining,
    judge="its weights",
    train="the prepared training images",
    test="the prepared test images",
    pictures="output: safetensors",
    effects="output: Parquet",
    **cli.TORCH,
) as args:
    cli.use(args.threads, args.device)
    from glassgan.judge import network
    from glassgan.theory.analyses import stacked

    results = stacked.analyse(
        args.settings,
        args.preset,
        network.load(args.judge, args.device),
        *(files.read_tensors(path)[0] for path in (args.train, args.test)),
        packing=args.packing,
        seed=args.seed,
        device=args.device,
        tell=partial(print, flush=True),
    )
    files.write_results(args, results)
