"""Ask where a discriminator decides, what it says of special samples, and what flips it."""

from glassgan import cli, files
from glassgan.attribution.settings import Samples, WeakSpots

with cli.script(
    __doc__,
    **cli.RUN,
    settings=Samples,
    weak_spots=WeakSpots,
    all_checkpoints=cli.several("of all runs, in order"),
    train="the prepared training images",
    test="the prepared test images",
    foreign_images=cli.several("the file of the set `foreign`, if any", least=0),
    samples="output: safetensors",
    flipped="output: safetensors",
    effects="output: Parquet",
) as args:
    from glassgan import checkpoints, run
    from glassgan.attribution.analyses import samples
    from glassgan.data import idx

    results = samples.analyse(
        run.of(args),
        args.settings,
        args.weak_spots,
        train=files.read_tensors(args.train)[0]["images"],
        test=files.read_tensors(args.test)[0],
        others=checkpoints.last_of_others(args.all_checkpoints, args.name, args.run_seed),
        foreign=idx.read_images(args.foreign_images[0], args.settings.foreign, "t10k")
        if args.foreign_images
        else None,
    )
    files.write_results(args, results)
