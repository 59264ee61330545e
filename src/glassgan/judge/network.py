"""The judge: a small convolutional network that labels digits, and abstains where unsure."""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from glassgan import files
from glassgan.concepts import CLASSES
from glassgan.data import DATA
from glassgan.subject import in_blocks

NO_DIGIT = CLASSES  # the network's last class
WIDTHS = (16, 32, 64)


def build() -> nn.Sequential:
    """Return the untrained network: images [N, 1, 28, 28] in [−1, 1] → logits [N, 11].

    The ten digits and "no digit". Three strided convolutions and a linear map: about 0.35
    million multiplications an image, because it will label millions.
    """
    parts: list[nn.Module] = []
    channels = DATA.channels
    for width, kernel in zip(WIDTHS, (5, 3, 3), strict=True):
        parts += [
            nn.Conv2d(channels, width, kernel, stride=2, padding=kernel // 2, bias=False),
            nn.BatchNorm2d(width),
            nn.ReLU(),
        ]
        channels = width
    places = math.prod(math.ceil(side / 2 ** len(WIDTHS)) for side in DATA.shape[1:])
    return nn.Sequential(*parts, nn.Flatten(), nn.Linear(WIDTHS[-1] * places, CLASSES + 1))


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


@dataclass(frozen=True)
class Labels:
    """What the judge says of N images.

    labels: int64 [N], the most probable digit; confidence: its calibrated probability [N];
    accepted: bool [N], false where it abstains, because it is unsure or sees no digit.
    """

    labels: Tensor
    confidence: Tensor
    accepted: Tensor

    def classes(self) -> Tensor:
        """Return the labels, with −1 where the judge abstains, int64 [N]."""
        return torch.where(self.accepted, self.labels, -1)


@dataclass(frozen=True)
class Judge:
    """A trained judge: the network, its temperature and the confidence below which it abstains."""

    network: nn.Sequential
    temperature: float
    abstain_below: float

    @torch.no_grad()
    def logits(self, images: Tensor) -> Tensor:
        """Return calibrated logits [N, 11] of images [N, 1, 28, 28] in [−1, 1]."""
        outputs = [self.network(images[block]) for block in in_blocks(len(images))]
        return torch.cat(outputs) / self.temperature

    def __call__(self, images: Tensor) -> Labels:
        """Judge images [N, 1, 28, 28] in [−1, 1]."""
        confidence, labels = self.logits(images).softmax(1)[:, :CLASSES].max(1)
        return Labels(labels, confidence, confidence >= self.abstain_below)

    @torch.no_grad()
    def features(self, images: Tensor) -> Tensor:
        """Return the channels of the last convolution, averaged over places, [N, 64].

        After ReLU, for images [N, 1, 28, 28] in [−1, 1].
        """
        convolutions = self.network[:-2]  # all but the flattening and the linear map
        blocks = in_blocks(len(images))
        return torch.cat([convolutions(images[block]).mean((2, 3)) for block in blocks])


def load(path: str, device: str = "cpu") -> Judge:
    """Load a judge from the file that `scripts/judge/judge.py` writes."""
    tensors, metadata = files.read_tensors(path)
    network = build()
    network.load_state_dict(tensors)
    return Judge(fused(network).to(device), metadata["temperature"], metadata["abstain_below"])
