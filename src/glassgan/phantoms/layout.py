"""Where what is planted lies in every phantom, and how strong it is. Without torch."""

from dataclasses import dataclass
from functools import cache
from itertools import count

import numpy as np

from glassgan import streams
from glassgan.concepts import CLASS_CONCEPTS, CLASSES
from glassgan.data import DATA


def _numbered(name: str, count: int) -> dict[str, int]:
    return {name if number == 0 else f"{name}_{number}": number for number in range(count)}


# Phantoms of one kind, which differ in what lies where: together they have enough of each strength.
UNITS = _numbered("units", 5)
DIRECTIONS = _numbered("directions", 4)
OBLIQUE = _numbered("oblique", 2)
TAUGHT = _numbered("taught", 2)  # trained to have units and directions of a meaning
UNTAUGHT = ("ink",)  # concepts that are too faint to be learnt
DECIDING = {f"deciding_{layer}": layer for layer in range(1, 5)}  # the layer that can be read

# Units: each is ReLU of one component of the latent. A part is ink at a place of its own, a square
# of SIDE pixels at the border: strength is the share of full ink that a unit value of 1 adds.
SIDE = 3
STRENGTHS = (0.02, 0.04, 0.08, 0.16, 0.32, 0.64)
SINGLES = 4  # of each strength
IDLE = SINGLES * len(STRENGTHS)  # units that do nothing
WITNESSES = 8  # that do nothing either, but have the values of the strongest single ones
PAIRED = (0.16, 0.64)  # of the pairs of each mechanism, and of units with a threshold
PAIRS = ("redundant", "product", "cancelling")


@dataclass(frozen=True)
class Part:
    """Units that draw together: their numbers in the layer, and the latent of each.

    mechanism: "class" (the largest of ten chooses what is drawn), "single" (ink as the unit),
    "threshold" (full ink above a value), "redundant" (the larger of two equal ones), "product",
    "cancelling" (one of two equal ones less the other, on grey), "idle" or "witness" (nothing).
    place: row and column of the first pixel of its ink; None where it has none.
    """

    mechanism: str
    strength: float
    units: tuple[int, ...]
    latents: tuple[int, ...]
    place: tuple[int, int] | None = None
    concept: str = ""


@cache
def parts(number: int = 0) -> tuple[Part, ...]:
    """Return the parts of a phantom of `UNITS`, classes first. Numbers of units are shuffled."""
    plan = [("class", 1.0)] * CLASSES
    plan += [(pair, strength) for pair in PAIRS for strength in PAIRED]
    plan += [("threshold", strength) for strength in PAIRED]
    plan += [("single", strength) for strength in STRENGTHS for _ in range(SINGLES)]
    plan += [("idle", 0.0)] * IDLE + [("witness", 0.0)] * WITNESSES
    total = len(plan) + len(PAIRS) * len(PAIRED)
    numbers = iter(streams.rng(number, "units of a phantom").permutation(total).tolist())
    places, latents, found = iter(_places(number)), count(), list[Part]()
    for order, (mechanism, strength) in enumerate(plan):
        own = [next(numbers) for _ in range(1 + (mechanism in PAIRS))]
        if mechanism == "witness":  # the strongest single ones end before the idle ones
            read = list(found[order - IDLE - WITNESSES].latents)
        elif mechanism == "product":
            read = [next(latents), next(latents)]
        else:
            read = [next(latents)] * len(own)
        draws = strength > 0 and mechanism != "class"
        place = next(places) if draws else None
        concept = CLASS_CONCEPTS[order] if mechanism == "class" else _centre(place)
        found.append(Part(mechanism, strength, tuple(own), tuple(read), place, concept))
    return tuple(found)


def _places(number: int) -> list[tuple[int, int]]:
    """Return the squares at the border, in an order that mixes the sides."""
    last, steps = DATA.width - SIDE, range(0, DATA.width - SIDE, SIDE)
    across = [(row, column) for column in steps for row in (0, last)]
    down = [(row, column) for row in steps[1:-1] for column in (0, last)]
    found = across + down
    return [found[n] for n in streams.rng(number, "places of a phantom").permutation(len(found))]


def _centre(place: tuple[int, int] | None) -> str:
    """Return the coordinate of the centre of ink that ink at a place moves most."""
    if place is None:
        return ""
    down, across = (abs(first - (DATA.width - SIDE) / 2) for first in place)
    return "centre_x" if across > down else "centre_y"


