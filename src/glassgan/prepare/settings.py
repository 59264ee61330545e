"""The parameters of phase `prepare`."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidatorFunctionWrapHandler, WrapValidator

from glassgan.data import DATA
from glassgan.data.sets import Name
from glassgan.data.settings import Images
from glassgan.settings import AtLeastTwo, Count, Seed, Settings, of_types


def _data(value: Any, _: ValidatorFunctionWrapHandler) -> Any:
    # one of the two by its type, so that a problem is told of that one alone
    return (IMAGES if isinstance(value, Mapping) else NAME).validate_python(value)


NAME, IMAGES = TypeAdapter[Any](Name), TypeAdapter[Any](Images)
Data = Annotated[Name | Images, WrapValidator(_data), of_types(str, dict)]


class Prepare(Settings):
    """How many images of each file are taken, and how they are split."""

    data: Data = Field(description="the data set, by name, or images of one's own")
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
