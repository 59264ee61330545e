"""Measure the samples of every checkpoint of a chain, and keep some to look at."""

from glassgan import cli, files

with cli.script(
    __doc__,
    checkpoints=cli.several("weights, in order"),
    places=cli.several("their names: 3, or 2+300"),
    judge="its weights",
    train="the prepared training images",
    reference="what is known of real images",
    real="the measures of test images",
    quality="output: Parquet",
    folds="output: Parquet, a row a fold",
    images="output: safetensors, a tensor a place",
    **cli.PART,
    **cli.THREADS,
) as args:
    cli.use(args.threads)
    from glassgan import checkpoints
    from glassgan.judge import network
    from glassgan.parts import Part
    from glassgan.quality import measures
    from glassgan.quality.analyses import quality

    data = files.read_tensors(args.train)[0]
    training, labels = data["images"].flatten(1), data["labels"].long()
    reference = measures.load(args.reference, training, labels)
    judge, real = network.load(args.judge), files.read_table(args.real)
    places = Part.read(args.part).of(list(zip(args.places, args.checkpoints, strict=True)))
    chain = ((name, checkpoints.load(path)) for name, path in places)
    files.write_results(args, quality.analyse(chain, judge, reference, real))
