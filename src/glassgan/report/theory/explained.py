"""What explanations say, as messages: of the sentences of a table their names, and their numbers.

`glassgan.theory.explanations` writes whole sentences, in English. Here the numbers are read out of
them again, so that pages can say them in every language.
"""

import re
from typing import Any

from glassgan.concepts import NO_LABELS
from glassgan.theory import explanations

PHENOMENA = {
    "some runs train, others do not": "collapse",
    "the saturating gradient goes as D learns": "saturation",
    "modes are dropped and not won back": "modes",
    "losses settle while samples are still poor": "equilibrium",
    "samples come nearer to real images": "distances",
    "label smoothing keeps D from being sure": "smoothing",
    "players turn around each other": "oscillation",
    "what a penalty on D's slope does": "penalties",
    "D forgets samples of past generators": "forgetting",
    "batch normalisation rescues the article's GAN": "normalisation",
}
VERDICTS = {
    explanations.AGREES: "agrees",
    explanations.IN_PART: "part",
    explanations.DISAGREES: "not",
    explanations.SILENT: "silent",
    explanations.NOT_HERE: "absent",
}
_VALUE = "in {games} games on known densities the value lies {least} to {most} nats from it: "
_LEAVE = "alternating steps of the smallest game leave {free_least} to {free_most} of the distance "
SENTENCES = {
    "nothing": explanations.NOTHING,
    "unlabelled": NO_LABELS,
    "collapse": "at their last checkpoint {apart} of {runs} runs are apart from real images; "
    "{train} train; it is as predicted in {right}",
    "saturation": "within {close}% of the factor at {right} of {looks} looks, {worst}% off at "
    "most; above the bound at {above} of the {bounded} looks that have one",
    "modes": "slopes of {other} and {saturating} at a share of {share}%, {worst}% off at most",
    "equilibrium": _VALUE + "D in training is not the best one",
    "still": _VALUE + "D in training is not the best one; with G still it comes within {still} of "
    "the best one",
    "distances": "over {checkpoints} checkpoints the rank correlation of the bound with the "
    "Fréchet distance is {correlation}, p = {p}",
    "few": "{checkpoints} checkpoints, too few to order them",
    "smoothing": "a trained D differs from it by {distance} on average",
    "oscillation": _LEAVE + "in {free} games without penalty, {bound_least} to {bound_most} in "
    "{bound} with one",
    "unpenalised": "no fork has one (the preset `cures` has)",
    "forgetting": "the last discriminators tell {least}% to {most}% of the samples of "
    "{checkpoints} earlier checkpoints from real images",
    "unnormalised": "no fork has it (the preset `cures` has)",
    "normalisation": "forks with it draw {classes} classes",
}
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
FORK = "{change} on {run}: {classes} classes"  # of which there may be several, with commas between


def said(measured: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the messages that say what was measured: the end of their id, and their fields.

    Nothing where the sentence is none of those that are known.
    """
    for name, sentence in SENTENCES.items():
        fields = _read(sentence, measured)
        if fields is not None:
            return [(name, fields)]
    forks = [_read(FORK, part) for part in measured.split(", ")]
    return [("penalties", fields) for fields in forks if fields] if all(forks) else []


def _read(sentence: str, text: str) -> dict[str, Any] | None:
    """Return what stands at the places of a sentence, whole numbers as such; None of another."""
    parts = re.split(r"{(\w+)}", sentence)
    pattern = "".join(
        f"(?P<{part}>[^;:]+?)" if place % 2 else re.escape(part) for place, part in enumerate(parts)
    )
    found = re.fullmatch(pattern, text)
    if found is None:
        return None
    return {
        name: int(value) if value.isdecimal() else plain(value)
        for name, value in found.groupdict().items()
    }


def plain(number: str) -> str:
    """Return a number as people write it where it has an exponent: "8e-06" is 8 · 10⁻⁶."""
    found = re.fullmatch(r"(\d)e([+−-]\d+)", number)
    if found is None:
        return number
    exponent = int(found[2].replace("−", "-"))
    return f"{found[1]}\N{NO-BREAK SPACE}·\N{NO-BREAK SPACE}10{str(exponent).translate(RAISED)}"
