"""Fetch the MNIST files that are missing or damaged, and Fashion-MNIST, where there is a network.

MNIST must be there; Fashion-MNIST is one kind of special samples, which is left out without it.
"""

from pathlib import Path

from glassgan import cli
from glassgan.data import mnist
from glassgan.errors import InputError


def main() -> None:
    """Let torchvision download into the folder, then check the result."""
    parser = cli.parser(__doc__)
    parser.add_argument("root", help="the folder that holds MNIST/raw")
    args = parser.parse_args()

    folder = Path(args.root) / "MNIST/raw"
    try:
        mnist.check(folder)
    except InputError:
        from glassgan.torchvision_mend import torchvision

        # torchvision skips the download where the unpacked files lie, whatever state they are in
        for path in folder.glob("*-ubyte"):
            path.unlink()
        try:
            torchvision.datasets.MNIST(root=args.root, download=True)
        except (RuntimeError, OSError) as error:
            raise InputError(f"could not fetch MNIST: {error}") from error
        mnist.check(folder)
    print(f"{folder}: the four files of MNIST are there, unaltered")
    fashion = Path(args.root) / "FashionMNIST/raw"
    if not (fashion / "t10k-images-idx3-ubyte.gz").is_file():
        from glassgan.torchvision_mend import torchvision

        try:
            torchvision.datasets.FashionMNIST(root=args.root, download=True)
        except (RuntimeError, OSError) as error:
            print(f"{fashion}: could not fetch Fashion-MNIST, which is left out: {error}")
            return
    print(f"{fashion}: Fashion-MNIST is there")


if __name__ == "__main__":
    cli.run(main)
