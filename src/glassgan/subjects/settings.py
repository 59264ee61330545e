"""The entries of `design.subjects`: networks that are trained here, and networks from files."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    Field,
    TypeAdapter,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)
from pydantic_core import PydanticCustomError
from safetensors import SafetensorError, safe_open

from glassgan.data import DATA
from glassgan.settings import (
    DIFFERENT,
    AtLeastTwo,
    Count,
    ImportPath,
    Positive,
    Settings,
    of_types,
    optional,
)

POINTER = b"version https://git-lfs"  # how the stand-in for a large file begins
PICKLED = (b"PK\x03\x04", b"\x80")  # an archive of torch.save, and a bare pickle

Shape = Annotated[list[Count], Field(min_length=1)]
Modules = Annotated[list[str], Field(min_length=1), *DIFFERENT]


def image_shapes(side: int) -> list[list[int]]:
    """Return the shapes in which images of a side may come; the last is [C, H, W]."""
    grey = [[side, side]] if DATA.channels == 1 else []
    return [[DATA.channels * side**2], *grey, [DATA.channels, side, side]]


class Kinds(Settings):
    """How many numbers of a latent are of which kind, in the order in which they are written."""

    normal: Count = optional("standard normal")
    one_hot: AtLeastTwo = optional("one of so many classes")
    uniform: Count = optional("uniform in [−1, 1]")
    labels: AtLeastTwo = optional("a second argument: one of so many labels, drawn")
    label: Annotated[int, Field(ge=0)] = optional("a second argument: always this label")

    @model_validator(mode="after")
    def _any(self) -> Self:
        if not self.model_fields_set - {"labels", "label"}:
            raise PydanticCustomError("none", "at least one of normal, one_hot and uniform")
        return self

    def contradictions(self) -> Iterable[str]:
        """Yield a line for two kinds of labels."""
        if {"labels", "label"} <= self.model_fields_set:
            yield f"label: {self.label}; allowed: no label beside labels"


def _latent(value: Any, _: ValidatorFunctionWrapHandler) -> Any:
    # one of the two by its type, so that a problem is told of that one alone
    return (KINDS if isinstance(value, Mapping) else SHAPE).validate_python(value)


SHAPE, KINDS = TypeAdapter[Any](Shape), TypeAdapter[Any](Kinds)
Latent = Annotated[Shape | Kinds, WrapValidator(_latent), of_types(list, dict)]


class Given(Settings):
    """Keys of either network from a file."""

    build: ImportPath
    args: dict[str, Any] = Field(default={}, description="of `build`")
    weights: str = Field(description="a safetensors file")
    layers: Modules = optional("names of modules; without, those that change the activations")
    pixels: Annotated[list[float], Field(min_length=2, max_length=2)] = optional(
        "the range of black to white; without, [-1, 1]"
    )
    images: Shape = optional("the shape of an image; without, it is found by trying")
    side: Count = optional(f"of the images in pixels; without, {DATA.width}")
    output: Annotated[int | str, of_types(int, str)] = optional(
        "of several that the network gives, the place or the key of the one that counts"
    )
    fit: Literal["resize", "crop"] = optional(
        f"how images of another side become {DATA.width} pixels wide"
    )

    def contradictions(self) -> Iterable[str]:
        """Yield a line for weights that cannot be read, and for no range or shape."""
        if found := problem_of_weights(self.weights):
            yield f"weights: {found}"
        low, high = self.pixels or (-1, 1)
        if low >= high:
            yield f"pixels: [{low:g}, {high:g}]; allowed: two numbers that grow"
        side, shape = self.side or DATA.width, self.images
        allowed = image_shapes(side)
        if shape is not None and shape not in allowed:
            count = "one channel" if DATA.channels == 1 else f"{DATA.channels} channels"
            *others, last = map(str, allowed)
            yield (
                f"images: {shape}; allowed: {', '.join(others)} or {last}, of {count} and the "
                f"side {side}"
            )
        for channels in {"channel", "channels"} & self.model_fields_set:
            if shape is not None:
                yield f"images: {shape}; allowed: no images beside {channels}"
            if DATA.channels > 1:
                yield (
                    f"{channels}: {getattr(self, channels)}; allowed: only where images are grey, "
                    f"those of {DATA.name} have {DATA.channels} channels"
                )
        if self.fit is not None and self.side is None:
            yield f"fit: {self.fit}; allowed: only with side"


class Generator(Given):
    """A generator from a file."""

    latent: Latent = Field(description="its shape, or how many numbers of it are of which kind")
    channel: Annotated[int, Field(ge=0)] = optional("of its images that is looked at")


class Discriminator(Given):
    """A discriminator from a file."""

    channels: Count = optional("of the images that it wants")
    gives: Literal["logits", "probabilities"] = Field(description="what it answers")


class TrainedHere(Settings):
    """A subject that is trained here."""

    hint: ClassVar[str] = "a subject has build and loss, or generator"

    build: ImportPath
    args: dict[str, Any] = Field(default={}, description="of `build`")
    loss: Literal["probabilities", "logits"] = Field(description="what the losses are computed on")
    learning_rate: Positive = optional("of Adam, for both players; without, that of `train`")
    half_life: Positive = optional("epochs in which the learning rate halves; without, it stays")


class FromFiles(Settings):
    """A subject that was trained elsewhere."""

    generator: Generator = Field(description="its file, and how it is built")
    discriminator: Discriminator = optional("without, what needs one is left out")


def is_from_files(subject: Mapping[str, Any]) -> bool:
    """Return whether an entry of `design.subjects` is of networks that were trained elsewhere."""
    return "generator" in subject


def _entry(value: Any, _: ValidatorFunctionWrapHandler) -> Any:
    # one of the two by its keys, so that a problem is told of that one alone
    model = FromFiles if isinstance(value, Mapping) and is_from_files(value) else TrainedHere
    return model.model_validate(value)


Subject = Annotated[TrainedHere | FromFiles, WrapValidator(_entry)]


def problem_of_weights(path: str) -> str | None:
    """Return why a file of weights cannot be read, and what is allowed; None where it can."""
    try:
        with safe_open(path, framework="numpy"):
            return None
    except FileNotFoundError:
        return f"there is no file {path}; allowed: a safetensors file"
    except (SafetensorError, OSError) as error:
        try:
            with Path(path).open("rb") as file:
                begins = file.read(len(POINTER))
        except OSError:  # a folder, say
            begins = b""
        what = f"no safetensors file ({' '.join(str(error).split())})"
        if begins == POINTER:
            what = "a pointer of git-lfs and not yet the file (`git lfs pull` brings it)"
        elif begins.startswith(PICKLED):
            what = "a file of torch.save"
        return f"{path} is {what}; allowed: what safetensors.torch.save_model(network, path) writes"
