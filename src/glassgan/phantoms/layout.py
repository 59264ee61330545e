"""Where what is planted lies in every phantom, and how strong it is. Without torch."""

from dataclasses import dataclass
from functools import cache
from itertools import count

import numpy as np

from glassgan import streams
from glassgan.concepts import CLASSES, DIGITS
from glassgan.data import DATA

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

    mechanism: "digit" (the largest of ten chooses what is drawn), "single" (ink as the unit),
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
def parts() -> tuple[Part, ...]:
    """Return the parts of the phantom `units`, digits first. Numbers of units are shuffled."""
    plan = [("digit", 1.0)] * CLASSES
    plan += [(pair, strength) for pair in PAIRS for strength in PAIRED]
    plan += [("threshold", strength) for strength in PAIRED]
    plan += [("single", strength) for strength in STRENGTHS for _ in range(SINGLES)]
    plan += [("idle", 0.0)] * IDLE + [("witness", 0.0)] * WITNESSES
    total = len(plan) + len(PAIRS) * len(PAIRED)
    numbers = iter(streams.rng(0, "units of a phantom").permutation(total).tolist())
    places, latents, found = iter(_places()), count(), list[Part]()
    for number, (mechanism, strength) in enumerate(plan):
        own = [next(numbers) for _ in range(1 + (mechanism in PAIRS))]
        if mechanism == "witness":  # the strongest single ones end before the idle ones
            read = list(found[number - IDLE - WITNESSES].latents)
        elif mechanism == "product":
            read = [next(latents), next(latents)]
        else:
            read = [next(latents)] * len(own)
        draws = strength > 0 and mechanism != "digit"
        place = next(places) if draws else None
        concept = DIGITS[number] if mechanism == "digit" else _centre(place)
        found.append(Part(mechanism, strength, tuple(own), tuple(read), place, concept))
    return tuple(found)


def _places() -> list[tuple[int, int]]:
    """Return the squares at the border, in an order that mixes the sides."""
    last, steps = DATA.width - SIDE, range(0, DATA.width - SIDE, SIDE)
    across = [(row, column) for column in steps for row in (0, last)]
    down = [(row, column) for row in steps[1:-1] for column in (0, last)]
    found = across + down
    return [found[n] for n in streams.rng(0, "places of a phantom").permutation(len(found))]


def _centre(place: tuple[int, int] | None) -> str:
    """Return the coordinate of the centre of ink that ink at a place moves most."""
    if place is None:
        return ""
    down, across = (abs(first - (DATA.width - SIDE) / 2) for first in place)
    return "centre_x" if across > down else "centre_y"


# Directions: what a step of 1 along an axis of the latent adds to a concept, in its own unit.
MOVED = {
    "ink": (2.0, 4.0, 8.0, 16.0),
    "centre_x": (0.1, 0.2, 0.4, 0.8),
    "centre_y": (0.1, 0.2, 0.4, 0.8),
    "thickness": (0.05, 0.1, 0.2, 0.4),
    "slant": (1.0, 2.0, 4.0, 8.0),
}
CONCEPTS = (*MOVED, *DIGITS)  # of a digit: of its score, the largest of which is drawn
IDLE_AXES = 30
AXES = sum(map(len, MOVED.values())) + CLASSES + IDLE_AXES


def axes() -> list[tuple[str, float]]:
    """Return concept and strength of each axis; "" and 0 of an idle one. The order is shuffled."""
    plan = [(concept, strength) for concept, some in MOVED.items() for strength in some]
    plan += [*((digit, 1.0) for digit in DIGITS), *[("", 0.0)] * IDLE_AXES]
    order = streams.rng(0, "axes of a phantom").permutation(AXES)
    return [plan[number] for number in order]


def directions(rotation: int | None = None) -> tuple[list[str], np.ndarray]:
    """Return what each direction moves, and the directions, [CONCEPTS + IDLE_AXES, AXES].

    The length of a direction is its strength, of an idle one 1 and its name "idle 1" and so on.

    Args:
        rotation: seed of an orthogonal matrix that turns all of them; None for none.
    """
    planted, idle = np.zeros((len(CONCEPTS), AXES)), []
    for axis, (concept, strength) in enumerate(axes()):
        if concept:
            planted[CONCEPTS.index(concept), axis] = strength
        else:
            idle.append(np.eye(AXES)[axis])
    found = np.concatenate([planted, idle])
    if rotation is not None:
        normal = streams.rng(rotation, "rotation of a phantom").standard_normal((AXES, AXES))
        found = found @ np.linalg.qr(normal)[0]
    return [*CONCEPTS, *(f"idle {number}" for number in range(1, IDLE_AXES + 1))], found


# Discriminators: strength is the weight of the unit in the logit.
PATCH = (slice(11, 17), slice(11, 17))  # rows and columns that are seen
READERS = (0.1,) * 8 + (0.2,) * 6 + (0.4,) * 4 + (0.8,) * 2  # and as many that see other places
FILTERS = ("blur", "checks", "flat", "lines", "across", "columns", "down", "laplacian")
HIGH = {"checks": 1.0, "lines": 0.5, "columns": 0.25, "laplacian": 0.125}  # of these filters
READABLE = {"pixels": True, "hidden1": False, "hidden2": False, "hidden3": True, "hidden4": True}

NOTHING = 32  # units of `constant` and of `blind`, which nothing reads

# Dictionaries: strength is the share of the samples that are copies.
COPIES = {"memoriser": "exact", "memoriser_shifted": "shifted", "memoriser_noisy": "noisy"}
LEFT_OUT = 4


def readers() -> list[float]:
    """Return the weights of the units of the discriminator `patch`, shuffled; 0 of half of them."""
    every = [*READERS, *[0.0] * len(READERS)]
    return [every[n] for n in streams.rng(0, "readers of a phantom").permutation(len(every))]
