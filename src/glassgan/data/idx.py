"""MNIST and the sets that are stored like it: their files checked, then read.

They lie where torchvision puts them, below its `root`, and are checked by the MD5 sums that it
checks. The format is IDX of LeCun's page: type and number of dimensions, their sizes as big-endian
32-bit numbers, then the numbers.
"""

import gzip
import hashlib
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from glassgan import files
from glassgan.data import originals
from glassgan.data.part import PARTS

# The sets by their names, which parameters take.
Name = Literal["mnist", "fashion_mnist", "kmnist", "emnist", "qmnist"]


@dataclass(frozen=True)
class Files:
    """The files of a set.

    folder: below the root. images, labels: their names by part, or those within `archive`.
    checksums: MD5 by name, of all that must lie in the folder. contents: MD5 of what is packed in
    those that are also accepted packed another way. transposed: rows are stored as columns.
    """

    folder: str
    images: Mapping[str, str]
    labels: Mapping[str, str]
    checksums: Mapping[str, str]
    contents: Mapping[str, str]
    archive: str | None = None
    transposed: bool = False


def _of_mnist(folder: str, *sums: str, contents: tuple[str, ...] = ()) -> Files:
    images = {part: f"{part}-images-idx3-ubyte.gz" for part in PARTS}
    labels = {part: f"{part}-labels-idx1-ubyte.gz" for part in PARTS}
    names = [kind[part] for part in PARTS for kind in (images, labels)]
    packed = dict(zip(names, contents, strict=False))
    return Files(folder, images, labels, dict(zip(names, sums, strict=True)), packed)


# as they are, whoever packs them
_OF_FASHION = (
    "f4a8712d7a061bf5bd6d2ca38dc4d50a",
    "9018921c3c673c538a1fc5bad174d6f9",
    "8181f5470baa50b63fa0f6fddb340f0a",
    "15d484375f8d13e6eb1aabb0c3f46965",
)
_BALANCED = {
    part: f"gzip/emnist-balanced-{kind}"
    for part, kind in zip(PARTS, ("train", "test"), strict=True)
}
_QMNIST = {part: f"qmnist-{kind}" for part, kind in zip(PARTS, ("train", "test"), strict=True)}
FILES: dict[str, Files] = {
    "mnist": _of_mnist(
        "MNIST/raw",
        "f68b3c2dcbeaaa9fbdd348bbdeb94873",
        "d53e105ee54ea40749a09fcbcd1e9432",
        "9fb629c4189551a2d022fa330f9573f3",
        "ec29112dd5afa0611ce80d1b7f02629c",
    ),
    "fashion_mnist": _of_mnist(
        "FashionMNIST/raw",
        "8d4fb7e6c68d591d4c3dfef9ec88bf0d",
        "25c81989df183df01b3e8a0aad5dffbe",
        "bef4ecab320f06d8554ea6380940ec79",
        "bb300cfdad3c16e7a12a480ee83cd310",
        contents=_OF_FASHION,
    ),
    "kmnist": _of_mnist(
        "KMNIST/raw",
        "bdb82020997e1d708af4cf47b453dcf7",
        "e144d726b3acfaa3e44228e80efcd344",
        "5c965bf0a639b31b8f53240b1b52f4d7",
        "7320c461ea6c1c855c0b718fb2a4b134",
    ),
    "emnist": Files(
        "EMNIST/raw",
        {part: f"{name}-images-idx3-ubyte.gz" for part, name in _BALANCED.items()},
        {part: f"{name}-labels-idx1-ubyte.gz" for part, name in _BALANCED.items()},
        {"gzip.zip": "58c8d27c78d21e728a6bc7b3cc06412e"},
        {},
        archive="gzip.zip",
        transposed=True,
    ),
    "qmnist": Files(
        "QMNIST/raw",
        {part: f"{name}-images-idx3-ubyte.gz" for part, name in _QMNIST.items()},
        {part: f"{name}-labels-idx2-int.gz" for part, name in _QMNIST.items()},
        {
            "qmnist-train-images-idx3-ubyte.gz": "ed72d4157d28c017586c42bc6afe6370",
            "qmnist-train-labels-idx2-int.gz": "0058f8dd561b90ffdd0f734c6a30e5e4",
            "qmnist-test-images-idx3-ubyte.gz": "1394631089c404de565df7b7aeaf9412",
            "qmnist-test-labels-idx2-int.gz": "5b5b05890a5e13444e108efe57b788aa",
        },
        {},
    ),
}


def paths(root: str | Path, name: str) -> list[Path]:
    """Return the files of a set, below the root."""
    return [Path(root) / FILES[name].folder / file for file in FILES[name].checksums]


def check(root: str | Path, name: str) -> None:
    """Check that the files of a set are there and unaltered.

    Raises:
        InputError: names each file that is not, the expected and the found checksum, and the
            command that repairs it.
    """
    originals.refuse(name, _problems(root, name))


def _problems(root: str | Path, name: str) -> Iterator[str]:
    known = FILES[name]
    for path in paths(root, name):
        expected = known.checksums[path.name]
        found = files.digest(path, "md5") if path.is_file() else "no file"
        if found != expected and not _same_content(path, known.contents.get(path.name)):
            yield f"{path}: expected MD5 {expected}, found {found}"


def _same_content(path: Path, expected: str | None) -> bool:
    """Return whether a file holds what it should, packed by somebody else."""
    if expected is None or not path.is_file():
        return False
    try:
        content = gzip.decompress(path.read_bytes())
    except (OSError, EOFError):
        return False
    return hashlib.md5(content, usedforsecurity=False).hexdigest() == expected


def images_file(root: str | Path, name: str, part: str) -> Path:
    """Return the file that holds the images of a part."""
    known = FILES[name]
    return Path(root) / known.folder / (known.archive or known.images[part])


def read(root: str | Path, name: str, part: str) -> tuple[np.ndarray, np.ndarray]:
    """Read a part of a set, "train" or "t10k".

    Returns:
        Images uint8 [N, 1, H, W] and labels uint8 [N].
    """
    return read_images(images_file(root, name, part), name, part), read_labels(root, name, part)


def read_images(path: str | Path, name: str, part: str) -> np.ndarray:
    """Read only the images of a part, uint8 [N, 1, H, W], from the file that holds them."""
    known = FILES[name]
    images = _numbers(_packed(Path(path), known.images[part]))
    return (images.swapaxes(1, 2) if known.transposed else images)[:, None]


def read_labels(root: str | Path, name: str, part: str) -> np.ndarray:
    """Read only the labels of a part, uint8 [N]."""
    known = FILES[name]
    path = Path(root) / known.folder / (known.archive or known.labels[part])
    labels = _numbers(_packed(path, known.labels[part]))
    # of QMNIST's eight numbers about a digit the first is its class
    return labels if labels.ndim == 1 else labels[:, 0].astype(np.uint8)


def _packed(path: Path, name: str) -> bytes:
    """Return a packed file, or the one of a name within an archive."""
    if path.suffix != ".zip":
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


def _numbers(packed: bytes) -> np.ndarray:
    """Return the numbers of a packed IDX file, in its shape."""
    content = gzip.decompress(packed)
    kind, dimensions = content[2], content[3]
    shape = np.frombuffer(content, ">u4", dimensions, offset=4)
    values = np.frombuffer(content, {8: "u1", 12: ">i4"}[kind], offset=4 + 4 * dimensions)
    return values.reshape(shape)
