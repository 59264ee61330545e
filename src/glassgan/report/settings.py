"""The parameters of phase `report`."""

from typing import Annotated

from pydantic import Field

from glassgan.settings import Count, Phase, Settings, of_types

Points = Annotated[Count, Field(description="of a layer that are drawn in two dimensions")]
PicturedUnits = Annotated[int, Field(ge=1, le=16, description="of a layer that are drawn")]


class Samples(Settings):
    """The figure of samples."""

    columns: int = Field(ge=2, le=30, description="latents, of which each has a column")


class Curves(Settings):
    """The figure of losses."""

    log_losses: bool = Field(description="whether their axis is logarithmic")


class GeneratorLayers(Settings):
    """The figure of what the layers of the generator hold."""

    latents: int = Field(ge=1, le=12, description="that are drawn through all layers")
    points: Points


class DiscriminatorLayers(Settings):
    """The figure of what the layers of the discriminator hold."""

    points: Points


class UnitPictures(Settings):
    """The pictures of units of the discriminator."""

    units: PicturedUnits


class Atlas(Settings):
    """The figure of units of the generator."""

    units: PicturedUnits


class Report(Phase):
    """The section `report`."""

    case_study: Annotated[str | None, of_types(str, type(None))] = Field(
        description="the run whose death is studied, with the forks that may cure it"
    )
    samples: Samples
    curves: Curves
    generator_layers: GeneratorLayers
    discriminator_layers: DiscriminatorLayers
    unit_pictures: UnitPictures
    atlas: Atlas
