"""The parameters of phase `prepare`."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from glassgan.data import DATA
from glassgan.settings import AtLeastTwo, Count, Seed, Settings


class Prepare(Settings):
    """How many images of each file are taken, and how they are split."""

    folder: str = Field(description=f"the raw files of {DATA.name}")
    train_images: Annotated[AtLeastTwo, Field(le=DATA.most_training)] = Field(
        description="of the training file so many, drawn once where they are not all"
    )
    test_images: Annotated[AtLeastTwo, Field(le=DATA.most_test)] = Field(
        description="of the test file so many, drawn once where they are not all"
    )
    validation: Count = Field(
        description="of the training images, drawn once, kept from training the judge"
    )
    seed: Seed = Field(description="of what is drawn")

    def contradictions(self) -> Iterable[str]:
        """Yield a line where no image is left to train the judge on."""
        if self.validation >= self.train_images:
            yield (
                f"validation: {self.validation}; "
                f"allowed: less than prepare.train_images, {self.train_images}"
            )
