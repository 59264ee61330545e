"""The parameters of phase `prepare`."""

from collections.abc import Iterable

from pydantic import Field

from glassgan.data import DATA, idx
from glassgan.settings import AtLeastTwo, Count, Seed, Settings


class Prepare(Settings):
    """How many images of each file are taken, and how they are split."""

    data: idx.Name = Field(description="the data set")
    folder: str = Field(description="where torchvision puts data sets: its root")
    train_images: AtLeastTwo = Field(
        description="of the training images so many, drawn once where they are not all"
    )
    test_images: AtLeastTwo = Field(
        description="of the test images so many, drawn once where they are not all"
    )
    validation: Count = Field(
        description="of the training images, drawn once, kept from training the judge"
    )
    seed: Seed = Field(description="of what is drawn")

    def contradictions(self) -> Iterable[str]:
        """Yield a line where there are not as many images, or none is left for the judge."""
        for part, most in (("train", DATA.most_training), ("test", DATA.most_test)):
            wanted = getattr(self, f"{part}_images")
            if wanted > most:
                yield f"{part}_images: {wanted}; allowed: at most {most}, all of {DATA.name}"
        if self.validation >= self.train_images:
            yield (
                f"validation: {self.validation}; "
                f"allowed: less than prepare.train_images, {self.train_images}"
            )
