"""Fetch the files of a data set that are missing or damaged, where there is a network.

With MNIST comes Fashion-MNIST, one kind of special samples, which is left out without it.
"""

import inspect

from glassgan import cli
from glassgan.data import idx
from glassgan.errors import InputError

CLASSES = {  # of torchvision.datasets
    "mnist": "MNIST",
    "fashion_mnist": "FashionMNIST",
    "kmnist": "KMNIST",
    "emnist": "EMNIST",
    "qmnist": "QMNIST",
}
WITH = {"mnist": "fashion_mnist"}


def main() -> None:
    """Let torchvision download into the folder, then check the result."""
    parser = cli.parser(__doc__)
    parser.add_argument("root", help="the folder that holds MNIST/raw and others")
    parser.add_argument("name", nargs="?", default="mnist", help="of the set, as in prepare.data")
    args = parser.parse_args()
    if args.name not in CLASSES:
        raise InputError(f"DATA: {args.name}; allowed: {', '.join(CLASSES)}")
    fetch(args.root, args.name)
    if other := WITH.get(args.name):
        try:
            fetch(args.root, other)
        except InputError as error:
            print(f"{other} is left out: {error}")


def fetch(root: str, name: str) -> None:
    """Fetch a set if its files are not all there, and check them."""
    try:
        idx.check(root, name)
    except InputError:
        from glassgan.torchvision_mend import torchvision

        # torchvision skips the download where the unpacked files lie, whatever state they are in
        for path in idx.paths(root, name):
            for unpacked in path.parent.glob("*-ubyte"):
                unpacked.unlink()
        known = getattr(torchvision.datasets, CLASSES[name])
        more = {"split": "balanced"} if "split" in inspect.signature(known).parameters else {}
        parts = ("train", "test") if name == "qmnist" else (None,)
        try:
            for part in parts:
                known(root=root, download=True, **more, **({"what": part} if part else {}))
        except (RuntimeError, OSError) as error:
            raise InputError(f"could not fetch it: {error}") from error
        idx.check(root, name)
    print(f"{idx.paths(root, name)[0].parent}: the files of {name} are there, unaltered")


if __name__ == "__main__":
    cli.run(main)
