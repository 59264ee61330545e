"""One file of images: an .npz file with `images` and perhaps `labels`."""

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from PIL import Image

from glassgan import files
from glassgan.data import odd

SHAPES = "[N, H, W], [N, H, W, 1 or 3] or [N, 1 or 3, H, W]"


@dataclass(frozen=True)
class Archive:
    """What an .npz file holds.

    path: of the file.
    shape: of its images as they are stored.
    classes: the names of the classes; none where it has no labels.
    labels: int64 [N]; all 0 where there are no classes.
    """

    path: Path
    shape: tuple[int, ...]
    classes: tuple[str, ...]
    labels: np.ndarray
    state: str = ""  # a file is known by its time

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return what images are called."""
        return tuple(f"images[{number}]" for number in range(self.shape[0]))

    @property
    def channels_last(self) -> bool:
        """Return whether the last dimension is that of the channels."""
        return len(self.shape) == 4 and self.shape[3] in (1, 3)

    def sides(self) -> tuple[int, int]:
        """Return width and height of the images."""
        rows = 1 if len(self.shape) == 3 or self.channels_last else 2
        return self.shape[rows + 1], self.shape[rows]

    def image(self, number: int) -> Image.Image:
        """Return an image, grey or RGB.

        Raises:
            InputError: the file is damaged.
        """
        image = self._images[number]
        if image.ndim == 3 and not self.channels_last:
            image = image.transpose(1, 2, 0)
        return Image.fromarray(image[..., 0] if image.shape[2:] == (1,) else image)

    def digest(self, numbers: Iterable[int]) -> str:
        """Return the SHA-256 of the file, whichever images of it are taken."""
        return files.digest(self.path)

    @cached_property
    def _images(self) -> np.ndarray:
        return _array(self.path, "images")


def listed(path: str | Path, names: Sequence[str] | None) -> Archive:
    """Return what lies in a file; of its images only the head is read.

    Args:
        path: of the file.
        names: of the classes, or none.

    Raises:
        InputError: it is no such file; it has other arrays, types or shapes; labels without names,
            or names without labels; labels that have none, or of fewer than two images.
    """
    path = Path(path)
    heads = _heads(path)
    found: dict[str, Sequence[str]] = {}
    if others := sorted(set(heads) - {"images", "labels"}):
        found["arrays that are neither images nor labels"] = others
    shape, kind = heads.get("images", ((), np.dtype("uint8")))
    fits = len(shape) == 3 or (len(shape) == 4 and {shape[1], shape[3]} & {1, 3})
    if "images" not in heads:
        found[f"{path}: no array `images`"] = ()
    elif kind != np.uint8:
        found[f"images of type {kind}; allowed: uint8, from 0 to 255"] = ()
    elif not fits:
        found[f"images of the shape {list(shape)}; allowed: {SHAPES}"] = ()
    elif not shape[0]:
        found["no images"] = ()
    odd.refuse(found)
    if "labels" not in heads:
        if names is not None:
            odd.refuse({f"{path} has no labels; allowed: no names": ()}, key="names")
        return Archive(path, shape, (), np.zeros(shape[0], np.int64))
    if names is None:
        odd.refuse({f"missing; {path} has labels, which need names": ()}, key="names")
    return Archive(path, shape, tuple(names or ()), _labels(path, shape[0], names or ()))


def _labels(path: Path, count: int, names: Sequence[str]) -> np.ndarray:
    labels, most = _array(path, "labels"), len(names) - 1
    found: dict[str, Sequence[str]] = {}
    if labels.shape != (count,) or labels.dtype.kind not in "iu":
        found[
            f"labels of the type {labels.dtype} and the shape {list(labels.shape)}; allowed: whole "
            f"numbers, one for each of the {count} images"
        ] = ()
    elif wrong := np.flatnonzero((labels < 0) | (labels > most)).tolist():
        found[f"labels without a name; allowed: 0 to {most}, as many as there are names"] = [
            f"labels[{number}] = {labels[number]}" for number in wrong
        ]
    else:
        held = np.bincount(labels.astype(np.int64), minlength=len(names))
        if few := [name for name, number in zip(names, held, strict=True) if number < 2]:
            found["a class of fewer than two images; allowed: at least two"] = few
    odd.refuse(found)
    return labels.astype(np.int64)


def _heads(path: Path) -> dict[str, tuple[tuple[int, ...], np.dtype]]:
    """Return shape and type of each array of a file."""
    if not path.is_file():
        odd.refuse({f"{path}: no such file": ()})
    heads = {}
    try:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                with archive.open(name) as file:
                    version = np.lib.format.read_magic(file)
                    reader = (
                        np.lib.format.read_array_header_1_0
                        if version == (1, 0)
                        else np.lib.format.read_array_header_2_0
                    )
                    shape, _, kind = reader(file)
                    heads[name.removesuffix(".npy")] = shape, kind
    except (ValueError, OSError, zipfile.BadZipFile):
        odd.refuse({f"{path}: no .npz file that can be read": ()})
    return heads


def _array(path: Path, name: str) -> np.ndarray:
    try:
        with np.load(path, allow_pickle=False) as arrays:
            array: np.ndarray = arrays[name]
            return array
    except Exception:  # NumPy and zlib raise many kinds, for damaged files any
        odd.refuse({f"{path}: `{name}` cannot be read": ()})
        raise
