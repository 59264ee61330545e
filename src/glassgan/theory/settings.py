"""The parameters of phase `theory`."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from glassgan import settings
from glassgan.settings import (
    DIFFERENT,
    AtLeastTwenty,
    AtLeastTwo,
    Count,
    Phase,
    Positive,
    Settings,
)
from glassgan.train.settings import Beta

LookedAt = Annotated[
    list[Count],
    *DIFFERENT,
    Field(
        min_length=1,
        description="epochs of each run; where one has none, the last before it that has weights",
    ),
]


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
    looked_at: LookedAt
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


class StackedTraining(Settings):
    """One GAN on Stacked MNIST: how it is trained, and how its modes are counted."""

    latent_dim: Count = Field(description="size of the latent space")
    widths: list[Count] = Field(
        min_length=2, max_length=2, description="channels of the maps of 7×7 and of 14×14"
    )
    images: Count = Field(description="stacks to train on, drawn once")
    batch_size: AtLeastTwo = Field(description="packs of each kind that D is shown in a step")
    learning_rate: Positive = Field(description="of Adam, for both players")
    betas: list[Beta] = Field(min_length=2, max_length=2, description="of Adam")
    steps: Count = Field(description="of training")
    samples: AtLeastTwenty = Field(
        description="whose modes are counted, and as many stacks of test images"
    )
    draws: AtLeastTwenty = Field(description="of as many labels from the shares of the data")
    shown: Count = Field(description="samples that are drawn")


class Stacked(StackedTraining):
    """Mode collapse on Stacked MNIST: one training for each packing and seed."""

    packings: Annotated[list[Count], *DIFFERENT] = Field(
        min_length=1, description="images that D is shown at once; 1 is a plain GAN"
    )
    seeds: Annotated[list[settings.Seed], *DIFFERENT] = Field(
        description="of each packing; none, and the analysis is left out"
    )

    def contradictions(self) -> Iterable[str]:
        """Yield a line where a step or a picture needs more images than there are."""
        most = max(self.packings) * self.batch_size
        if self.images < most:
            yield f"images: {self.images}; allowed: at least batch_size times a packing, {most}"
        if self.shown > self.samples:
            yield f"shown: {self.shown}; allowed: at most samples, {self.samples}"


class Jacobian(Settings):
    """Leading eigenvalues of the game's Jacobian at checkpoints."""

    seed: settings.Seed = Field(description="of real images, latents and the start of Arnoldi")
    looked_at: LookedAt
    batch: AtLeastTwo = Field(description="real images, and as many latents")
    eigenvalues: Count = Field(
        le=50, description="at each end of the spectrum; a conjugate pair counts twice"
    )
    restarts: Count = Field(description="of Arnoldi, at the most")
    most_weights: Count = Field(description="of both networks; larger ones are left out")


class Theory(Phase):
    """The section `theory`."""

    dirac: Dirac
    known: Known
    moving: Moving
    frozen: Frozen
    stacked: Stacked
    jacobian: Jacobian
