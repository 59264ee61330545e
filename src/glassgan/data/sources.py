"""Where the images of a data set come from: files that are checked, then read, or draws."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

import numpy as np

from glassgan.data import idx, photographs, sprites, stacked
from glassgan.data.own import Own
from glassgan.data.part import PARTS, Part
from glassgan.data.settings import Images


class Source(Protocol):
    """What the workflow and its first job ask of a data set's files."""

    @property
    def files(self) -> list[Path]:
        """The files, which must all be there, or the folder in which they lie."""

    @property
    def state(self) -> str:
        """What tells whether images in a folder have changed; nothing for files."""

    def check(self) -> None:
        """Raise an InputError that names each file that is missing, damaged or odd."""

    def labels(self, part: str) -> np.ndarray:
        """Return only the labels of a part, [N]."""

    def read(self, part: str) -> Part:
        """Return a part: all of it, or as many images as the parameters ask for."""


@dataclass(frozen=True)
class Stored:
    """A set that is stored as its makers did, below torchvision's root.

    form: the module that reads such files.
    """

    form: ModuleType
    root: str
    name: str
    state: str = ""

    @property
    def files(self) -> list[Path]:
        """The files, which must all be there."""
        files: list[Path] = self.form.paths(self.root, self.name)
        return files

    def check(self) -> None:
        """Raise an InputError that names each file that is missing or damaged."""
        self.form.check(self.root, self.name)

    def labels(self, part: str) -> np.ndarray:
        """Return only the labels of a part, uint8 [N]."""
        labels: np.ndarray = self.form.read_labels(self.root, self.name, part)
        return labels

    def read(self, part: str) -> Part:
        """Return a part."""
        return Part(*self.form.read(self.root, self.name, part))


@dataclass(frozen=True)
class Drawn:
    """As many images of a part as are asked for, drawn from a seed."""

    images: Mapping[str, int]
    seed: int


@dataclass(frozen=True)
class Stacked(Drawn):
    """Digits of MNIST in three channels, those of a part from that part."""

    digits: Stored
    state: str = ""

    @property
    def files(self) -> list[Path]:
        """The files of MNIST."""
        return self.digits.files

    def check(self) -> None:
        """Raise an InputError that names each file that is missing or damaged."""
        self.digits.check()

    def labels(self, part: str) -> np.ndarray:
        """Return only the labels of a part, int64 [N]."""
        return stacked.labels_of(self.digits.labels(part), *self._key(part))

    def read(self, part: str) -> Part:
        """Return a part."""
        read = self.digits.read(part)
        return Part(*stacked.stack(read.images, read.labels, *self._key(part)))

    def _key(self, part: str) -> tuple[int, int, str]:
        return self.images[part], self.seed, f"stacks of {part}"


@dataclass(frozen=True)
class Sprites(Drawn):
    """Shapes whose factors are known."""

    state: str = ""

    @property
    def files(self) -> list[Path]:
        """No file."""
        return []

    def check(self) -> None:
        """Find nothing wrong."""

    def labels(self, part: str) -> np.ndarray:
        """Return only the labels of a part, uint8 [N]."""
        return sprites.truths(self.images[part], self.seed, f"sprites of {part}")[0]

    def read(self, part: str) -> Part:
        """Return a part, with its factors."""
        return Part(*sprites.draw(self.images[part], self.seed, f"sprites of {part}"))


def source(prepare: Mapping[str, Any]) -> Source:
    """Return the source that the parameters of phase `prepare` name."""
    root, data, seed = prepare["folder"], prepare["data"], prepare["seed"]
    training, test = prepare["train_images"], prepare["test_images"]
    images = dict(zip(PARTS, (training, test), strict=True))
    if not isinstance(data, str):
        return Own(Images.model_validate(data), training, test, seed)
    if data in photographs.FILES:
        return Stored(photographs, root, data)
    if data == "stacked_mnist":
        return Stacked(images, seed, Stored(idx, root, "mnist"))
    return Sprites(images, seed) if data == "sprites" else Stored(idx, root, data)
