"""Measure the judge on MNIST's test images: accuracy, calibration, confusion, a second judge.

And the morphometry, which judges no digit but the shape of its stroke.
"""

from glassgan import cli, files

with cli.script(
    __doc__,
    judge="its weights",
    second="a judge of another seed",
    data="the prepared test images",
    metrics="output: JSON",
    calibration="output: Parquet",
    confusion="output: Parquet",
    morphometry="output: Parquet",
    **cli.TORCH,
) as args:
    cli.use(args.threads, args.device)
    from glassgan.judge import examination, network
    from glassgan.prepare import splits

    data, _ = files.read_tensors(args.data)
    judge, second = (network.load(path, args.device) for path in (args.judge, args.second))
    count = examination.TRANSFORMED
    chosen = splits.drawn(len(data["images"]), count, "images of the morphometry", 0)
    found = examination.examine(judge, second, data["images"], data["labels"], chosen, args.device)
    files.write_results(args, found)
