"""The parameters of phase `forks`."""

from pydantic import Field

from glassgan.settings import AtLeastTwo, Count, Seed, Settings


class Forks(Settings):
    """What is recorded along a fork."""

    seed: Seed = Field(description="of the watched latents")
    watched: AtLeastTwo = Field(description="latents whose samples are recorded along every fork")
    every: Count = Field(description="steps between two records of the factors of G's gradient")
