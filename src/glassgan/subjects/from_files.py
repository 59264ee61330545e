"""A subject from files: somebody's own networks, of any architecture, with the weights they have.

The parameters name a class or function that makes each network, a safetensors file with its
weights, and what it takes and gives; an adapter around the network translates. Nothing is trained.
"""

from collections.abc import Mapping, Sequence
from math import prod
from typing import Any

import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.errors import InputError
from glassgan.subject import IMAGE_SHAPE, NamedLayers, Subject, construct, generate

OUTPUT = "output"  # the layer that gives what the adapter gives, in the terms of a `Subject`
RANGE = (-1.0, 1.0)  # of the pixels of a `Subject`
SLACK = 0.05  # of its range, by which a network may draw pixels beyond it


class Scale(nn.Module):
    """Maps one range of numbers to another, linearly; nothing is done where they are the same."""

    def __init__(self, start: Sequence[float], end: Sequence[float]) -> None:
        """Take both ranges, lower end first."""
        super().__init__()
        self.factor = (end[1] - end[0]) / (start[1] - start[0])
        self.shift = end[0] - start[0] * self.factor

    def forward(self, numbers: Tensor) -> Tensor:
        """Return numbers in the new range, same shape."""
        if (self.factor, self.shift) == (1, 0):
            return numbers
        return numbers * self.factor + self.shift


class Verdict(nn.Module):
    """Turns what a discriminator answers, one number an image, into logits [N]."""

    def __init__(self, gives: str) -> None:
        """Take what it answers: "logits" or "probabilities"."""
        super().__init__()
        self.gives = gives

    def forward(self, answers: Tensor) -> Tensor:
        """Return logits; probabilities are clamped so that they stay finite (at most ±15.9)."""
        flat = answers.flatten()
        return flat if self.gives == "logits" else flat.logit(torch.finfo(flat.dtype).eps)


class Adapter(NamedLayers):
    """A network in the terms of a `Subject`: latents [N, d] or images [N, 1, 28, 28] go in.

    Attributes:
        network: the one that is adapted.
        entry: what is done to the inputs.
        output: what is done to its outputs; the last layer.
        names: the other layers, as the network names them.
    """

    def __init__(self, network: nn.Module, entry: nn.Module, output: nn.Module) -> None:
        """Put the three together; no layer is named yet but the last."""
        super().__init__()
        self.network, self.entry, self.output = network, entry, output
        self.names: list[str] = []

    def forward(self, inputs: Tensor) -> Tensor:
        """Return images [N, 1, 28, 28] in [−1, 1], or logits [N]."""
        result: Tensor = self.output(self.network(self.entry(inputs)))
        return result

    def named_layers(self) -> dict[str, nn.Module]:
        """Return the layers in the order of their names, and the output."""
        named = {name: self.network.get_submodule(name) for name in self.names}
        return {**named, OUTPUT: self.output}


def weights_files(specification: Mapping[str, Any]) -> dict[str, str]:
    """Return the path of the weights of each network."""
    return {
        part: specification[part]["weights"]
        for part in ("generator", "discriminator")
        if part in specification
    }


def build(specification: Mapping[str, Any]) -> Subject:
    """Build a subject, its weights not yet those of its files.

    Args:
        specification: an entry of `design.subjects` with a `generator`.

    Raises:
        InputError: a network cannot be made, does not take what the parameters say, or has no
            such layers.
    """
    wanted = specification["generator"]
    latent = wanted["latent"]
    generator = Adapter(
        _network(wanted, "generator"),
        nn.Unflatten(1, tuple(latent)),
        Scale(wanted.get("pixels", RANGE), RANGE),
    )
    latents = streams.latents(0, "trial of a subject", 0, 3, prod(latent))
    _name_layers(generator, wanted, "generator", latents)
    discriminator = None
    if "discriminator" in specification:
        wanted = specification["discriminator"]
        discriminator = Adapter(
            _network(wanted, "discriminator"),
            Scale(RANGE, wanted.get("pixels", RANGE)),
            Verdict(wanted["gives"]),
        )
        images = streams.latents(0, "trial of a subject", 1, 3, prod(IMAGE_SHAPE)).tanh()
        _name_layers(discriminator, wanted, "discriminator", images.view(-1, *IMAGE_SHAPE))
    return Subject(generator, discriminator, latent_dim=prod(latent))


def read(specification: Mapping[str, Any]) -> Subject:
    """Build a subject with the weights of its files, in evaluation mode.

    Raises:
        InputError: as `build`; or a file does not fit its network; or what a network gives is not
            what the parameters say.
    """
    subject = build(specification)
    for part, adapter in subject.networks().items():
        assert isinstance(adapter, Adapter)
        _fill(adapter.network, specification[part]["weights"], part)
    subject.evaluation()
    _try(subject, specification)
    return subject


def _network(wanted: Mapping[str, Any], part: str) -> nn.Module:
    with streams.default_stream(0, "init"):
        network = construct(wanted)
    if not isinstance(network, nn.Module):
        raise InputError(
            f"{part}.build: '{wanted['build']}' returns {type(network).__name__}; "
            "allowed: a torch.nn.Module"
        )
    return network.float()


