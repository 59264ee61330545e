"""The parameters of phase `claims`."""

from typing import Annotated

from pydantic import Field

from glassgan.settings import AtLeastTwenty, Count, Phase, Seed, Settings

Share = Annotated[float, Field(ge=0, le=1)]


class Card(Settings):
    """What a generator must hold to be trusted: the whole interval has to."""

    coverage_lost: Share = Field(description="of the test images, less than training images cover")
    precision_lost: Share = Field(description="of the samples, fewer among real images")
    effective_classes: Annotated[float, Field(ge=1)] = Field(description="at least")
    copies: Share = Field(description="of the samples, more than of held-out images")
    unreadable: Share = Field(description="of the samples, on which the judge abstains")
    failures_told: Annotated[float, Field(ge=0.5, le=1)] = Field(
        description="least AUROC with which a latent tells that the judge will see no class"
    )
    between_seeds: Share = Field(description="largest difference in coverage to another seed")
    radius: Count = Field(description="of an attack on the discriminator, one of the radii there")
    flipped: Share = Field(description="of its verdicts, by attacks of this radius")


class Eyes(Settings):
    """The sheet of pairs of samples that people look at."""

    seed: Seed = Field(description="of latents, of what is shown, of its order and its sides")
    seeds: Count = Field(description="of each subject, the first, whose runs are on the sheet")
    bank: Count = Field(description="latents of each run whose samples may be shown")
    with_set: Count = Field(description="pairs of which one side is without the set of its class")
    with_random: Count = Field(description="pairs of which one side is without random units")
    unchanged: Count = Field(description="pairs of twice the same sample")


class Stability(Settings):
    """How stable explanations are: given again with one thing changed."""

    seed: Seed = Field(description="of banks, images and nulls")
    latents: int = Field(
        ge=20,
        description="of each of two banks, on which units are ablated; and of a third, for sets",
    )
    units: int = Field(ge=10, description="of each layer, drawn once; sets are made of all of one")
    bank: int = Field(ge=100, description="latents of each of two banks, for directions")
    images: int = Field(
        ge=8, multiple_of=4, description="half of them real, whose attributions are compared"
    )
    null_draws: AtLeastTwenty = Field(description="20 for each of some 130 tests of four runs")


class Claims(Phase):
    """The section `claims`."""

    card: Card
    eyes: Eyes
    stability: Stability
