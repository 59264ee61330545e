"""The parameters of phase `judge`."""

from collections.abc import Iterable
from typing import Annotated, Any, ClassVar

from pydantic import Field

from glassgan.concepts import CLASSES, CONCEPTS, MORPHOMETRY, OWN
from glassgan.data import DATA
from glassgan.settings import Count, ImportPath, Positive, Seed, Settings, optional
from glassgan.subjects.settings import problem_of_weights

ConceptName = Annotated[str, Field(pattern="^[A-Za-z][A-Za-z0-9_ -]*$")]


class Network(Settings):
    """A frozen network from a file."""

    build: ImportPath = optional("makes the network")
    args: dict[str, Any] = Field(default={}, description="of `build`")
    weights: str = optional("a safetensors file")

    def contradictions(self) -> Iterable[str]:
        """Yield a line for one of `build` and `weights` without the other, and for bad weights."""
        if self.build and not self.weights:
            yield f"weights: missing beside build {self.build}; allowed: a safetensors file"
        if not self.build and self.model_fields_set & {"weights", "args"}:
            yield "build: missing; allowed: the import path of what makes the network"
        if self.weights and (found := problem_of_weights(self.weights)):
            yield f"weights: {found}"


class Concept(Network):
    """A concept of one's own: a function, or a frozen network from a file."""

    hint: ClassVar[str] = "a concept has unit, and function, or build and weights"

    unit: str = Field(description='of measure; "" for a pure number')
    function: ImportPath = optional("images [N, C, H, W] in [−1, 1] → numbers [N]")

    def contradictions(self) -> Iterable[str]:
        """Yield a line also where there is no function and no network, or both."""
        yield from super().contradictions()
        if bool(self.function) == bool(self.build):
            there = "beside build" if self.build else "missing"
            yield f"function: {there}; allowed: a function, or build and weights"


class Judge(Network):
    """How the judge is trained, and when it abstains; or somebody's own; and own concepts."""

    seed: Seed = Field(description="of weights, order and transformations")
    epochs: Count = Field(
        description="of this judge and of one of the next seed, which shows what hangs on it"
    )
    batch_size: int = Field(ge=5, description="images a step")
    learning_rate: Positive = Field(description="the peak of a one-cycle schedule")
    abstain_below: float = Field(
        ge=0, le=1, description="the judge abstains where its calibrated confidence is lower"
    )
    build: ImportPath = optional(
        "makes a classifier of one's own, images in [−1, 1] → logits of the classes, and perhaps "
        "of none of them; without, one is trained"
    )
    weights: str = optional("of the classifier of one's own, a safetensors file")
    concepts: dict[ConceptName, Concept] = Field(
        default={}, description="of one's own, measured on every image, by name"
    )

    def contradictions(self) -> Iterable[str]:
        """Yield a line also for a classifier without classes, and for names that are taken."""
        yield from super().contradictions()
        if self.build and not CLASSES:
            yield f"build: {self.build}; allowed: nothing, {DATA.name} has no labels"
        taken = ({*CONCEPTS, *MORPHOMETRY}) - set(OWN)
        for name in self.concepts:
            if name in taken:
                yield f"concepts.{name}: is measured already; allowed: another name"

    @property
    def classifier(self) -> dict[str, Any]:
        """The keys of a classifier of one's own."""
        return self.model_dump(include={"build", "args", "weights"})

    def written_concepts(self) -> dict[str, dict[str, Any]]:
        """Return the concepts of one's own as they are written."""
        return {name: one.model_dump(exclude_unset=True) for name, one in self.concepts.items()}