@torch.no_grad()
def _name_layers(adapter: Adapter, wanted: Mapping[str, Any], part: str, inputs: Tensor) -> None:
    """Run a network once, and name its layers: those wanted, or its direct children as they run.

    A last one that gives what the network itself gives is not named: that is the layer `output`.
    """
    network, names = adapter.network.eval(), list(wanted.get("layers", []))
    modules = {name: module for name, module in network.named_modules() if name}
    unknown = [name for name in names if name not in modules]
    if unknown:
        raise InputError(
            f"{part}.layers: no such module: {', '.join(unknown)}; allowed: {', '.join(modules)}"
        )
    in_order = not names
    names = names or [name for name, _ in network.named_children()]
    found: dict[str, list[Any]] = {}

    def keep(name: str) -> Any:
        return lambda module, arguments, output: found.setdefault(name, []).append(output)

    handles = [modules[name].register_forward_hook(keep(name)) for name in names]
    shape = list(adapter.entry(inputs).shape)
    try:
        result = network(adapter.entry(inputs))
    except Exception as error:  # whatever the code of others may raise
        key = f"{part}.latent" if part == "generator" else part
        raise InputError(f"{key}: the network refuses {shape}: {error}") from error
    finally:
        for handle in handles:
            handle.remove()
    if not isinstance(result, Tensor) or not result.is_floating_point():
        raise InputError(f"the {part} gives {_in_words(result)}; allowed: a tensor of numbers")
    if in_order:
        names = [*found, *(name for name in names if name not in found)]
    last = found.get(names[-1], []) if names else []
    if len(last) == 1 and isinstance(last[0], Tensor) and last[0].data_ptr() == result.data_ptr():
        names.pop()
    problems = [_problem(name, found.get(name, []), len(inputs)) for name in names]
    if not names:
        problems = [f"there is none before what the {part} gives"]
    if any(problems):
        raise InputError(
            f"{part}.layers: {'; '.join(filter(None, problems))}; allowed: modules that run once "
            f"and give [N, C] or [N, C, H, W], among {', '.join(modules) or 'none'}"
        )
    adapter.names = names


def _problem(name: str, outputs: Sequence[Any], count: int) -> str:
    """Return why a module cannot count as a layer, or nothing."""
    if len(outputs) != 1:
        return f"{name} runs {len(outputs)} times"
    output = outputs[0]
    if isinstance(output, Tensor) and output.is_floating_point():
        if output.ndim in (1, 2, 4) and len(output) == count:
            return ""
        return f"{name} gives {['N', *output.shape[1:]]}".replace("'", "")
    return f"{name} gives {_in_words(output)}"


def _in_words(value: Any) -> str:
    return (
        f"a tensor of {value.dtype}" if isinstance(value, Tensor) else f"a {type(value).__name__}"
    )


@torch.no_grad()
def _fill(network: nn.Module, path: str, part: str) -> None:
    """Copy the tensors of a file into a network, as float32.

    Raises:
        InputError: names every tensor that is missing, too much, of another shape or kind, or not
            finite.
    """
    from safetensors.torch import load_file

    stored, own = load_file(path), network.state_dict()
    problems = [f"missing: {name} {list(own[name].shape)}" for name in own if name not in stored]
    for name, value in stored.items():
        expected = own.get(name)
        if expected is None:
            problems.append(f"not of this network: {name} {list(value.shape)}")
        elif value.shape != expected.shape:
            problems.append(
                f"shape of {name}: {list(value.shape)}; allowed: {list(expected.shape)}"
            )
        elif value.is_floating_point() != expected.is_floating_point():
            problems.append(f"type of {name}: {value.dtype}; allowed: {expected.dtype}")
        elif not value.isfinite().all():
            problems.append(f"not finite: {int((~value.isfinite()).sum())} numbers of {name}")
        else:
            expected.copy_(value)
    if problems:
        listed = "\n    ".join(problems)
        raise InputError(f"{part}.weights: {path} does not fit the network\n    {listed}")


@torch.no_grad()
def _try(subject: Subject, specification: Mapping[str, Any]) -> None:
    """Draw some images; do they, and what the discriminator answers, keep to the parameters?"""
    images = generate(subject, streams.latents(0, "trial of a subject", 2, 64, subject.latent_dim))
    wanted = specification["generator"]
    low, high = wanted.get("pixels", RANGE)
    to_files = Scale(RANGE, (low, high))
    found = [float(to_files(value)) for value in (images.min(), images.max())]
    slack = SLACK * (high - low)
    if not (low - slack <= found[0] and found[1] <= high + slack):  # so that nan is refused too
        raise InputError(
            f"generator.pixels: [{low:g}, {high:g}], but it draws pixels from {found[0]:.3g} to "
            f"{found[1]:.3g}; allowed: the range of what it draws"
        )
    if subject.discriminator is None or images.shape[1:] != IMAGE_SHAPE:
        return  # the shape is refused with those of all subjects
    adapter = subject.discriminator
    assert isinstance(adapter, Adapter)
    answers = adapter.network(adapter.entry(images))
    gives = specification["discriminator"]["gives"]
    bounds = (0, 1) if gives == "probabilities" else (-torch.inf, torch.inf)
    if not ((answers >= bounds[0]) & (answers <= bounds[1]) & answers.isfinite()).all():
        raise InputError(
            f"discriminator.gives: {gives}, but it gives {float(answers.min()):.3g} to "
            f"{float(answers.max()):.3g}; allowed: logits, finite, or probabilities, from 0 to 1"
        )
