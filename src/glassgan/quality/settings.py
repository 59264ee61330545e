"""The parameters of phase `quality`."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from glassgan import settings
from glassgan.settings import AtLeastTwo, Count, Phase, Settings

Seed = Annotated[
    settings.Seed, Field(description="of the latents, of the order of real images and of the bins")
]


class Measures(Settings):
    """How samples are measured at every checkpoint."""

    seed: Seed
    shown: Count = Field(description="latents whose samples are kept at every checkpoint")
    samples: int = Field(
        ge=50,
        le=10_000,
        description="measured at every checkpoint, beside as many training and test images",
    )
    folds: int = Field(ge=3, description="of the samples; their spread gives the intervals")
    neighbours: Count = Field(
        description="k of the balls behind precision, recall, density and coverage"
    )
    bins: AtLeastTwo = Field(description="of the training images in pixel space")
    nearest: Count = Field(
        description="samples whose nearest training images are looked for; test images not "
        "among as many tell how near is near"
    )

    def contradictions(self) -> Iterable[str]:
        """Yield a line for folds that cannot be made, or are too small."""
        of_a_fold, half = self.samples // self.folds, self.samples // 2
        if self.samples % self.folds:
            yield (
                f"folds: {self.folds}; "
                f"allowed: a divisor of quality.measures.samples, {self.samples}"
            )
        if of_a_fold <= self.neighbours:
            yield (
                f"neighbours: {self.neighbours}; "
                f"allowed: less than the samples of a fold, {of_a_fold}"
            )
        if not self.folds <= self.nearest <= half:
            yield (
                f"nearest: {self.nearest}; allowed: from quality.measures.folds, {self.folds}, "
                f"to {half}, half of quality.measures.samples; the other test images are held out"
            )


class Dynamics(Settings):
    """What the discriminator pushes samples to, and what it forgets."""

    seed: Seed
    shown: int = Field(
        ge=1,
        le=12,
        description="latents whose samples are drawn with the push of the discriminator",
    )
    bank: Count = Field(
        description="latents, and as many test images, for what the discriminator forgets"
    )
    batch: AtLeastTwo = Field(description="images and latents for the push and for path angles")


class Quality(Phase):
    """The section `quality`."""

    seed: Seed
    measures: Measures
    dynamics: Dynamics
