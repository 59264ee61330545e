"""The four original MNIST files: checked, then read."""

import gzip
from pathlib import Path

import numpy as np

from glassgan import files
from glassgan.data.sets import MNIST
from glassgan.errors import InputError

# The MD5 sums that torchvision.datasets.MNIST checks.
CHECKSUMS = {
    "train-images-idx3-ubyte.gz": "f68b3c2dcbeaaa9fbdd348bbdeb94873",
    "train-labels-idx1-ubyte.gz": "d53e105ee54ea40749a09fcbcd1e9432",
    "t10k-images-idx3-ubyte.gz": "9fb629c4189551a2d022fa330f9573f3",
    "t10k-labels-idx1-ubyte.gz": "ec29112dd5afa0611ce80d1b7f02629c",
}


def check(folder: str | Path) -> None:
    """Check that the four files are there and unaltered.

    Raises:
        InputError: names each file that is not, the expected and the found checksum, and the
            command that repairs it.
    """
    problems = []
    for name, expected in CHECKSUMS.items():
        path = Path(folder) / name
        found = files.digest(path, "md5") if path.is_file() else "no file"
        if found != expected:
            problems.append(f"{path}: expected MD5 {expected}, found {found}")
    if problems:
        raise InputError(
            "the data is not the original MNIST\n  "
            + "\n  ".join(problems)
            + "\n  to repair it, where there is a network: make data"
        )


def read(folder: str | Path, part: str) -> tuple[np.ndarray, np.ndarray]:
    """Read a part, "train" or "t10k".

    Returns:
        Images uint8 [N, 1, 28, 28] and labels uint8 [N]. The files are in the IDX format of
        LeCun's page: a header of big-endian 32-bit numbers, then the bytes.
    """
    return read_images(Path(folder) / f"{part}-images-idx3-ubyte.gz"), read_labels(folder, part)


def read_images(path: str | Path) -> np.ndarray:
    """Read one file of images, uint8 [N, 1, 28, 28]."""
    images = gzip.decompress(Path(path).read_bytes())
    return np.frombuffer(images, np.uint8, offset=16).reshape(-1, *MNIST.shape)


def read_labels(folder: str | Path, part: str) -> np.ndarray:
    """Read only the labels of a part, uint8 [N]."""
    labels = gzip.decompress((Path(folder) / f"{part}-labels-idx1-ubyte.gz").read_bytes())
    return np.frombuffer(labels, np.uint8, offset=8)
