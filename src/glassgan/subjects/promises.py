"""What a subject promises: each promise by itself, in an order in which later ones rest on it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from torch import Tensor

from glassgan import gradients, streams
from glassgan.data import DATA
from glassgan.errors import InputError
from glassgan.subject import Subject
from glassgan.subjects import adapter, found_layers, ranges, training
from glassgan.subjects.adapter import Adapter
from glassgan.subjects.build import build
from glassgan.subjects.tried import COUNT, EVALUATION, Tried, images

TRIED = 4  # inputs at which derivatives are taken
PAIR = "pair"  # the part of a subject that is both networks


class Promise(NamedTuple):
    """A promise.

    part: "generator", "discriminator" or "pair". what: in words that follow the part. test: raises
    an `InputError` where it is broken, one line that says what is allowed, and returns warnings.
    """

    part: str
    what: str
    test: Callable[[], list[str] | None]


def tried_parts(subject: Subject, here: bool) -> list[Tried]:
    """Return the networks of a subject with inputs to try them on.

    A discriminator is tried on what the generator draws and on random dots; on these alone where
    nothing can be drawn.

    Args:
        subject: in evaluation mode.
        here: whether it is trained here.
    """
    latents = streams.latents(0, "trial of a subject", 2, COUNT, subject.latent_dim)
    key = "build" if here else "generator.build"
    parts = [Tried("generator", key, subject.generator, latents)]
    if subject.discriminator is not None:
        try:
            drawn = parts[0].run(latents.clone()).reshape(-1, *DATA.shape)[: COUNT // 2]
        except (InputError, RuntimeError):
            drawn = latents.new_zeros(0, *DATA.shape)
        key = "build" if here else "discriminator.build"
        parts.append(Tried("discriminator", key, subject.discriminator, images(drawn)))
    return parts


def derivatives(parts: Sequence[Tried]) -> dict[str, dict[str, bool]]:
    """Return which derivatives pass each network, see `gradients.passes`."""
    return {part.name: gradients.passes(part.network, part.inputs[:TRIED]) for part in parts}


def promises(
    subject: Subject, specification: Mapping[str, Any], parts: Sequence[Tried]
) -> Iterator[Promise]:
    """Yield the promises of a subject.

    Args:
        subject: in evaluation mode, with the weights of its files or untrained.
        specification: its entry in `design.subjects`.
        parts: as `tried_parts` gives them.
    """
    here = "generator" not in specification
    if here and subject.discriminator is None:
        yield Promise(PAIR, "is a pair, since it is trained", _no_pair)
        return
    for part, shape in zip(parts, (DATA.shape, ()), strict=False):
        for what, test in EVALUATION.items():
            yield Promise(part.name, what, partial(test, part, shape))
    yield from (
        _trained_here(subject, parts, specification) if here else _of_files(parts, specification)
    )
    for part in parts:
        named = "layers" in specification.get(part.name, {})
        yield Promise(part.name, "has layers", partial(_left_out, part, named))


def _no_pair() -> None:
    raise InputError("build: there is no discriminator; allowed: a pair, since it is trained")


def _of_files(parts: Sequence[Tried], specification: Mapping[str, Any]) -> Iterator[Promise]:
    generator, *others = parts
    wanted = specification["generator"]
    yield Promise(
        "generator", "draws the range that is named", partial(ranges.trained, generator, wanted)
    )
    for part in others:
        wanted = specification["discriminator"]
        what = f"answers {wanted['gives']}"
        yield Promise("discriminator", what, partial(ranges.answers, part, wanted))


def _trained_here(
    subject: Subject, parts: Sequence[Tried], specification: Mapping[str, Any]
) -> Iterator[Promise]:
    generator, discriminator = parts
    allowed = "logits, from a last layer without a sigmoid"
    yield Promise("generator", "draws images in [−1, 1]", partial(ranges.untrained, generator))
    yield Promise(
        "discriminator", "answers logits", partial(ranges.logits, discriminator, "build", allowed)
    )
    for part in parts:
        yield Promise(part.name, "can be trained", partial(_can_be_trained, part))
    yield Promise(
        PAIR, "has initial weights that the seed decides", partial(_seeds, subject, specification)
    )


def _can_be_trained(part: Tried) -> None:
    passing = gradients.reverse_passes(part.network, part.inputs[:TRIED])
    training.check(part.name, part.network, part.inputs, passing)


def _seeds(subject: Subject, specification: Mapping[str, Any]) -> None:
    """Try whether initial weights are decided by the seed.

    Args:
        subject: built from the seed 0.
        specification: its entry in `design.subjects`.

    Raises:
        InputError: a network is another one with the same seed, or the same with another although
            it has weights of more than one value.
    """
    again, other = (build(specification, seed).networks() for seed in (0, 1))
    for part, network in subject.networks().items():
        weights = list(network.parameters())
        if not _equal(weights, list(again[part].parameters())):
            raise InputError(
                f"build: the {part} has other initial weights each time that it is made; allowed: "
                "weights drawn from torch's generator"
            )
        varied = any(len(weight.unique()) > 1 for weight in weights)
        if varied and _equal(weights, list(other[part].parameters())):
            raise InputError(
                f"build: the {part} has the same initial weights for every seed; allowed: weights "
                "drawn from torch's generator, without a seed of its own"
            )


def _equal(some: Sequence[Tensor], others: Sequence[Tensor]) -> bool:
    return len(some) == len(others) and all(
        one.equal(other) for one, other in zip(some, others, strict=True)
    )


def _left_out(part: Tried, named: bool) -> list[str]:
    """Return a warning about modules that do not count as layers, unless somebody named those."""
    if named or not isinstance(part.network, Adapter):
        return []
    found = adapter.run(part.network, part.name, part.inputs[:3], part.key)
    names, problems = found_layers.layers(found)
    if not names:
        problems = [*problems, "no hidden layer is left, so nothing is told of layers"]
    return [f"{part.key}: layers of the {part.name}: {'; '.join(problems)}"] if problems else []
