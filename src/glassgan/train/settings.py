"""The parameters of phase `train`."""

from typing import Annotated

from pydantic import Field

from glassgan.settings import AtLeastTwo, Count, Positive, Settings

Beta = Annotated[float, Field(ge=0, lt=1)]


class Train(Settings):
    """How both players are trained."""

    batch_size: AtLeastTwo = Field(description="images a step")
    learning_rate: Positive = Field(description="of Adam, for both players")
    betas: list[Beta] = Field(min_length=2, max_length=2, description="of Adam")
    window: Count = Field(description="steps that share a row of the trace")
