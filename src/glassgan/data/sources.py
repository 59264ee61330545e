"""Where the images of a data set come from: files that are checked, then read."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from glassgan.data import idx

PARTS = idx.PARTS  # "train", and "t10k", the images kept from training, as MNIST names them


@dataclass(frozen=True)
class Part:
    """Images of a part, uint8 [N, C, H, W], and their labels, uint8 [N]."""

    images: np.ndarray
    labels: np.ndarray


class Source(Protocol):
    """What the workflow and its first job ask of a data set's files."""

    @property
    def files(self) -> list[Path]:
        """The files, which must all be there."""

    def check(self) -> None:
        """Raise an InputError that names each file that is missing or damaged."""

    def labels(self, part: str) -> np.ndarray:
        """Return only the labels of a part, uint8 [N]."""

    def read(self, part: str) -> Part:
        """Return a part."""


@dataclass(frozen=True)
class Idx:
    """A set that is stored like MNIST, below torchvision's root."""

    root: str
    name: str

    @property
    def files(self) -> list[Path]:
        """The files, which must all be there."""
        return idx.paths(self.root, self.name)

    def check(self) -> None:
        """Raise an InputError that names each file that is missing or damaged."""
        idx.check(self.root, self.name)

    def labels(self, part: str) -> np.ndarray:
        """Return only the labels of a part, uint8 [N]."""
        return idx.read_labels(self.root, self.name, part)

    def read(self, part: str) -> Part:
        """Return a part."""
        return Part(*idx.read(self.root, self.name, part))


def source(prepare: Mapping[str, Any]) -> Source:
    """Return the source that the parameters of phase `prepare` name."""
    return Idx(prepare["folder"], prepare["data"])
