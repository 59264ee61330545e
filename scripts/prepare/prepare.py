"""Check the files of the data set and store them as compact tensors with fixed splits."""

from glassgan import cli, files
from glassgan.data.sources import PARTS, source
from glassgan.prepare import splits
from glassgan.prepare.settings import Prepare

with cli.script(
    __doc__,
    settings=Prepare,
    train="output: images, labels, validation mask",
    test="output: images, labels",
) as args:
    settings = args.settings
    images_of = source(settings.model_dump())
    images_of.check()
    training, test = PARTS
    read = images_of.read(training)
    kept = splits.taken(len(read.images), settings.train_images, training, settings.seed)
    mask = splits.validation_mask(settings.train_images, settings.validation, settings.seed)
    files.write_tensors(
        args.train,
        {"images": read.images[kept], "labels": read.labels[kept], "validation": mask},
    )
    read = images_of.read(test)
    kept = splits.taken(len(read.images), settings.test_images, test, settings.seed)
    files.write_tensors(args.test, {"images": read.images[kept], "labels": read.labels[kept]})
