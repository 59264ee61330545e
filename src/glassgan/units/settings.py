"""The parameters of phase `units`."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from glassgan import settings
from glassgan.settings import AtLeastTwenty, Count, Phase, Settings

Seed = Annotated[
    settings.Seed, Field(description="of the bank, of random directions and of random sets")
]
Bank = Annotated[
    int,
    Field(
        ge=100, multiple_of=2, description="latents; half of them discovery, half of them held-out"
    ),
]
Sweep = Annotated[int, Field(ge=10, description="discovery latents on which every unit is ablated")]
Compared = Annotated[
    AtLeastTwenty,
    Field(
        description="held-out latents on which other interventions and sets of units are compared"
    ),
]
NullLatents = Annotated[
    AtLeastTwenty,
    Field(
        description="held-out latents on which logits and random sets of artifact units are "
        "measured"
    ),
]


class Association(Settings):
    """What each unit answers to."""

    seed: Seed
    bank: Bank
    strokes: Annotated[AtLeastTwenty, Field(multiple_of=2)] = Field(
        description="of these samples, in which the judge sees a class: their strokes are measured"
    )
    null_images: AtLeastTwenty = Field(
        description="images whose maps are exchanged, for overlaps; 20 for each of 48 units"
    )
    tops: int = Field(
        ge=1, le=8, description="samples on which a unit is highest, kept as pictures"
    )


class Effects(Settings):
    """What happens without each unit."""

    seed: Seed
    bank: Bank
    sweep: Sweep
    confirmed: Count = Field(
        description="units, over all layers, whose effects are measured on all held-out latents"
    )
    dosed: Count = Field(description="of these, in each layer: multiplied by −1 to 2")
    followed: Count = Field(
        description="of these, in each layer: their effects at every checkpoint"
    )
    compared: Compared
    stroke_latents: settings.AtLeastTwo = Field(
        description="held-out latents on which the strokes are measured without each unit"
    )
    null_latents: NullLatents
    null_directions: int = Field(
        ge=119, description="random units whose effects bound those of a layer; 119 at least"
    )


class Sets(Settings):
    """Sets of units that make a class, or artifacts."""

    seed: Seed
    bank: Bank
    sweep: Sweep
    compared: Compared
    null_latents: NullLatents
    null_draws: AtLeastTwenty = Field(
        description="random sets for each class; their largest effect is compared, so that "
        "ten classes need no more"
    )
    shown: int = Field(
        ge=1, le=12, description="samples of each class, drawn with and without its set"
    )


class Matches(Settings):
    """Counterparts of units in other seeds."""

    seed: Seed


class Units(Phase):
    """The section `units`."""

    seed: Seed
    bank: Bank
    sweep: Sweep
    compared: Compared
    null_latents: NullLatents
    association: Association
    effects: Effects
    sets: Sets
    matches: Matches

    def contradictions(self) -> Iterable[str]:
        """Yield a line for each part of the bank that is too large."""
        for where, value, most in (
            ("association.strokes", self.association.strokes, 1),
            ("sweep", self.sweep, 2),
            ("compared", self.compared, 2),
            ("null_latents", self.null_latents, 4),
        ):
            if value * most > self.bank:
                yield (
                    f"{where}: {value}; allowed: at most {self.bank // most}, "
                    f"units.bank / {most}: the bank is too small for the intervals asked for"
                )
