"""A folder of images: PNG and JPEG files, in subfolders that are classes, or in none."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from glassgan import files
from glassgan.data import odd, pixels

SUFFIXES = (".png", ".jpg", ".jpeg")
# What systems leave in folders, as names that begin with a dot.
LEFT = ("thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class Folder:
    """What lies in a folder of images.

    root: the folder.
    names: of the files, below the root, in the order of their characters whatever the locale.
    classes: the names of the subfolders in the same order; none where there are none.
    labels: of the files, int64 [N]; all 0 where there are no classes.
    state: a checksum of their names, their sizes and when they were last changed.
    """

    root: Path
    names: tuple[str, ...]
    classes: tuple[str, ...]
    labels: np.ndarray
    state: str

    def image(self, number: int) -> Image.Image:
        """Return an image, grey or RGB.

        Raises:
            Odd: it cannot be read, or is of another sort.
        """
        return pixels.opened((self.root / self.names[number]).read_bytes())

    def digest(self, numbers: Iterable[int]) -> str:
        """Return the SHA-256 of names and bytes of files."""
        result = hashlib.sha256()
        for number in numbers:
            name, path = self.names[number], self.root / self.names[number]
            result.update(f"{files.digest(path)}  {name}\n".encode())
        return result.hexdigest()

    def sides(self) -> tuple[int, int]:
        """Return width and height of the first image; of its file only the head is read.

        Raises:
            InputError: it has none.
        """
        try:
            with Image.open(self.root / self.names[0]) as image:
                return image.size
        except Exception:  # Pillow raises many kinds
            odd.refuse({pixels.UNREADABLE: self.names[:1]})
            raise


def listed(root: str | Path) -> Folder:
    """Return what lies in a folder; no file is opened.

    Raises:
        InputError: names what has no place there: files that are no images or empty, images beside
            folders, folders in folders, classes of fewer than two images.
    """
    root = Path(root)
    if not root.is_dir():
        odd.refuse({f"{root}: no such folder": ()})
    found: dict[str, list[str]] = {}

    def tell(reason: str, name: str) -> None:
        found.setdefault(reason, []).append(name)

    images, folders = _inside(root)
    below = {folder.name: _inside(folder.path) for folder in folders}
    if images and folders:
        tell(
            "images and folders side by side; allowed: either images, or folders that are classes",
            f"{images[0].name} and {folders[0].name}/",
        )
    for name, (inner, deeper) in below.items():
        if not name.isprintable():
            tell("a name that cannot be printed", repr(name))
        for folder in deeper:
            tell("a folder in a folder; allowed: images", f"{name}/{folder.name}/")
        if len(inner) < 2 and not deeper:
            tell("a class of fewer than two images; allowed: at least two", f"{name}/")
    if len(below) == 1 and not images:
        tell("one class; allowed: two at least, or images without folders", f"{folders[0].name}/")
    entries = [(file.name, file) for file in images] + [
        (f"{name}/{file.name}", file) for name, (inner, _) in below.items() for file in inner
    ]
    entries.sort(key=lambda entry: entry[0])
    state = [file.stat() for _, file in entries]
    for (name, _), status in zip(entries, state, strict=True):
        if not name.lower().endswith(SUFFIXES):
            tell("no image by its name; allowed: .png, .jpg and .jpeg", name)
        elif not status.st_size:
            tell("an empty file", name)
    if not entries and not found:
        tell("no images", f"{root}")
    odd.refuse(found)
    classes = tuple(sorted(below))
    numbers = {name: number for number, name in enumerate(classes)}
    names = tuple(name for name, _ in entries)
    told = [
        f"{one.st_size} {one.st_mtime_ns} {name}" for one, name in zip(state, names, strict=True)
    ]
    labels = [numbers[name.partition("/")[0]] if classes else 0 for name in names]
    return Folder(
        root,
        names,
        classes,
        np.array(labels, np.int64),
        hashlib.sha256("\n".join(told).encode()).hexdigest(),
    )


def _inside(folder: str | Path) -> tuple[list[os.DirEntry[str]], list[os.DirEntry[str]]]:
    """Return files and folders that lie in a folder, each in the order of their names."""
    entries = sorted(_entries(folder), key=lambda entry: entry.name)
    return (
        [entry for entry in entries if not entry.is_dir()],
        [entry for entry in entries if entry.is_dir()],
    )


def _entries(folder: str | Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.name.startswith(".") and entry.name.lower() not in LEFT:
                yield entry
