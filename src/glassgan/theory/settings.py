"""The parameters of phase `theory`."""

from collections.abc import Iterable

from pydantic import Field

from glassgan import settings
from glassgan.settings import AtLeastTwenty, Count, Phase, Positive, Settings


class Dirac(Settings):
    """Local dynamics of the smallest game."""

    step: Positive = Field(le=1, description="size of the steps that are played")
    steps: AtLeastTwenty = Field(description="of both players, from (1, 1)")


class Known(Settings):
    """Discriminators trained on densities that are known."""

    seed: settings.Seed = Field(description="of initial weights and of points")
    steps: AtLeastTwenty = Field(description="of each discriminator")
    points: int = Field(ge=1000, description="of each density, on which it is looked at")


class Frozen(Settings):
    """A fresh discriminator against a generator that stands still."""

    seed: settings.Seed = Field(description="of initial weights, latents and the order of images")
    looked_at: Count = Field(
        description="checkpoints of each run, spread from the first trained one on"
    )
    steps: Count = Field(description="of the discriminator")
    bank: int = Field(ge=20, description="held-out images, and as many generated ones")
    classified: int = Field(
        ge=80, description="training images whose classes are compared with those of generated ones"
    )
    gradients: int = Field(
        ge=128, multiple_of=64, description="latents on which the gradient of G is taken"
    )

    def contradictions(self) -> Iterable[str]:
        """Yield a line where the gradient has more latents than there are."""
        if self.gradients > self.bank:
            yield f"gradients: {self.gradients}; allowed: at most bank, {self.bank}"


class Moving(Settings):
    """A GAN trained on densities that are known."""

    seed: settings.Seed = Field(description="of initial weights and of points")
    steps: AtLeastTwenty = Field(description="of both players")
    points: int = Field(ge=1000, description="of each density, on which they are looked at")
    pictured: Count = Field(description="points that are drawn")


class Theory(Phase):
    """The section `theory`."""

    dirac: Dirac
    known: Known
    moving: Moving
    frozen: Frozen
