"""The parameters of phase `features`."""

from typing import Annotated

from pydantic import Field

from glassgan import settings
from glassgan.settings import Count, Phase, Settings

Seed = Annotated[settings.Seed, Field(description="of the banks")]
Bank = Annotated[
    int,
    Field(
        ge=100,
        le=10_000,
        multiple_of=2,
        description="latents and real images for the layers; half of them discovery",
    ),
]
NullDraws = Annotated[settings.AtLeastTwenty, Field(description="shuffled labels")]
Pictured = Annotated[Count, Field(description="units of a layer shown as pictures")]


class GeneratorLayers(Settings):
    """What the layers of the generator hold."""

    seed: Seed
    bank: Bank
    null_draws: NullDraws
    resamples: settings.AtLeastTwenty = Field(
        description="bootstrap resamples of the held-out half"
    )
    pictured: Pictured


class DiscriminatorLayers(Settings):
    """What the layers of the discriminator hold."""

    seed: Seed
    bank: Bank
    null_draws: NullDraws
    pictured: Pictured
    ascent_steps: Count = Field(description="gradient steps towards an input that maximises a unit")


class Features(Phase):
    """The section `features`."""

    seed: Seed
    bank: Bank
    null_draws: NullDraws
    pictured: Pictured
    generator_layers: GeneratorLayers
    discriminator_layers: DiscriminatorLayers
