"""Check the four MNIST files and store them as compact tensors with fixed splits."""

from glassgan import cli, files, flags
from glassgan.data import mnist
from glassgan.prepare import splits
from glassgan.prepare.settings import Prepare


def main() -> None:
    """Read the raw files, write one safetensors file for each part."""
    parser = cli.parser(__doc__)
    flags.add(parser, Prepare)
    parser.add_argument("--train", required=True, help="output: images, labels, validation mask")
    parser.add_argument("--test", required=True, help="output: images, labels")
    args = parser.parse_args()

    settings = flags.read(args, Prepare)
    folder = settings.folder
    mnist.check(folder)
    images, labels = mnist.read(folder, "train")
    kept = splits.taken(len(images), settings.train_images, "train", settings.seed)
    mask = splits.validation_mask(settings.train_images, settings.validation, settings.seed)
    files.write_tensors(
        args.train,
        {
            "images": images[kept],
            "labels": labels[kept],
            "validation": mask,
        },
    )
    images, labels = mnist.read(folder, "t10k")
    kept = splits.taken(len(images), settings.test_images, "t10k", settings.seed)
    files.write_tensors(args.test, {"images": images[kept], "labels": labels[kept]})


if __name__ == "__main__":
    cli.run(main)
