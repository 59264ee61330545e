"""Changes of images whose effect on what is measured is known."""

import numpy as np
from scipy import ndimage

from glassgan.data import DATA
from glassgan.judge.appearance import LUMA
from glassgan.judge.morphometry import FACTOR, binary, reduced

# All take and return float arrays [N, C, H, W] in [−1, 1].


def thickened(images: np.ndarray, radius: float) -> np.ndarray:
    """Dilate strokes by a disc, as Morpho-MNIST does: enlarged and binary, then reduced to grey.

    Args:
        images: of one channel.
        radius: pixels.
    """
    near = [
        ndimage.distance_transform_edt(~mask) <= radius * FACTOR if mask.any() else mask
        for mask in binary(images[:, 0])
    ]
    return np.array([2 * reduced(mask) - 1 for mask in near])[:, None]


def sheared(images: np.ndarray, degrees: float) -> np.ndarray:
    """Move rows sideways about the middle one; positive leans the top to the right."""
    return _affine(images, np.array([[1, 0], [np.tan(np.radians(degrees)), 1]]))


def scaled(images: np.ndarray, factor: float) -> np.ndarray:
    """Enlarge or reduce about the centre of the image."""
    return _affine(images, np.eye(2) / factor)


def moved(images: np.ndarray, right: int, down: int) -> np.ndarray:
    """Move by whole pixels."""
    found: np.ndarray = ndimage.shift(images, (0, 0, down, right), order=0, **_beyond())
    return found


def _affine(images: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    """Draw each pixel (row, column) from `matrix` @ it, about the centre, by cubic splines."""
    centre = np.array([(size - 1) / 2 for size in images.shape[2:]])
    offset = centre - matrix @ centre
    flat = images.reshape(-1, *images.shape[2:])
    # Spline coefficients next to the step from stroke to background overshoot the range.
    drawn = [ndimage.affine_transform(image, matrix, offset, **_beyond()) for image in flat]
    return np.clip(drawn, -1, 1).reshape(images.shape)


def _beyond() -> dict[str, float | str]:
    """Return what lies beyond the frame: the ground where it is known, else the border goes on."""
    return {"cval": DATA.ground} if DATA.dark_ground else {"mode": "nearest"}


def brightened(images: np.ndarray, share: float) -> np.ndarray:
    """Mix with white."""
    return images + share * (1 - images)


def darkened(images: np.ndarray, share: float) -> np.ndarray:
    """Mix with black."""
    return images - share * (1 + images)


def flattened(images: np.ndarray, share: float) -> np.ndarray:
    """Take contrast: mix with the grey of the image's own mean luma."""
    return images + share * (grey(images).mean((2, 3), keepdims=True) - images)


def desaturated(images: np.ndarray, share: float) -> np.ndarray:
    """Take colour: mix every pixel with the grey of its own luma."""
    return images + share * (grey(images) - images)


def turned(images: np.ndarray, degrees: float) -> np.ndarray:
    """Turn all hues by 120 or −120 degrees: red, green and blue change places in a circle."""
    return np.roll(images, round(degrees / 120), axis=1)


def blurred(images: np.ndarray, width: float) -> np.ndarray:
    """Blur by a Gaussian of this width in pixels; the border goes on."""
    found: np.ndarray = ndimage.gaussian_filter(images, width, axes=(2, 3), mode="nearest")
    return found


def mirrored(images: np.ndarray, share: float) -> np.ndarray:
    """Mix with the mirror image, left and right exchanged: 1 is that alone, ½ its own mirror."""
    return (1 - share) * images + share * images[..., ::-1]


def grey(images: np.ndarray) -> np.ndarray:
    """Return the luma, [N, 1, H, W] in [−1, 1]."""
    if images.shape[1] == 1:
        return images
    return np.tensordot(images, LUMA, axes=(1, 0))[:, None]
