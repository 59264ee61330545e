"""CIFAR-10 and SVHN: their files checked, then read.

They lie where torchvision puts them, below its `root`, and are checked by the MD5 sums that it
checks. Without torch, since the workflow asks for labels before any job.
"""

import hashlib
import io
import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from glassgan.data import originals
from glassgan.data.sets import CIFAR10, SVHN


@dataclass(frozen=True)
class Files:
    """The files of a set.

    folder: below the root. parts: MD5 by name, of each part. images, labels: return these of the
    content of a file.
    """

    folder: str
    parts: Mapping[str, Mapping[str, str]]
    images: Callable[[bytes], np.ndarray]
    labels: Callable[[bytes], np.ndarray]


# A batch of CIFAR-10 is a pickle, of which the checksum says that it is the original one.


def _images_of_cifar(content: bytes) -> np.ndarray:
    images: np.ndarray = pickle.loads(content, encoding="latin1")["data"]
    return images.reshape(-1, *CIFAR10.shape)


def _labels_of_cifar(content: bytes) -> np.ndarray:
    return np.array(pickle.loads(content, encoding="latin1")["labels"], np.uint8)


# A file of SVHN is one of MATLAB, with images [H, W, C, N]; the digit 0 has the label 10.


def _images_of_svhn(content: bytes) -> np.ndarray:
    return _matlab(content, "X").transpose(3, 2, 0, 1)


def _labels_of_svhn(content: bytes) -> np.ndarray:
    return (_matlab(content, "y").ravel() % len(SVHN.classes)).astype(np.uint8)


def _matlab(content: bytes, name: str) -> np.ndarray:
    """Return one array of a file; the others are not unpacked."""
    from scipy.io import loadmat  # slow to import

    array: np.ndarray = loadmat(io.BytesIO(content), variable_names=[name])[name]
    return array


FILES = {
    "cifar10": Files(
        "cifar-10-batches-py",
        {
            "train": {
                "data_batch_1": "c99cafc152244af753f735de768cd75f",
                "data_batch_2": "d4bba439e000b95fd0a9bffe97cbabec",
                "data_batch_3": "54ebc095f3ab1f0389bbae665268c751",
                "data_batch_4": "634d18415352ddfa80567beed471001a",
                "data_batch_5": "482c414d41f54cd18b22e5b47cb7c3cb",
            },
            "t10k": {"test_batch": "40351d587109b95175f43aff81a1287e"},
        },
        _images_of_cifar,
        _labels_of_cifar,
    ),
    "svhn": Files(
        "",
        {
            "train": {"train_32x32.mat": "e26dedcc434d2e4c54c9b2d4a06d8373"},
            "t10k": {"test_32x32.mat": "eb5a983be6a315427106f1b164d9cef3"},
        },
        _images_of_svhn,
        _labels_of_svhn,
    ),
}


def paths(root: str | Path, name: str) -> list[Path]:
    """Return the files of a set, below the root."""
    return [*_sums(root, name)]


def check(root: str | Path, name: str) -> None:
    """Check that the files of a set are there and unaltered.

    Raises:
        InputError: names each file that is not, the expected and the found checksum, and the
            command that repairs it.
    """
    originals.refuse(name, originals.altered(_sums(root, name)))


def read(root: str | Path, name: str, part: str) -> tuple[np.ndarray, np.ndarray]:
    """Read a part of a set, "train" or "t10k".

    Returns:
        Images uint8 [N, C, H, W] and labels uint8 [N].

    Raises:
        InputError: a file is not the original one.
    """
    contents = [*_contents(root, name, part)]
    images = np.concatenate([*map(FILES[name].images, contents)])
    return images, np.concatenate([*map(FILES[name].labels, contents)])


def read_labels(root: str | Path, name: str, part: str) -> np.ndarray:
    """Read only the labels of a part, uint8 [N].

    Raises:
        InputError: a file is not the original one.
    """
    return np.concatenate([*map(FILES[name].labels, _contents(root, name, part))])


def _contents(root: str | Path, name: str, part: str) -> Iterator[bytes]:
    """Yield the content of each file of a part, if it is the original one.

    What is unpacked may be a pickle, and one of something else would run what it likes.
    """
    for file, expected in FILES[name].parts[part].items():
        path = Path(root) / FILES[name].folder / file
        content = path.read_bytes()
        found = hashlib.md5(content, usedforsecurity=False).hexdigest()
        if found != expected:
            originals.refuse(name, [f"{path}: expected MD5 {expected}, found {found}"])
        yield content


def _sums(root: str | Path, name: str) -> dict[Path, str]:
    folder = Path(root) / FILES[name].folder
    return {folder / file: md5 for sums in FILES[name].parts.values() for file, md5 in sums.items()}
