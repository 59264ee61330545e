"""Check the four MNIST files and store them as compact tensors with fixed splits."""

from glassgan import cli, files
from glassgan.data import mnist
from glassgan.prepare import splits
from glassgan.prepare.settings import Prepare

with cli.script(
    __doc__,
    settings=Prepare,
    train="output: images, labels, validation mask",
    test="output: images, labels",
) as args:
    folder = args.settings.folder
    mnist.check(folder)
    images, labels = mnist.read(folder, "train")
    kept = splits.taken(len(images), args.settings.train_images, "train", args.settings.seed)
    mask = splits.validation_mask(
        args.settings.train_images, args.settings.validation, args.settings.seed
    )
    files.write_tensors(
        args.train,
        {
            "images": images[kept],
            "labels": labels[kept],
            "validation": mask,
        },
    )
    images, labels = mnist.read(folder, "t10k")
    kept = splits.taken(len(images), args.settings.test_images, "t10k", args.settings.seed)
    files.write_tensors(args.test, {"images": images[kept], "labels": labels[kept]})
