"""The parameters of phase `latent`."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from glassgan import settings
from glassgan.settings import DIFFERENT, AtLeastTwenty, AtLeastTwo, Count, Phase, Settings

Seed = Annotated[settings.Seed, Field(description="of latents and of random directions")]
Bank = Annotated[
    int,
    Field(
        ge=200,
        multiple_of=4,
        description="latents: a quarter to find, a quarter to choose, half of them held-out",
    ),
]
Length = Annotated[
    settings.Positive, Field(le=3, description="of the moves whose effect is measured")
]
Kept = Annotated[Count, Field(description="directions of each method that is trained on nothing")]


class Directions(Settings):
    """Directions that many methods find, and what they do."""

    seed: Seed
    bank: Bank
    strokes: Count = Field(description="latents of each of these parts whose strokes are measured")
    jacobians: int = Field(
        ge=10,
        multiple_of=10,
        description="latents of each of these parts at which the generator is differentiated",
    )
    kept: Kept
    length: Length
    null_directions: AtLeastTwenty = Field(
        description="Haar-random; 20 for each of some 240 directions of each of four runs"
    )
    null_subspaces: AtLeastTwenty = Field(
        description="random bases; 20 for each of 78 pairs of methods of four runs"
    )
    random: Count = Field(
        description="held-out random directions, whose counts stand beside those of methods"
    )
    coded: int = Field(ge=40, multiple_of=2, description="latents, for disentanglement")
    null_codes: AtLeastTwenty = Field(description="rotations of a code, and shuffled concepts")


class Moves(Settings):
    """What samples become along directions."""

    seed: Seed
    bank: Bank
    length: Length
    steps: Annotated[list[settings.Positive], *DIFFERENT] = Field(
        min_length=2, description="lengths of moves, to both sides"
    )
    moved: Count = Field(description="directions that samples are moved along")
    latents: AtLeastTwenty = Field(description="samples that are moved")
    random: int = Field(ge=5, description="random directions that they are moved along too")
    rescored: Count = Field(
        description="of the directions: the same move at one layer, and what the stroke does"
    )
    strokes: AtLeastTwo = Field(description="samples whose strokes are measured")
    null_shifts: int = Field(ge=5, description="random ones, at each layer")
    paths: AtLeastTwo = Field(description="between as many pairs of latents")
    shown: int = Field(ge=1, le=6, description="samples that are drawn")
    axes: int = Field(ge=1, le=12, description="that are drawn")


class Geometry(Settings):
    """How the generator bends the space of latents."""

    seed: Seed
    latents: int = Field(ge=8, description="at which the spectrum of the Jacobian is computed")
    bent: AtLeastTwo = Field(description="of these, for the Hessian penalty")
    draws: AtLeastTwo = Field(description="Rademacher vectors at each")
    null_bases: AtLeastTwenty = Field(
        description="randomly rotated ones at the last checkpoint, a quarter at others"
    )
    pairs: AtLeastTwo = Field(description="of latents, for the length of paths")

    def contradictions(self) -> Iterable[str]:
        """Yield a line where more latents are bent than there are."""
        if self.bent > self.latents:
            yield (f"bent: {self.bent}; allowed: at most {self.latents}, latent.geometry.latents")


class Inversion(Settings):
    """Images back to latents."""

    seed: Seed
    real: AtLeastTwo = Field(description="test images of each class, or of ten without labels")
    generated: Count = Field(
        description="samples of each class, or of ten without labels, for what the search fails at"
    )
    samples: AtLeastTwenty = Field(
        description="of which the nearest are starts, and others are looked for"
    )
    starts: int = Field(
        ge=1,
        le=20,
        description="of the search for an image: the middle of the latents, nearest samples",
    )
    steps: AtLeastTwo = Field(description="from each start")
    shown: int = Field(ge=1, le=8, description="images of a kind that are drawn")


class Factors(Settings):
    """Latents beside the factors that images were made of, where the data set knows these."""

    seed: Seed
    bank: Bank
    null_codes: AtLeastTwenty = Field(description="rotations of a code, and shuffled factors")
    latents: int = Field(ge=20, le=100, description="samples that are moved")
    random: AtLeastTwenty = Field(description="random directions that they are moved along too")


class Matches(Settings):
    """Directions of one seed in other seeds."""

    seed: Seed
    kept: Kept
    null_draws: AtLeastTwenty = Field(
        description="sets of random directions, for the comparison of seeds"
    )


class Latent(Phase):
    """The section `latent`."""

    seed: Seed
    bank: Bank
    length: Length
    kept: Kept
    directions: Directions
    moves: Moves
    geometry: Geometry
    inversion: Inversion
    factors: Factors
    matches: Matches

    def contradictions(self) -> Iterable[str]:
        """Yield a line for what is more than the bank has, and for a length without its step."""
        directions, moves, bank = self.directions, self.moves, self.bank
        for where, value, most, why in (
            ("directions.strokes", directions.strokes, bank // 4, "bank / 4"),
            ("directions.jacobians", directions.jacobians, bank // 4, "bank / 4"),
            ("directions.coded", directions.coded, bank // 2, "bank / 2"),
            ("moves.latents", moves.latents, bank // 8, "bank / 8"),
            ("moves.paths", moves.paths, bank // 4, "bank / 4"),
            ("moves.strokes", moves.strokes, moves.latents, "moves.latents"),
            ("moves.shown", moves.shown, moves.latents, "moves.latents"),
        ):
            if value > most:
                yield f"{where}: {value}; allowed: at most {most}, latent.{why}"
        if self.length not in moves.steps:
            steps = ", ".join(f"{step:g}" for step in moves.steps)
            yield (
                f"moves.steps: [{steps}]; allowed: lengths among which is latent.length, "
                f"{self.length:g}, since both are compared"
            )
