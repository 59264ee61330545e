"""Check the four MNIST files and store them as compact tensors with fixed splits."""

from pathlib import Path

from glassgan import cli, files
from glassgan.prepare import mnist, splits


def main() -> None:
    """Read the raw files, write one safetensors file for each part."""
    parser = cli.parser(__doc__)
    parser.add_argument("--raw", nargs=4, required=True, help="the four .gz files, one folder")
    parser.add_argument("--train-images", type=int, required=True)
    parser.add_argument("--test-images", type=int, required=True)
    parser.add_argument("--validation", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--train", required=True, help="output: images, labels, validation mask")
    parser.add_argument("--test", required=True, help="output: images, labels")
    args = parser.parse_args()

    folder = Path(args.raw[0]).parent
    mnist.check(folder)
    images, labels = mnist.read(folder, "train")
    kept = splits.taken(len(images), args.train_images, "train", args.seed)
    mask = splits.validation_mask(args.train_images, args.validation, args.seed)
    files.write_tensors(
        args.train,
        {
            "images": images[kept],
            "labels": labels[kept],
            "validation": mask,
        },
    )
    images, labels = mnist.read(folder, "t10k")
    kept = splits.taken(len(images), args.test_images, "t10k", args.seed)
    files.write_tensors(args.test, {"images": images[kept], "labels": labels[kept]})


if __name__ == "__main__":
    cli.run(main)
