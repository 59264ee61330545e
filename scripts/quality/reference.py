"""Measure real images: what samples are compared with, and what test images give themselves."""

from glassgan import cli, files
from glassgan.quality.settings import Measures

with cli.script(
    __doc__,
    settings=Measures,
    train="the prepared training images",
    test="the prepared test images",
    judge="its weights",
    confusion="of the judge",
    reference="output: safetensors",
    real="output: Parquet, a row a measure",
    **cli.THREADS,
) as args:
    cli.use(args.threads)
    from glassgan.judge import network
    from glassgan.quality import classes
    from glassgan.quality.analyses import reference

    train, test = (files.read_tensors(path)[0] for path in (args.train, args.test))
    confusion = classes.confusion_matrix(files.read_table(args.confusion))
    judge = network.load(args.judge)
    found, real = reference.analyse(args.settings, judge, train, test["images"], confusion)
    found.write(args.reference)
    files.write_table(args.real, real)
