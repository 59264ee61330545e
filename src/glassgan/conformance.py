"""What networks promise and what can be asked of them: all at once, where `validate` stops."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from glassgan import left_out
from glassgan.errors import InputError
from glassgan.subject import Subject
from glassgan.subjects.promises import PAIR, promises, tried_parts
from glassgan.subjects.tried import Tried
from glassgan.subjects.validation import made

BUILT = "is made, with its weights and layers"
NOT_TRAINED, ALONE = "nothing is trained here", "there is no discriminator"


class Kept(NamedTuple):
    """A promise of a part of a subject, what breaks it, if anything, and warnings."""

    part: str
    what: str
    problem: str
    warnings: list[str]


class Asked(NamedTuple):
    """An analysis, or a part of one, of a phase, and why it is left out, if it is."""

    phase: str
    what: str
    left_out: str


def conformance(
    specification: Mapping[str, Any], most_weights: int
) -> tuple[list[Kept], list[Asked]]:
    """Try every promise of a subject, whatever becomes of the others, and list all analyses.

    Args:
        specification: its entry in `design.subjects`.
        most_weights: of networks of which the Jacobian of the game is computed.

    Returns:
        The promises, in order; a subject that cannot be made has a single one. The analyses; none
        where a promise is broken, since no job would start.
    """
    try:
        subject, warnings = made(specification)
    except InputError as error:
        return [Kept(PAIR, BUILT, str(error), [])], []
    found = [Kept(PAIR, BUILT, "", warnings)]
    trained = "generator" not in specification
    parts = tried_parts(subject.evaluation(), trained)
    for part, what, test in promises(subject, specification, parts):
        try:
            found.append(Kept(part, what, "", test() or []))
        except InputError as error:
            found.append(Kept(part, what, str(error), []))
    if any(kept.problem for kept in found):
        return found, []
    return found, asked(subject.evaluation(), parts, trained, most_weights)


def asked(
    subject: Subject, parts: Sequence[Tried], trained: bool, most_weights: int
) -> list[Asked]:
    """Return the analyses of a subject; those that it cannot have say why.

    What is left out in the course of an analysis is called as the rows of `left_out` call it.

    Args:
        subject: in evaluation mode, with every promise kept.
        parts: as `tried_parts` gives them.
        trained: whether it is trained here.
        most_weights: of networks of which the Jacobian of the game is computed.
    """
    gradient = {
        part.name: left_out.without_gradient(part.network, part.name, part.inputs) for part in parts
    }
    training = "" if trained else NOT_TRAINED
    of_g, of_d = gradient["generator"], gradient.get("discriminator", ALONE)
    units = left_out.without_units(subject)
    pair = "" if subject.discriminator is not None else ALONE
    layers = pair or left_out.without_layers(subject.require_discriminator())
    game = pair or left_out.without_game(subject, most_weights, *(part.inputs for part in parts))
    return [
        Asked("quality", "samples beside real images", ""),
        Asked("quality", "the game along training", training),
        Asked("features", "what layers of the generator hold", ""),
        Asked("features", "what layers of the discriminator hold", pair),
        Asked("features", "images that units of the discriminator ask for", of_d or layers),
        Asked("units", "units of the generator", units),
        Asked("units", "effects of units", units),
        Asked("units", "sets of units", units),
        Asked("latent", "directions, and moves along them", ""),
        Asked("latent", "exact Jacobians", of_g),
        Asked("latent", "projection of real images", of_g),
        Asked("attribution", "what linear maps read off layers of the discriminator", pair),
        Asked("attribution", "methods of attribution that take no gradient", pair),
        Asked("attribution", "methods of attribution that take a gradient", of_d),
        Asked("attribution", "what layers and units of the discriminator add", layers),
        Asked("attribution", "extremes of the logit over images", of_d),
        Asked("attribution", "extremes of the logit over latents", of_d or of_g),
        Asked("attribution", "attacks on the verdict", of_d),
        Asked("theory", "the best discriminator of a generator that is held", training),
        Asked("theory", "eigenvalues of the game", training or game),
        Asked("forks", "training with one thing changed", training),
    ]
