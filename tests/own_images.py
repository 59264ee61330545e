"""Images of one's own as files, and what reading them gives or is refused with."""

import numpy as np
import pytest
from PIL import Image

from glassgan.data import own
from glassgan.data.settings import Images
from glassgan.errors import InputError

CATS = {"name": "Cats", "kind": "cat", "plural": "cats", "channels": 3}


def noise(seed, side=16, channels=3, height=None):
    """An image of random pixels as Pillow has it."""
    shape = (height or side, side, channels)
    pixels = np.random.default_rng(seed).integers(0, 256, shape, np.uint8)
    return Image.fromarray(pixels[..., 0] if channels == 1 else pixels)


def saved(image, path, **options):
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, **options)


def cats(folder):
    """Make a folder of two classes, ten images each."""
    for number in range(20):
        name = "house" if number % 2 else "wild"
        saved(noise(number), folder / f"cats/{name}/{number:02}.png")
    return folder / "cats"


def settings(images, **values):
    given = {"images": str(images), **CATS, **values}
    return Images.model_validate({key: value for key, value in given.items() if value is not None})


def refused(images, training=12, test=8, **values):
    """What reading is refused with."""
    with pytest.raises(InputError) as caught:
        given = settings(images, **values)
        own.described(given)
        source = own.Own(given, training, test, seed=0)
        source.check()
        source.read("train")
    return str(caught.value)


def parts(given, training=12, test=8, seed=0):
    source = own.Own(given, training, test, seed)
    return source.read("train"), source.read("t10k")


def read(given, training=12, test=8):
    """The training images."""
    return parts(given, training, test)[0]
