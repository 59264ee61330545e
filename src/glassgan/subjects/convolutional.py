"""Which images convolutional subjects are for, and where their maps begin."""

from glassgan.errors import InputError

FEWEST, MOST = 16, 64  # pixels a side


def quarter(shape: tuple[int, int, int]) -> int:
    """Return the side of the coarsest map, which two further ones double to that of an image.

    Args:
        shape: of an image: channels, height, width.

    Raises:
        InputError: there are no such maps of it.
    """
    _, height, width = shape
    if height != width or width % 4 or not FEWEST <= width <= MOST:
        raise InputError(
            f"images of {height} × {width} pixels; allowed for a convolutional subject: as high "
            f"as wide, of a multiple of 4 from {FEWEST} to {MOST}"
        )
    return width // 4
