"""Measure the judge on test images: accuracy, calibration, confusion, a second judge.

And all other concepts: whether known changes of an image move them as they should.
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
    confused="output: Parquet, the pairs of classes that are taken for one another",
    concepts="output: Parquet, by how much known changes of images move what is measured",
    **cli.TORCH,
) as args:
    cli.use(args.threads, args.device)
    from glassgan.judge import examination, network
    from glassgan.prepare import splits

    data, _ = files.read_tensors(args.data)
    judge, second = (network.load(path, args.device) for path in (args.judge, args.second))
    count = examination.TRANSFORMED
    chosen = splits.drawn(len(data["images"]), count, "images of the morphometry", 0)
    labels, factors = (data.get(name) for name in ("labels", "factors"))
    found = examination.examine(judge, second, data["images"], labels, factors, chosen, args.device)
    files.write_results(args, found)
