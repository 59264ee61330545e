"""The parameters of phase `judge`."""

from pydantic import Field

from glassgan.settings import Count, Positive, Seed, Settings


class Judge(Settings):
    """How the judge is trained, and when it abstains."""

    seed: Seed = Field(description="of weights, order and transformations")
    epochs: Count = Field(
        description="of this judge and of one of the next seed, which shows what hangs on it"
    )
    batch_size: int = Field(ge=5, description="images a step")
    learning_rate: Positive = Field(description="the peak of a one-cycle schedule")
    abstain_below: float = Field(
        ge=0, le=1, description="the judge abstains where its calibrated confidence is lower"
    )
