"""The losses of the two players, on probabilities as the article writes them, or on logits."""

from collections.abc import Callable
from dataclasses import dataclass

from torch import Tensor
from torch.nn.functional import softplus


@dataclass(frozen=True)
class Losses:
    """The losses of both players, given discriminator logits [N].

    discriminator: (logits of real images, logits of generated images) → scalar.
    generator: logits of generated images → scalar.
    """

    discriminator: Callable[[Tensor, Tensor], Tensor]
    generator: Callable[[Tensor], Tensor]


def _article_discriminator(real: Tensor, fake: Tensor) -> Tensor:
    return -real.sigmoid().log().mean() - (1 - fake.sigmoid()).log().mean()


def _article_generator(fake: Tensor) -> Tensor:
    return -fake.sigmoid().log().mean()


def _logits_discriminator(real: Tensor, fake: Tensor) -> Tensor:
    return softplus(-real).mean() + softplus(fake).mean()


def _logits_generator(fake: Tensor) -> Tensor:
    return softplus(-fake).mean()


# The same numbers in exact arithmetic: −log D(x) − log(1 − D(G(z))) and −log D(G(z)), the
# non-saturating game of Goodfellow et al. 2014. In floating point "probabilities" loses D = 1
# and D = 0, where a logarithm is infinite; "logits" does not.
LOSSES = {
    "probabilities": Losses(_article_discriminator, _article_generator),
    "logits": Losses(_logits_discriminator, _logits_generator),
}
