"""Fetch the files of a data set that are missing or damaged, where there is a network.

With MNIST comes Fashion-MNIST, one kind of special samples, which is left out without it.
"""

from glassgan import cli
from glassgan.data import idx, photographs
from glassgan.errors import InputError

CLASSES = {  # of torchvision.datasets
    "mnist": "MNIST",
    "fashion_mnist": "FashionMNIST",
    "kmnist": "KMNIST",
    "emnist": "EMNIST",
    "qmnist": "QMNIST",
    "cifar10": "CIFAR10",
    "svhn": "SVHN",
}
MORE = {"emnist": [{"split": "balanced"}]}  # arguments, of each part that is fetched by itself
MORE |= {"qmnist": [{"what": part} for part in ("train", "test")]}
MORE |= {"svhn": [{"split": part} for part in ("train", "test")]}
WITH = {"mnist": "fashion_mnist"}
OF = {"stacked_mnist": "mnist"}  # made of another set


def main() -> None:
    """Let torchvision download into the folder, then check the result."""
    parser = cli.parser(__doc__)
    parser.add_argument("root", help="the folder that holds MNIST/raw and others")
    parser.add_argument("name", nargs="?", default="mnist", help="of the set, as in prepare.data")
    args = parser.parse_args()
    name = OF.get(args.name, args.name)
    if name == "sprites":
        print("sprites are drawn, there is nothing to fetch")
        return
    if name not in CLASSES:
        raise InputError(f"DATA: {name}; allowed: {', '.join([*CLASSES, *OF, 'sprites'])}")
    fetch(args.root, name)
    if other := WITH.get(name):
        try:
            fetch(args.root, other)
        except InputError as error:
            print(f"{other} is left out: {error}")


def fetch(root: str, name: str) -> None:
    """Fetch a set if its files are not all there, and check them."""
    known = photographs if name in photographs.FILES else idx
    try:
        known.check(root, name)
    except InputError:
        from glassgan.torchvision_mend import torchvision

        # torchvision skips the download where the unpacked files lie, whatever state they are in
        for path in known.paths(root, name):
            for unpacked in path.parent.glob("*-ubyte"):
                unpacked.unlink()
        try:
            for more in MORE.get(name, [{}]):
                getattr(torchvision.datasets, CLASSES[name])(root=root, download=True, **more)
        except (RuntimeError, OSError) as error:
            raise InputError(f"could not fetch it: {error}") from error
        known.check(root, name)
    print(f"{known.paths(root, name)[0].parent}: the files of {name} are there, unaltered")


if __name__ == "__main__":
    cli.run(main)
