"""Appearance: how any image looks, measured without a network and without classes.

Of a pixel with the levels r, g, b between 0 and 1, the luma is 0.299 r + 0.587 g + 0.114 b (ITU-R
BT.601, as Pillow makes grey of colour); of a grey one it is the level. Edges are looked for in
every channel, since a blue thing on black hardly differs in luma; so no turn of hues moves what is
said of edges and of symmetry. The foreground are the pixels of which some channel differs from the
ground by more than `APART`. The ground is what the data set says, where that is dark; else the
median colour of the image's own border, since nothing else is known of a photograph. A fixed
distance, not one found in the image (Otsu 1979), which would split a plain image into two.
"""

import torch
from torch import Tensor, nn

from glassgan.concepts import APPEARANCE
from glassgan.data import DATA

LUMA = (0.299, 0.587, 0.114)
APART = 0.2  # levels, by which a pixel differs from the ground to be foreground
STEEP = 0.1  # levels per pixel, from which on a gradient is an edge; noise of 0.05 has a fifth
FLAT = 1e-6  # squared levels: below such a variance or mean squared gradient nothing is to be seen
CUT = 300.0  # degrees at which the circle of hues is cut: magenta
COLOURLESS = 0.002  # the length of a mean chroma, below which an image has no hue


def measure(images: Tensor) -> Tensor:
    """Measure images [N, C, H, W] in [−1, 1]: float32 [N, K], a column a name of `APPEARANCE`.

    - brightness: the mean luma, from 0, black, to 1, white.
    - contrast: the standard deviation of the luma over the pixels (RMS contrast, Peli 1990,
      "Contrast in complex images"), in levels from 0 to ½.
    - edge density: the share of the pixels at which the gradient of some channel is steeper than
      `STEEP` (Mack and Oliva 2004; Rosenholtz, Li and Nakano 2007, "Measuring visual clutter").
    - sharpness: the root of Σ (Laplacian)² / Σ |gradient|², over pixels and channels, in 1/pixel:
      about the inverse width of edges. The energy of the Laplacian (Pech-Pacheco et al. 2000)
      hangs on how many edges there are and how high; divided by that of the gradient it does not.
      Near 0 for a plain image.
    - symmetry: the correlation with the mirror image, left and right exchanged, over pixels and
      channels: 1 for an image that is its own mirror image, 0 for a plain one.
    - extent: the share of the pixels that are foreground.
    - centre_x, centre_y: the middle of the foreground from that of the image, in pixels, x to the
      right and y down; 0 without foreground.

    Of colours only:

    - hue: of the mean colour, the angle of (2r − g − b, √3 (g − b)) in degrees (Preucil's circle;
      Hanbury 2008, "Constructing cylindrical coordinate colour spaces"): red 0, green 120, blue
      240. The circle is cut at magenta, so that hues from −60 to 300 have an order; an image
      without colour has the middle, 120.
    - saturation: Σ (max − min) / Σ max over the pixels, max and min of the three channels: the
      mean of the saturation of the hexcone (Smith 1978), each pixel weighted by its value.
    """
    levels = (images + 1) / 2
    luma = luma_of(levels)
    steep, curved = _filtered(levels)
    light = luma.mean((1, 2))
    centred = levels - levels.mean((2, 3), keepdim=True)
    energy = (1, 2, 3)
    columns = {
        "brightness": light,
        "contrast": (luma - light[:, None, None]).square().mean((1, 2)).sqrt(),
        "edge density": (steep.amax(1) > STEEP**2).float().mean((1, 2)),
        "sharpness": (curved.square().mean(energy) / (steep.mean(energy) + FLAT)).sqrt(),
        "symmetry": (centred * centred.flip(3)).mean(energy)
        / (centred.square().mean(energy) + FLAT),
        **_placed(foreground(images)),
    }
    if "hue" in APPEARANCE:
        columns |= _coloured(levels)
    return torch.stack([columns[name] for name in APPEARANCE], 1)


def luma_of(levels: Tensor) -> Tensor:
    """Return the luma [N, H, W] of levels [N, C, H, W], grey or red, green and blue."""
    if levels.shape[1] == 1:
        return levels[:, 0]
    red, green, blue = levels.unbind(1)
    return LUMA[0] * red + LUMA[1] * green + LUMA[2] * blue


def foreground(images: Tensor) -> Tensor:
    """Return where images [N, C, H, W] in [−1, 1] show something, bool [N, H, W]."""
    ground: Tensor | float = DATA.ground
    if not DATA.dark_ground:
        rim = [images[:, :, 0], images[:, :, -1], images[:, :, 1:-1, 0], images[:, :, 1:-1, -1]]
        ground = torch.cat(rim, 2).median(2)[0][:, :, None, None]
    return (images - ground).abs().amax(1) > 2 * APART


def edges(images: Tensor) -> Tensor:
    """Return where images [N, C, H, W] in [−1, 1] have an edge, bool [N, H, W]."""
    return _filtered((images + 1) / 2)[0].amax(1) > STEEP**2


def _filtered(levels: Tensor) -> tuple[Tensor, Tensor]:
    """Return the squared gradient and the Laplacian of every channel, [N, C, H, W] each.

    Gradients by Sobel's operator (Sobel and Feldman 1968), in levels per pixel. By slices, which
    takes a quarter of the time of a convolution with so few channels.
    """
    padded = nn.functional.pad(levels, (1, 1, 1, 1), mode="replicate")
    left, right, above, below = (
        padded[..., :-2], padded[..., 2:], padded[..., :-2, :], padded[..., 2:, :]
    )  # fmt: skip
    across, down = right - left, below - above
    across = (across[..., :-2, :] + 2 * across[..., 1:-1, :] + across[..., 2:, :]) / 8
    down = (down[..., :-2] + 2 * down[..., 1:-1] + down[..., 2:]) / 8
    beside = left[..., 1:-1, :] + right[..., 1:-1, :]
    curved = beside + above[..., 1:-1] + below[..., 1:-1] - 4 * levels
    return across.square() + down.square(), curved


def _placed(where: Tensor) -> dict[str, Tensor]:
    """Return extent and centre of a foreground, bool [N, H, W]."""
    mass = where.float()
    height, width = where.shape[1:]
    x = torch.arange(width, device=where.device) - (width - 1) / 2
    y = torch.arange(height, device=where.device) - (height - 1) / 2
    total = mass.sum((1, 2))
    some = total.clamp(min=1)
    return {
        "extent": total / (height * width),
        "centre_x": mass.sum(1) @ x / some,
        "centre_y": mass.sum(2) @ y / some,
    }


def _coloured(levels: Tensor) -> dict[str, Tensor]:
    """Return hue and saturation of levels [N, 3, H, W]."""
    red, green, blue = levels.mean((2, 3)).unbind(1)
    chroma = torch.stack([2 * red - green - blue, 3**0.5 * (green - blue)]) / 2
    angle = torch.rad2deg(torch.atan2(chroma[1], chroma[0]))
    hue = CUT - torch.remainder(CUT - angle, 360)
    most = levels.amax(1)
    spread = (most - levels.amin(1)).sum((1, 2))
    return {
        "hue": torch.where(chroma.norm(dim=0) > COLOURLESS, hue, CUT - 180),
        "saturation": spread / most.sum((1, 2)).clamp(min=FLAT),
    }
