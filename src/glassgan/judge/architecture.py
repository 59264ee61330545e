"""The networks of the judge: small strided convolutions and one linear map."""

import math
import warnings

from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from glassgan.concepts import CLASSES
from glassgan.data import DATA

NOTHING = CLASSES  # the network's last class: no class at all
LOGITS = CLASSES + 1 if CLASSES else 0
# Of convolutions that halve the sides; there are as many features as the last is wide. Digits need
# no more (99.3 % are read right); of garments the wider ones read 91.6 %, the narrower 91.1 %.
WIDTHS = (16, 32, 64) if DATA.stroked else (32, 64, 64)
WIDEST = 32  # pixels of a side, above which there are more of them


def build(outputs: int = LOGITS) -> nn.Sequential:
    """Return the untrained network: images [N, C, H, W] in [−1, 1] → logits [N, CLASSES + 1].

    The classes and "nothing"; without classes none. Three strided convolutions, one more for each
    time that a side is more than 32 pixels, and a linear map: about 0.35 million multiplications
    an image of MNIST, because it will label millions.
    """
    parts: list[nn.Module] = []
    channels, more = DATA.channels, _halvings() - len(WIDTHS)
    for number, width in enumerate([*WIDTHS, *WIDTHS[-1:] * more]):
        kernel = 3 if number else 5
        parts += [
            nn.Conv2d(channels, width, kernel, stride=2, padding=kernel // 2, bias=False),
            nn.BatchNorm2d(width),
            nn.ReLU(),
        ]
        channels = width
    places = math.prod(math.ceil(side / 2 ** _halvings()) for side in DATA.shape[1:])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # torch's, of a linear map to nothing
        last = nn.Linear(WIDTHS[-1] * places, outputs)
    return nn.Sequential(*parts, nn.Flatten(), last)


def _halvings() -> int:
    """Return how often the sides are halved: to four pixels or fewer."""
    return len(WIDTHS) + max(math.ceil(math.log2(max(DATA.shape[1:]) / WIDEST)), 0)


def fused(network: nn.Sequential) -> nn.Sequential:
    """Return the network in evaluation mode with batch normalisation folded into convolutions."""
    network = network.eval()
    parts: list[nn.Module] = []
    for module in network:
        if isinstance(module, nn.BatchNorm2d):
            convolution = parts.pop()
            assert isinstance(convolution, nn.Conv2d)
            parts.append(fuse_conv_bn_eval(convolution, module))
        else:
            parts.append(module)
    return nn.Sequential(*parts).requires_grad_(False)
