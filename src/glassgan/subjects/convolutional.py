"""What convolutional subjects share: which images they are for, how their maps begin and end."""

from torch import nn

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


def to_image(maps: int, channels: int) -> nn.Sequential:
    """Return the layer that draws an image of twice the side of its maps, in (−1, 1).

    Four pixels a place, then laid out (Shi et al. 2016): faster on a CPU than transposed.
    """
    return nn.Sequential(nn.Conv2d(maps, 4 * channels, 3, padding=1), nn.PixelShuffle(2), nn.Tanh())


def initialise(module: nn.Module, spread: float) -> None:
    """Draw the weights of a linear map from a normal distribution; biases are zero.

    Args:
        module: another one stays as it is.
        spread: the standard deviation.
    """
    if isinstance(module, (nn.Linear, nn.Conv2d, nn.ConvTranspose2d)):
        nn.init.normal_(module.weight, 0.0, spread)
        if module.bias is not None:
            nn.init.zeros_(module.bias)
