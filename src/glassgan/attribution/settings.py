"""The parameters of phase `attribution`."""

from typing import Annotated

from pydantic import Field

from glassgan import settings
from glassgan.data import DATA, idx
from glassgan.settings import AtLeastTwenty, AtLeastTwo, Count, Phase, Settings

Seed = Annotated[settings.Seed, Field(description="of the banks")]


class Pixels(Settings):
    """Which pixels decide."""

    seed: Seed
    bank: int = Field(ge=16, multiple_of=2, description="images that are explained, half real")
    compared: int = Field(
        ge=8,
        multiple_of=2,
        description="of these: every baseline, pixels and squares removed, agreement",
    )
    checked: int = Field(
        ge=4,
        multiple_of=2,
        description="of these: what is repeated with other networks and changed images",
    )
    orders: Count = Field(description="random ones of each image, in which pixels are removed")
    squares: Count = Field(description="that are removed from an image, one at a time")
    changes: Count = Field(description="small ones of an image")
    networks: int = Field(
        ge=10, description="with new weights, and as many trained on shuffled labels"
    )
    steps: Count = Field(description="of training these")
    shown: int = Field(ge=2, le=12, multiple_of=2, description="images that are drawn")


class Layers(Settings):
    """What layers and units contribute, and vectors of concepts."""

    seed: Seed
    bank: int = Field(ge=4, description="real and as many generated images")
    most_steps: int = Field(
        ge=25,
        description="of the integrals from black to an image, twice as many until they add up",
    )
    untrained: AtLeastTwo = Field(
        description="of the images, for the layers of the first checkpoint"
    )
    pushed: AtLeastTwo = Field(
        description="generated images at which the gradient that reaches G is measured"
    )
    null_directions: int = Field(ge=119, description="random directions at each level of energy")
    random: int = Field(ge=10, description="further ones, whose counts stand beside those of units")
    concept_images: int = Field(
        ge=30, description="real images from which concept vectors are learnt"
    )
    concept_held_out: AtLeastTwenty = Field(
        description="real and as many generated images on which they are tested"
    )
    null_vectors: AtLeastTwenty = Field(
        description="of arbitrary concepts; 20 for each of some 480 tests of four runs"
    )


class Samples(Settings):
    """Special samples, and what the discriminator says of them."""

    seed: Seed
    bank: int = Field(
        ge=40,
        multiple_of=2,
        description="real images and samples; half of them discovery. Half as many of each kind",
    )
    resamples: AtLeastTwenty = Field(description="bootstrap resamples of the held-out half")
    lens: int = Field(
        ge=40,
        multiple_of=4,
        description="images that the lens is fitted on, half of them real; beside half as many",
    )
    untrained: AtLeastTwo = Field(
        description="networks with new weights, beside which probes of the trained one stand"
    )
    older: int = Field(
        ge=0,
        le=4,
        description="earlier checkpoints whose samples are shown to the last discriminator",
    )
    neighbours: Count = Field(description="samples whose nearest training image is shown to it")
    starts: AtLeastTwo = Field(
        description="images and latents that are changed to raise and to lower the logit"
    )
    steps: Count = Field(description="of gradient ascent")
    shown: int = Field(ge=1, le=4, description="extremes of each way that are drawn")
    foreign: idx.Name = Field(
        description="a data set of another kind; without its files it is left out"
    )


class WeakSpots(Settings):
    """What flips the discriminator; it goes to the job of special samples."""

    seed: Seed
    bank: int = Field(ge=8, description="real images and latents; half of them discovery")
    radii: list[Annotated[float, Field(gt=0, le=DATA.greatest)]] = Field(
        min_length=1,
        max_length=12,
        description=f"of attacks: grey levels of the data, of which there are {DATA.greatest + 1}",
    )
    attacked: Count = Field(description="held-out images of a kind that are told rightly")
    steps: Count = Field(description="of projected gradient descent")
    pixel_images: AtLeastTwo = Field(
        description="of a kind, in which every pixel is changed by itself"
    )
    images: AtLeastTwo = Field(
        description="held-out images of a kind, for border, grid of levels and modes"
    )
    null_draws: Count = Field(
        description="of random signs, of pixels that lose their ink, and of noise"
    )
    mode_draws: AtLeastTwo = Field(description="of dropout and of batches, in training mode")
    batch: AtLeastTwo = Field(
        description="images that share statistics in training mode, as in training"
    )
    resamples: Count = Field(description="of the images")
    shown: int = Field(ge=1, le=2, description="images of a kind that are drawn")


class Attribution(Phase):
    """The section `attribution`."""

    seed: Seed
    pixels: Pixels
    layers: Layers
    samples: Samples
    weak_spots: WeakSpots
