"""A subject is built once and tried, ahead of everything that relies on its promises."""

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor

from glassgan import gradients, streams
from glassgan.data import DATA
from glassgan.errors import InputError
from glassgan.subject import Subject, layer_shapes
from glassgan.subjects import adapter, found_layers, from_files, ranges, training
from glassgan.subjects.adapter import Adapter
from glassgan.subjects.build import build
from glassgan.subjects.tried import COUNT, Tried, images, in_evaluation

TRIED = 4  # inputs at which derivatives are taken


def validate(specification: Mapping[str, Any]) -> dict[str, Any]:
    """Build a subject and try it.

    Args:
        specification: its entry in `design.subjects`.

    Returns:
        "latent_dim"; by network "layers", with name and shape, in order, "parameters", how many,
        and "gradients", see `gradients.passes`; and "warnings", lines.

    Raises:
        InputError: the subject cannot be built, or breaks a promise; begins with the key.
    """
    if "generator" in specification:
        subject, warnings = from_files.read(specification)
    else:
        subject, warnings = build(specification), []
    more = check(subject, specification)
    return {
        "latent_dim": subject.latent_dim,
        "layers": {  # lists, since the keys of a JSON file are sorted
            network: [{"name": name, "shape": shape} for name, shape in shapes.items()]
            for network, shapes in layer_shapes(subject).items()
        },
        "parameters": {
            network: sum(weight.numel() for weight in module.parameters())
            for network, module in subject.networks().items()
        },
        "gradients": more["gradients"],
        "warnings": [*warnings, *more["warnings"]],
    }


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
    return len(some) == len(others) and all(map(torch.equal, some, others))


def check(subject: Subject, specification: Mapping[str, Any]) -> dict[str, Any]:
    """Try every promise of a subject.

    Args:
        subject: with the weights of its files, or untrained. It is left in evaluation mode.
        specification: its entry in `design.subjects`.

    Returns:
        "gradients": by network which derivatives pass, see `gradients.passes`; "warnings": lines
        about layers that are left out.

    Raises:
        InputError: says which promise is broken, and what is allowed.
    """
    here = "generator" not in specification
    if here and subject.discriminator is None:
        raise InputError("build: there is no discriminator; allowed: a pair, since it is trained")
    subject.evaluation()
    latents = streams.latents(0, "trial of a subject", 2, COUNT, subject.latent_dim)
    key = "build" if here else "generator.build"
    generator, discriminator = Tried("generator", key, subject.generator, latents), None
    in_evaluation(generator, DATA.shape)
    if subject.discriminator is not None:
        key = "build" if here else "discriminator.build"
        seen = images(generator.run(latents))
        discriminator = Tried("discriminator", key, subject.discriminator, seen)
        in_evaluation(discriminator, ())
    parts = [part for part in (generator, discriminator) if part is not None]
    passing = {part.name: gradients.passes(part.network, part.inputs[:TRIED]) for part in parts}
    warnings = []
    if not here:
        warnings += ranges.trained(generator, specification["generator"])
    if discriminator is not None and not here:
        warnings += ranges.answers(discriminator, specification["discriminator"])
    if discriminator is not None and here:
        ranges.untrained(generator)
        warnings += ranges.logits(
            discriminator, "build", "logits, from a last layer without a sigmoid"
        )
        for part in parts:
            training.check(part.name, part.network, part.inputs, passing[part.name]["reverse"])
        _seeds(subject, specification)
        subject.evaluation()
    for part in parts:
        warnings += _left_out(part, named="layers" in specification.get(part.name, {}))
    return {"gradients": passing, "warnings": warnings}


def _left_out(part: Tried, named: bool) -> list[str]:
    """Return a warning about modules that do not count as layers, unless somebody named those."""
    if named or not isinstance(part.network, Adapter):
        return []
    found = adapter.run(part.network, part.name, part.inputs[:3], part.key)
    names, problems = found_layers.layers(found)
    if not names:
        problems = [*problems, "no hidden layer is left, so nothing is told of layers"]
    return [f"{part.key}: layers of the {part.name}: {'; '.join(problems)}"] if problems else []
