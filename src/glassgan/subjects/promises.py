"""What a subject promises, tried on its networks ahead of everything that relies on it.

Every function tries one promise and raises an `InputError`, one line, where it is broken.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from typing import Any

import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.errors import InputError
from glassgan.subject import IMAGE_SHAPE, Subject
from glassgan.subjects import adapter, found_layers, gradients, training
from glassgan.subjects.adapter import RANGE, Adapter
from glassgan.subjects.foreign import told

COUNT = 64  # inputs on which promises are tried
ALONE = (1, 5)  # how many of them are tried by themselves as well
CLOSE = 1e-4  # of the largest output: what sums of another order, in single precision, may change
SLACK = 0.05  # of a range of pixels, by which a network may draw beyond it, or less
HEAP = 0.02  # of pixels that lie at one end of what is drawn: more than the tail of noise has
USUAL = ((0.0, 1.0), (-1.0, 1.0), (0.0, 255.0), (-0.5, 0.5))  # ranges that people use
WIDE = (1, 10, 100)  # times standard normal: inputs on which the last activation shows itself


@dataclass(frozen=True)
class Tried:
    """A network with inputs for it, and its name and the key of the parameters that made it."""

    part: str
    key: str
    network: nn.Module
    inputs: Tensor

    def run(self, inputs: Tensor, seed: int = 0) -> Tensor:
        """Run the network without gradients, on what it draws by itself from a stream."""
        with (
            torch.no_grad(),
            streams.default_stream(seed, "trial of a subject"),
            told(f"{self.key}: the {self.part} refuses {list(inputs.shape)}", found_layers.TAKES),
        ):
            outputs: Tensor = self.network(inputs)
        return outputs


def check(subject: Subject, specification: Mapping[str, Any]) -> dict[str, Any]:
    """Try every promise of a subject.

    Args:
        subject: with the weights of its files, or untrained. It is left in evaluation mode.
        specification: its entry in `design.subjects`.

    Returns:
        "gradients": by network which derivatives pass, see `gradients.passing`; "warnings": lines
        about layers that are left out.

    Raises:
        InputError: says which promise is broken, and what is allowed.
    """
    here = "generator" not in specification
    latents = streams.latents(0, "trial of a subject", 2, COUNT, subject.latent_dim)
    warnings = []
    generator = Tried("generator", _key("generator", here), subject.generator, latents)
    parts = [generator]
    if here and subject.discriminator is None:
        raise InputError("build: there is no discriminator; allowed: a pair, since it is trained")
    subject.evaluation()
    _in_evaluation(generator, IMAGE_SHAPE)
    if subject.discriminator is not None:
        images = _images(generator.run(latents))
        key = _key("discriminator", here)
        parts.append(Tried("discriminator", key, subject.discriminator, images))
        _in_evaluation(parts[1], ())
    passing = {tried.part: gradients.passing(tried.network, tried.inputs) for tried in parts}
    if here:
        _range_when_untrained(generator)
        _logits(parts[1], "logits", "a last layer without a sigmoid")
        for tried in parts:
            training.check(tried.part, tried.network, tried.inputs, passing[tried.part]["reverse"])
        subject.evaluation()
    else:
        warnings += _range(generator, specification["generator"])
        if len(parts) > 1:
            _answers(parts[1], specification["discriminator"])
    for tried in parts:
        wanted = specification.get(tried.part, {})
        warnings += _left_out(tried, named="layers" in wanted)
    return {"gradients": passing, "warnings": warnings}


def _key(part: str, here: bool) -> str:
    return "build" if here else f"{part}.build"


def _images(drawn: Tensor) -> Tensor:
    """Return images to try a discriminator on: half of them drawn, half of random dots on black."""
    noise = streams.latents(0, "trial of a subject", 3, COUNT // 2, prod(IMAGE_SHAPE))
    return torch.cat([drawn[: COUNT // 2], (4 * noise - 2).tanh().view(-1, *IMAGE_SHAPE)])


def _in_evaluation(tried: Tried, wanted: tuple[int, ...]) -> None:
    """Try what holds for every network in evaluation mode."""
    here = f"{tried.key}: the {tried.part}"
    before = tried.inputs.clone()
    outputs = tried.run(tried.inputs)
    expected = [COUNT, *wanted]
    if list(outputs.shape) != expected or outputs.dtype != torch.float32:
        raise InputError(
            f"{here} turns {list(tried.inputs.shape)} into {list(outputs.shape)} of "
            f"{outputs.dtype}; allowed: {expected} of torch.float32"
        )
    if not torch.equal(before, tried.inputs):
        raise InputError(
            f"{here} changes what goes into it; allowed: no operation in place on its input"
        )
    if not outputs.isfinite().all():
        raise InputError(f"{here} gives numbers that are not finite; allowed: finite ones")
    if not torch.equal(outputs, tried.run(tried.inputs, seed=1)):
        raise InputError(
            f"{here} gives something else for the same input in evaluation mode; allowed: no "
            f"random numbers there (dropout as a module, noise as part of a latent)"
        )
    for count in ALONE:
        found = tried.run(tried.inputs[:count])
        if found.shape[1:] != outputs.shape[1:] or len(found) != count:
            raise InputError(
                f"{here} turns {[count, *tried.inputs.shape[1:]]} into {list(found.shape)}; "
                f"allowed: {[count, *expected[1:]]}"
            )
        apart = float((found - outputs[:count]).abs().max())
        if not apart <= CLOSE * float(outputs.abs().max()):
            raise InputError(
                f"{here} gives something else, by {apart:.2g}, for an input among {count} than "
                f"among {COUNT}{_of_batches(tried.network)}; allowed: outputs that do not depend "
                "on their batch"
            )


def _of_batches(network: nn.Module) -> str:
    """Return the modules that normalise by a batch in evaluation mode, in brackets."""
    names = [
        f"{name} is a {type(module).__name__} without running statistics"
        for name, module in network.named_modules()
        if isinstance(module, nn.modules.batchnorm._BatchNorm)
        and (module.running_mean is None or module.training)
    ]
    return f" ({', '.join(names)})".replace("network.", "") if names else ""


def _range(tried: Tried, wanted: Mapping[str, Any]) -> list[str]:
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


def _range_when_untrained(tried: Tried) -> None:
    """Try whether a generator draws [−1, 1] on wide latents, where its last activation shows."""
    drawn = torch.cat([tried.run(tried.inputs * times) for times in WIDE]).flatten()
    drawn = drawn[drawn.isfinite()]
    least, most = float(drawn.min()), float(drawn.max())
    if least >= -SLACK and most > SLACK:
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
    noise = streams.latents(0, "trial of a subject", 4, COUNT, prod(IMAGE_SHAPE))
    both = torch.cat([tried.inputs, noise.view(-1, *IMAGE_SHAPE)])
    answers = torch.cat([tried.run(sign * times * both) for times in WIDE for sign in (1, -1)])
    return answers[answers.isfinite()].flatten()


def _logits(tried: Tried, gives: str, allowed: str) -> None:
    """Try whether what counts as logits leaves [0, 1] somewhere; a sigmoid never does."""
    answers = _wide_answers(tried)
    least, most = float(answers.min()), float(answers.max())
    # logits that a bounded layer keeps close to a small bias are no probabilities
    if least >= 0 and 0.5 < most <= 1:
        raise InputError(
            f"{tried.key.removesuffix('build')}{'gives' if '.' in tried.key else 'build'}: "
            f"{gives}, but the discriminator answers from {least:.2g} to {most:.2g} whatever it "
            f"sees: it seems to end in a sigmoid; allowed: {allowed}"
        )


def _answers(tried: Tried, wanted: Mapping[str, Any]) -> None:
    """Try whether a discriminator from files gives what its parameters say."""
    if wanted["gives"] == "logits":
        _logits(tried, "logits", "probabilities, or logits without a sigmoid")
        return
    assert isinstance(tried.network, Adapter)
    with torch.no_grad():
        answers = tried.network.network(tried.network.entry(tried.inputs))
    if not ((answers >= 0) & (answers <= 1)).all():
        raise InputError(
            f"discriminator.gives: probabilities, but it gives {float(answers.min()):.3g} to "
            f"{float(answers.max()):.3g}; allowed: logits, or probabilities, from 0 to 1"
        )


def _left_out(tried: Tried, named: bool) -> list[str]:
    """Return a warning about modules that do not count as layers, unless somebody named those."""
    if named or not isinstance(tried.network, Adapter):
        return []
    adapted = tried.network
    found = adapter.run(adapted, tried.inputs[:3], tried.key)
    names, problems = found_layers.layers(found)
    if not names:
        problems = [*problems, "no hidden layer is left, so nothing is told of layers"]
    return [f"{tried.key}: layers of the {tried.part}: {'; '.join(problems)}"] if problems else []
