"""The judge: a small convolutional network that labels images, and abstains where unsure.

Of a data set without labels it is an encoder (`judge.encoder`): it names nothing, and only its
features are of use.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import torch
from torch import Tensor, nn

from glassgan import files
from glassgan.concepts import CLASSES
from glassgan.data.images import Scaled
from glassgan.judge import further, own
from glassgan.judge.architecture import build, fused
from glassgan.subject import in_blocks


@dataclass(frozen=True)
class Labels:
    """What the judge says of N images.

    labels: int64 [N], the most probable class; confidence: its calibrated probability [N];
    accepted: bool [N], false where it abstains, because it is unsure or sees nothing. Without
    classes labels are −1, and it abstains on everything.
    """

    labels: Tensor
    confidence: Tensor
    accepted: Tensor

    def classes(self) -> Tensor:
        """Return the labels, with −1 where the judge abstains, int64 [N]."""
        return torch.where(self.accepted, self.labels, -1)


def labels(probabilities: Tensor, abstain_below: float) -> Labels:
    """Return what the judge says, from probabilities [N, CLASSES or more]."""
    if not CLASSES:
        nothing = torch.zeros(len(probabilities), device=probabilities.device)
        return Labels(nothing.long() - 1, nothing, nothing.bool())
    confidence, most = probabilities[:, :CLASSES].max(1)
    return Labels(most, confidence, confidence >= abstain_below)


@dataclass(frozen=True)
class Judge:
    """A trained judge: the network, its temperature and the confidence below which it abstains.

    further: what else it measures on images [N, C, H, W], [N, F]: the factors of the data set, and
    a user's own concepts, in the order of `concepts`; None where there is nothing else.
    """

    network: nn.Module
    temperature: float
    abstain_below: float
    further: Callable[[Tensor], Tensor] | None = None

    @cached_property
    def parts(self) -> Callable[[Tensor], tuple[Tensor, Tensor]]:
        """What gives logits [N, CLASSES + 1], not yet calibrated, and features [N, F].

        Features are the channels of the last convolution, after ReLU, averaged over places; those
        of a classifier of somebody's own what its last linear map takes.
        """
        if isinstance(self.network, own.Classifier):
            return self.network.parts
        assert isinstance(self.network, nn.Sequential)
        # the flattening and the linear map come last
        convolutions, last = self.network[:-2], self.network[-2:]

        def of(images: Tensor) -> tuple[Tensor, Tensor]:
            found = convolutions(images)
            return last(found), found.mean((2, 3))

        return of

    @torch.no_grad()
    def logits(self, images: Tensor | Scaled) -> Tensor:
        """Return calibrated logits [N, CLASSES + 1] of images [N, C, H, W] in [−1, 1]."""
        outputs = [self.network(images[block]) for block in in_blocks(len(images))]
        return torch.cat(outputs) / self.temperature

    def __call__(self, images: Tensor | Scaled) -> Labels:
        """Judge images [N, C, H, W] in [−1, 1]."""
        return labels(self.logits(images).softmax(1), self.abstain_below)

    @torch.no_grad()
    def features(self, images: Tensor) -> Tensor:
        """Return the features [N, 64] of images [N, C, H, W] in [−1, 1]; see `parts`."""
        blocks = in_blocks(len(images))
        return torch.cat([self.parts(images[block])[1] for block in blocks])


def load(path: str, device: str = "cpu") -> Judge:
    """Load a judge from the file that `scripts/judge/judge.py` writes."""
    tensors, metadata = files.read_tensors(path)
    beside, state = further.split(tensors)
    network: nn.Module
    if "classifier" in metadata:
        network = own.classifier(metadata["classifier"], state)
    else:
        whole = build()
        whole.load_state_dict(state)
        network = fused(whole)
    return Judge(
        network.to(device),
        metadata["temperature"],
        metadata["abstain_below"],
        further.measure(beside, metadata, device),
    )
