"""The range of what networks give: of pixels as of verdicts, the one that is named.

A promise that is broken raises an `InputError`, one line.
"""

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor

from glassgan import streams
from glassgan.data import DATA
from glassgan.errors import InputError
from glassgan.subjects import adapter
from glassgan.subjects.adapter import RANGE, Adapter
from glassgan.subjects.tried import COUNT, Tried

SLACK = 0.05  # of a range of pixels, by which a network may draw beyond it, or less
HEAP = 0.02  # of pixels that lie at one end of what is drawn: more than the tail of noise has
USUAL = ((0.0, 1.0), (-1.0, 1.0), (0.0, 255.0), (-0.5, 0.5))  # ranges that people use
WIDE = (1, 10, 100)  # times standard normal: inputs on which the last activation shows itself


def trained(tried: Tried, wanted: Mapping[str, Any]) -> list[str]:
    """Try whether a trained generator draws the range that is named, on both sides.

    One that draws less is refused where its pixels stay in one half of the range, or heap up at
    an end of their own that is not the range's: MNIST has black ground and white strokes. Less
    without any such sign is what an untrained network draws.

    Returns:
        A warning where it draws less.
    """
    low, high = wanted.get("pixels", RANGE)
    drawn = adapter.Scale(RANGE, (low, high))(tried.run(tried.inputs))
    least, most = float(drawn.min()), float(drawn.max())
    size, span = high - low, most - least
    slack = SLACK * size
    middle = (low + high) / 2
    heaped = [
        float((drawn < least + SLACK * span).float().mean()) > HEAP and least > low + 2 * slack,
        float((drawn > most - SLACK * span).float().mean()) > HEAP and most < high - 2 * slack,
    ]
    beyond = least < low - slack or most > high + slack
    half = least > middle - slack or most < middle + slack
    said = (
        f"generator.pixels: [{low:g}, {high:g}], but it draws pixels from {least:.3g} to {most:.3g}"
    )
    if beyond or half or any(heaped):
        likely = [
            f", here probably [{first:g}, {last:g}]"
            for first, last in USUAL
            if abs(least - first) <= SLACK * (last - first)
            and abs(most - last) <= 2 * SLACK * (last - first)
        ]
        raise InputError(f"{said}; allowed: the range of what it draws{''.join(likely[:1])}")
    if least > low + slack or most < high - slack:
        return [f"{said}: less than the range"]
    return []


def untrained(tried: Tried) -> None:
    """Try whether a generator draws [−1, 1] on wide latents, where its last activation shows."""
    drawn = torch.cat([tried.run(tried.inputs * times) for times in WIDE]).flatten()
    drawn = drawn[drawn.isfinite()]
    least, most = float(drawn.min()), float(drawn.max())
    if least >= -SLACK and most > 0.5:  # as a sigmoid does; less may be a dead last layer
        raise InputError(
            f"build: the generator draws no pixel below {least:.2g}, on any latents: it seems to "
            "end in a sigmoid or ReLU; allowed: images in [-1, 1], as tanh gives them"
        )
    if least < -1 - 2 * SLACK or most > 1 + 2 * SLACK:
        raise InputError(
            f"build: the generator draws pixels from {least:.3g} to {most:.3g} on wide latents; "
            "allowed: images in [-1, 1], as tanh gives them"
        )


def _wide_answers(tried: Tried) -> Tensor:
    """Return what a discriminator itself answers to images, noise and much of both, finite ones."""
    noise = streams.latents(0, "trial of a subject", 4, COUNT, DATA.size)
    both = torch.cat([tried.inputs, noise.view(-1, *DATA.shape)])
    answers = torch.cat([tried.run(sign * times * both) for times in WIDE for sign in (1, -1)])
    return answers[answers.isfinite()].flatten()


def logits(tried: Tried, key: str, allowed: str) -> list[str]:
    """Try whether what counts as logits leaves [0, 1] somewhere; a sigmoid never does.

    Returns:
        A warning where the answers are of one sign, or bounded as those of tanh.
    """
    answers = _wide_answers(tried)
    least, most = (float(f(answers)) if len(answers) else torch.nan for f in (torch.min, torch.max))
    said = f"{key}: the discriminator answers from {least:.2g} to {most:.2g} whatever it sees"
    # logits that a bounded layer keeps close to a small bias are no probabilities
    if least >= 0 and 0.5 < most <= 1:
        raise InputError(f"{said}, as one that ends in a sigmoid; allowed: {allowed}")
    if least >= 0 or most <= 0:
        return [f"{said}: logits of one sign"]
    if -1 <= least < -0.99 and 0.99 < most <= 1:
        return [f"{said}, as one that ends in tanh: logits that can never be sure"]
    return []


def answers(tried: Tried, wanted: Mapping[str, Any]) -> list[str]:
    """Try whether a discriminator from files gives what its parameters say; return warnings."""
    if wanted["gives"] == "logits":
        return logits(tried, "discriminator.gives", "probabilities, which these are, or logits")
    assert isinstance(tried.network, Adapter)
    with torch.no_grad():
        answers = tried.network.answer(tried.inputs)
    if not ((answers >= 0) & (answers <= 1)).all():
        raise InputError(
            f"discriminator.gives: probabilities, but it gives {float(answers.min()):.3g} to "
            f"{float(answers.max()):.3g}; allowed: logits, or probabilities, from 0 to 1"
        )
    return []