# Directions: what a step of 1 along an axis of the latent adds to a concept, in its own unit; so
# much that the strongest of each changes its concept about as much beside how it varies anyway.
MOVED = {
    "ink": (3.0, 6.0, 12.0, 24.0),
    "centre_x": (0.1, 0.2, 0.4, 0.8),
    "centre_y": (0.1, 0.2, 0.4, 0.8),
    "thickness": (0.05, 0.1, 0.2, 0.4),
    "slant": (1.0, 2.0, 4.0, 8.0),
}
CONCEPTS = (*MOVED, *CLASS_CONCEPTS)  # of a class: of its score, the largest of which is drawn
IDLE_AXES = 30
AXES = sum(map(len, MOVED.values())) + CLASSES + IDLE_AXES


def axes(number: int = 0) -> list[tuple[str, float]]:
    """Return concept and strength of each axis; "" and 0 of an idle one, in a shuffled order."""
    plan = [(concept, strength) for concept, some in MOVED.items() for strength in some]
    plan += [*((shown, 1.0) for shown in CLASS_CONCEPTS), *[("", 0.0)] * IDLE_AXES]
    order = streams.rng(number, "axes of a phantom").permutation(AXES)
    return [plan[axis] for axis in order]


def directions(number: int = 0, rotation: int | None = None) -> tuple[list[str], np.ndarray]:
    """Return what each direction moves, and the directions, [CONCEPTS + IDLE_AXES, AXES].

    The length of a direction is its strength, of an idle one 1 and its name "idle 1" and so on.

    Args:
        number: of the phantom, which the order of the axes hangs on.
        rotation: seed of an orthogonal matrix that turns all of them; None for none.
    """
    planted, idle = np.zeros((len(CONCEPTS), AXES)), []
    for axis, (concept, strength) in enumerate(axes(number)):
        if concept:
            planted[CONCEPTS.index(concept), axis] = strength
        else:
            idle.append(np.eye(AXES)[axis])
    found = np.concatenate([planted, idle])
    if rotation is not None:
        found = found @ turned(rotation)
    return [*CONCEPTS, *(f"idle {number}" for number in range(1, IDLE_AXES + 1))], found


def turned(rotation: int) -> np.ndarray:
    """Return where axes are turned to, an orthogonal matrix with a row for each, [AXES, AXES]."""
    normal = streams.rng(rotation, "rotation of a phantom").standard_normal((AXES, AXES))
    found: np.ndarray = np.linalg.qr(normal)[0]
    return found


# Discriminators: strength is the weight in the logit: of units that see one of four patches, half
# of its pixels each (rows, columns), and as many that see other places; and of filters. Patches are
# some squares among others where there is as much ink: what merely sees ink finds none of them.
INKED = range(4, 24)  # rows and columns around them
PATCHES = {
    0.02: (slice(9, 14), slice(14, 19)),
    0.04: (slice(4, 9), slice(9, 14)),
    0.08: (slice(19, 24), slice(14, 19)),
    0.16: (slice(14, 19), slice(9, 14)),
}
READERS = 20  # of each weight
DETAIL = (0.125, 0.25, 0.5, 1.0)  # weights of filters that see fine detail; as many do not
FILTERS = 5  # of each weight
LAYERS = 4  # of a discriminator that decides in one of them

NOTHING = 32  # units of `constant` and of `blind`, which nothing reads

# Dictionaries: strength is the share of the samples that are copies.
COPIES = {
    "memoriser": ("exact", 1.0),
    "memoriser_shifted": ("shifted", 1.0),
    "memoriser_noisy": ("noisy", 1.0),
    "memoriser_fifth": ("exact", 0.2),
    "memoriser_twentieth": ("exact", 0.05),
}
LEFT_OUT = {  # classes
    "unseen": (),
    "no_fours": (4,),
    "odd": (0, 2, 4, 6, 8),
    "even": (1, 3, 5, 7, 9),
    "small": (5, 6, 7, 8, 9),
    "large": (0, 1, 2, 3, 4),
}


def readers() -> list[float]:
    """Return the weights of the units of the discriminator `patch`, shuffled; 0 of half of them."""
    return _mixed([*PATCHES] * READERS, "readers of a phantom")


def weight_of(place: tuple[int, int]) -> float:
    """Return the weight of the patch that a pixel lies in (row, column), 0 outside of all."""
    for weight, (rows, columns) in PATCHES.items():
        if rows.start <= place[0] < rows.stop and columns.start <= place[1] < columns.stop:
            return weight
    return 0.0


def filters() -> list[float]:
    """Return the weights of the filters of `frequency`, shuffled; 0 of half of them."""
    return _mixed([*DETAIL] * FILTERS, "filters of a phantom")


def _mixed(weights: list[float], purpose: str) -> list[float]:
    every = [*weights, *[0.0] * len(weights)]
    return [every[number] for number in streams.rng(0, purpose).permutation(len(every))]
