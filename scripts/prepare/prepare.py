"""Check the files of the data set and store them as compact tensors with fixed splits."""

from glassgan import cli, files
from glassgan.data.sources import PARTS, source
from glassgan.prepare import splits
from glassgan.prepare.settings import Prepare
from glassgan.prepare.stored import stored

with cli.script(
    __doc__,
    settings=Prepare,
    train="output: images, labels, validation mask, factors where they are known",
    test="output: images, labels, factors",
) as args:
    settings = args.settings
    images_of = source(settings.model_dump(exclude_unset=True))
    images_of.check()
    training, test = PARTS
    tensors, header = stored(
        images_of.read(training), settings.train_images, training, settings.seed
    )
    tensors["validation"] = splits.validation_mask(
        settings.train_images, settings.validation, settings.seed
    )
    files.write_tensors(args.train, tensors, header)
    files.write_tensors(
        args.test, *stored(images_of.read(test), settings.test_images, test, settings.seed)
    )
