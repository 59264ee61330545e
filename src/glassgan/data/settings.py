"""The parameters of images of one's own, the value of `prepare.data` where it is no name."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from glassgan.settings import DIFFERENT, Settings, optional

SMALLEST, LARGEST = 16, 128  # sides of an image in pixels

Word = Annotated[str, Field(min_length=1)]
Side = Annotated[int, Field(ge=SMALLEST, le=LARGEST)]
ClassNames = Annotated[list[Word], Field(min_length=2), *DIFFERENT]


class Images(Settings):
    """A folder of images, or one file of them, and what they show."""

    images: Word = Field(description="a folder of PNG and JPEG files, or an .npz file")
    name: Word = Field(description="of the data set, as texts have it")
    kind: Word = Field(description="what an image shows: cat")
    plural: Word = Field(description="several of it: cats")
    kind_zh: Word = optional("what an image shows, in Chinese; without, as in English")
    channels: Literal[1, 3] = Field(description="grey or red, green and blue")
    side: Side = optional("of an image in pixels; without, that of the first image")
    fit: Literal["crop", "stretch"] = optional(
        "how images of another size are resized to `side`; without, there must be none: crop cuts "
        "what the shorter side leaves over, around the middle"
    )
    convert: bool = optional(
        "whether colours become grey, or grey images three equal channels, as `channels` says"
    )
    names: ClassNames = optional("of the classes, where an .npz file has labels, in their order")
    dark_ground: bool = optional(
        "whether what surrounds the thing is black, or white; without, black"
    )
    strokes: bool = optional("whether images show light lines of a pen on black, to be measured")

    def contradictions(self) -> Iterable[str]:
        """Yield a line for what does not go together."""
        if self.fit is not None and self.side is None:
            yield f"fit: {self.fit}; allowed: only with side"
        if self.names is not None and not self.is_archive:
            yield "names: of a folder; allowed: only of an .npz file, folders name their classes"

        if self.strokes and (self.channels != 1 or self.dark_ground is False):
            yield "strokes: True; allowed: only of grey images on black"

    @property
    def is_archive(self) -> bool:
        """Return whether the images are in one file."""
        return self.images.endswith(".npz")
