"""Images of one's own, from a folder or from one file: described, split and read."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from glassgan import streams
from glassgan.data import archive, folder, odd, pixels
from glassgan.data.archive import Archive
from glassgan.data.folder import Folder
from glassgan.data.part import PARTS, Part
from glassgan.data.sets import DataSet
from glassgan.data.settings import LARGEST, SMALLEST, Images
from glassgan.errors import InputError

GREATEST = 255
MARGIN = 14  # a side has so many times the margin that is taken to be free
OTHER_PART = 2  # images that it needs at least
TWO_CLASSES = "the same image in two classes"

Source = Folder | Archive


def described(settings: Images) -> DataSet:
    """Describe a data set by what its files are called; no image is read but the head of one.

    Raises:
        InputError: names what is odd.
    """
    source = listed(settings)
    side, most = _side(settings, source), len(source.labels) - OTHER_PART
    return DataSet(
        name=settings.name,
        shape=(settings.channels, side, side),
        kind=settings.kind,
        plural=settings.plural,
        kind_zh=settings.kind_zh or settings.kind,
        classes=source.classes,
        greatest=GREATEST,
        labelled=bool(source.classes),
        strokes=bool(settings.strokes),
        dark_ground=settings.dark_ground is not False,
        margin=max(1, side // MARGIN),
        most_training=most,
        most_test=most,
    )


@dataclass(frozen=True)
class Own:
    """As many images of one's own as are asked for, split by a permutation.

    The test images are drawn first, so that they stay where more training images are asked for.
    """

    settings: Images
    train_images: int
    test_images: int
    seed: int

    @cached_property
    def listed(self) -> Source:
        """What the files are called."""
        return listed(self.settings)

    @property
    def files(self) -> list[Path]:
        """The folder, or the one file."""
        return [Path(self.settings.images)]

    @property
    def state(self) -> str:
        """What tells whether files in the folder have changed."""
        return self.listed.state

    @cached_property
    def numbers(self) -> dict[str, np.ndarray]:
        """The numbers of the images of each part.

        Raises:
            InputError: there are not as many.
        """
        total, count = len(self.listed.labels), self.train_images + self.test_images
        if count > total:
            raise InputError(
                f"prepare.train_images: {self.train_images}, and prepare.test_images: "
                f"{self.test_images}; allowed: together at most {total}, all images of "
                f"{self.settings.name}"
            )
        order = streams.rng(self.seed, "parts of images of one's own").permutation(total)
        training, test = PARTS
        return {training: order[self.test_images : count], test: order[: self.test_images]}

    def check(self) -> None:
        """Check what can be seen without reading images.

        Raises:
            InputError: names what is odd in the folder; there are not as many images; or the
                classes that a part has no image of.
        """
        classes = self.listed.classes
        for part, words in zip(PARTS, ("training", "test"), strict=True):
            drawn = np.bincount(self.listed.labels[self.numbers[part]], minlength=len(classes))
            missing = [name for name, n in zip(classes, drawn, strict=False) if not n]
            reason = (
                f"classes of which no image is drawn into the {words} images; allowed: more images "
                f"of them, more {words} images, or another prepare.seed"
            )
            odd.refuse({reason: missing} if missing else {})

    def labels(self, part: str) -> np.ndarray:
        """Return only the labels of a part, uint8 [N], or int64 where there are many classes."""
        few = len(self.listed.classes) <= np.iinfo(np.uint8).max + 1
        return self.listed.labels[self.numbers[part]].astype(np.uint8 if few else np.int64)

    def read(self, part: str) -> Part:
        """Return a part; its checksum is that of the files of both.

        Raises:
            InputError: names the images that are damaged, of another size, or odd, of both parts.
        """
        start = 0 if part == PARTS[0] else self.train_images
        images = self._images[start:][: len(self.numbers[part])]
        return Part(images, self.labels(part), digest=self._digest)

    @cached_property
    def _order(self) -> np.ndarray:
        return np.concatenate([self.numbers[part] for part in PARTS])

    @cached_property
    def _images(self) -> np.ndarray:
        return _pixels(self.settings, self.listed, self._order)

    @cached_property
    def _digest(self) -> str:
        return self.listed.digest(np.sort(self._order))


def listed(settings: Images) -> Source:
    """Return what the files are called."""
    if settings.is_archive:
        return archive.listed(settings.images, settings.names)
    return folder.listed(settings.images)


def _side(settings: Images, source: Source) -> int:
    """Return the side of an image, that of the first where none is said."""
    if settings.side is not None:
        return settings.side
    width, height = source.sides()
    if width != height or not SMALLEST <= width <= LARGEST:
        raise InputError(
            f"prepare.data.side: missing; {source.names[0]} has {width} × {height} pixels; "
            f"allowed: {SMALLEST} to {LARGEST}, with fit"
        )
    return width


def _pixels(settings: Images, source: Source, numbers: np.ndarray) -> np.ndarray:
    """Return images as the data set has them, uint8 [N, C, H, W].

    Raises:
        InputError: names the images that are damaged, of another size, or odd.
    """
    side, channels = _side(settings, source), settings.channels
    images = np.empty((len(numbers), channels, side, side), np.uint8)
    found: dict[str, list[str]] = {}
    coloured: list[str] = []
    seen: dict[bytes, int] = {}  # images by their checksums
    for place in np.argsort(numbers):  # in the order of their names, so that oddities are told so
        number = int(numbers[place])
        name = source.names[number]
        try:
            image = pixels.fitted(source.image(number), side, settings.fit)
        except odd.Odd as error:
            found.setdefault(str(error), []).append(name)
            continue
        if pixels.is_coloured(image):
            coloured.append(name)
            image = pixels.grey(image) if channels == 1 else image
        images[place] = image[:channels]  # in colour, grey images have three equal channels
        same = seen.setdefault(hashlib.sha256(images[place]).digest(), number)
        if source.labels[same] != source.labels[number]:
            found.setdefault(TWO_CLASSES, []).append(f"{source.names[same]} and {name}")
    if channels == 1 and coloured and not settings.convert:
        found["in colour; allowed: channels: 3, or convert: true"] = coloured
    odd.refuse(found)
    if channels == 3 and not coloured and not settings.convert:
        raise InputError(
            "prepare.data.channels: 3, but no image has a colour; allowed: 1, or convert: true"
        )
    return images
