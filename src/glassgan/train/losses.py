"""The losses of the two players, on probabilities as the article writes them, or on logits."""

from collections.abc import Callable
from dataclasses import dataclass

from torch import Tensor
from torch.nn.functional import softplus


@dataclass(frozen=True)
class Losses:
    """The losses of both players, made of what D's answer costs where a sample is real or not.

    if_real: discriminator logits [N] → −log D, [N].
    if_generated: discriminator logits [N] → −log(1 − D), [N].
    """

    if_real: Callable[[Tensor], Tensor]
    if_generated: Callable[[Tensor], Tensor]

    def discriminator(self, real: Tensor, generated: Tensor, real_label: float = 1.0) -> Tensor:
        """Return D's loss on logits of real and of generated images, [N] each.

        A `real_label` below 1 is one-sided label smoothing (Salimans et al. 2016).
        """
        on_real = self.if_real(real).mean()
        if real_label != 1:
            on_real = real_label * on_real + (1 - real_label) * self.if_generated(real).mean()
        return on_real + self.if_generated(generated).mean()

    def relativistic(self, wanted: Tensor, other: Tensor) -> Tensor:
        """Return the loss of the player who wants the first of each pair of images taken for real.

        −log σ(D(wanted) − D(other)), paired; Jolicoeur-Martineau 2019, as in Huang et al. 2024.

        Args:
            wanted: logits [N] of real images for D, of generated ones for G.
            other: of the others, [N].
        """
        return self.if_real(wanted - other).mean()

    def generator(self, generated: Tensor, saturating: bool = False) -> Tensor:
        """Return G's loss on logits of generated images [N].

        −log D(G(z)), or, saturating, log(1 − D(G(z))); Goodfellow et al. 2014, sec. 3.
        """
        if saturating:
            return -self.if_generated(generated).mean()
        return self.if_real(generated).mean()


def slope_penalty(slopes: Tensor) -> Tensor:
    """Return half of the mean squared norm of D's slopes [N, ...] at images.

    R1 at real images, R2 at generated ones, without their weight; Mescheder et al. 2018, sec. 4.1.
    """
    return slopes.flatten(1).square().sum(1).mean() / 2


# The same numbers in exact arithmetic. In floating point "probabilities" loses D = 1 and D = 0,
# where a logarithm is infinite; "logits" does not.
LOSSES = {
    "probabilities": Losses(
        if_real=lambda logits: -logits.sigmoid().log(),
        if_generated=lambda logits: -(1 - logits.sigmoid()).log(),
    ),
    "logits": Losses(
        if_real=lambda logits: softplus(-logits),
        if_generated=lambda logits: softplus(logits),
    ),
}
