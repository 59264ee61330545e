"""A subject from files: somebody's own networks, of any architecture, with the weights they have.

The parameters name a class or function that makes each network, a safetensors file with its
weights, and what it takes and gives; an adapter around the network translates. Nothing is trained.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from torch import nn

from glassgan import streams
from glassgan.data import DATA
from glassgan.errors import InputError
from glassgan.subject import Subject
from glassgan.subjects import adapter, found_layers, stored
from glassgan.subjects.adapter import RANGE, SIDE, Adapter
from glassgan.subjects.construct import construct
from glassgan.subjects.settings import image_shapes

ONE_NUMBER = "one number an image, [N] or [N, 1]; a wrapper of a few lines can choose or average"


def weights_files(specification: Mapping[str, Any]) -> dict[str, str]:
    """Return the path of the weights of each network."""
    return {
        part: specification[part]["weights"]
        for part in ("generator", "discriminator")
        if part in specification
    }


def ranges(specification: Mapping[str, Any]) -> dict[str, Sequence[float]]:
    """Return the range of the pixels that each network gives or takes.

    A discriminator's is that of its generator where nothing else is said: they saw the same images.
    """
    drawn = specification["generator"].get("pixels", RANGE)
    seen = specification.get("discriminator", {}).get("pixels", drawn)
    return {"generator": drawn, "discriminator": seen}


def build(specification: Mapping[str, Any]) -> Subject:
    """Build a subject, its weights not yet those of its files.

    Args:
        specification: an entry of `design.subjects` with a `generator`.

    Raises:
        InputError: a network cannot be made, does not take or give what the parameters say, or
            has no such layers.
    """
    wanted, pixels = specification["generator"], ranges(specification)
    entry, latent_dim = adapter.latent_entry(wanted["latent"])
    latents = streams.latents(0, "trial of a subject", 0, 2, latent_dim)
    generator = Adapter(
        _network(wanted, "generator"),
        entry,
        _to_images(wanted, pixels["generator"]),
        chosen=wanted.get("output"),
    )
    found = adapter.run(generator, "generator", latents, "generator.latent")
    if not _is_image(found.result.shape[1:], wanted):
        raise InputError(_no_image(found, wanted))
    generator.names = _layers(found, wanted, "generator")
    discriminator = None
    if "discriminator" in specification:
        wanted = specification["discriminator"]
        discriminator = Adapter(
            _network(wanted, "discriminator"),
            _from_images(wanted, pixels["discriminator"]),
            adapter.ToLogits(wanted["gives"]),
            chosen=wanted.get("output"),
        )
        images = streams.latents(0, "trial of a subject", 1, 2, DATA.size).tanh()
        images = images.view(-1, *DATA.shape)
        found = adapter.run(discriminator, "discriminator", images, "discriminator.build")
        if found.result.numel() != len(images) or len(found.result) != len(images):
            shape = found_layers.shape_in_words(found.result, len(images))
            raise InputError(
                f"discriminator.build: the discriminator gives {shape}; allowed: {ONE_NUMBER}"
            )
        discriminator.names = _layers(found, wanted, "discriminator")
    return Subject(generator, discriminator, latent_dim=latent_dim)


def read(specification: Mapping[str, Any]) -> tuple[Subject, list[str]]:
    """Build a subject with the weights of its files, in evaluation mode.

    Returns:
        The subject, and warnings about its files.

    Raises:
        InputError: as `build`; or a file does not fit its network.
    """
    subject, warnings = build(specification), []
    for part, network in subject.networks().items():
        assert isinstance(network, Adapter)
        warnings += stored.fill(network.network, specification[part]["weights"], part)
    return subject.evaluation(), warnings


def _network(wanted: Mapping[str, Any], part: str) -> nn.Module:
    network = construct(wanted, 0, part)
    if not isinstance(network, nn.Module):
        kind = network.__name__ if isinstance(network, type) else type(network).__name__
        what = f"the class {kind} itself" if isinstance(network, type) else kind
        raise InputError(
            f"{part}.build: '{wanted['build']}' returns {what}; allowed: a torch.nn.Module"
        )
    return adapter.prepared(network, part, f"{part}.build")


def _layers(found: found_layers.Run, wanted: Mapping[str, Any], part: str) -> list[str]:
    if "layers" in wanted:
        return found_layers.named(found, wanted["layers"], part)
    return found_layers.layers(found)[0]


def _is_image(shape: Sequence[int], wanted: Mapping[str, Any]) -> bool:
    """Return whether the shape of what a generator gives is the one that the parameters say."""
    side = wanted.get("side", SIDE)
    if "channel" in wanted:
        return len(shape) == 3 and shape[0] > wanted["channel"] and list(shape[1:]) == [side, side]
    return list(shape) == list(wanted.get("images", [DATA.channels, side, side]))


def _no_image(found: found_layers.Run, wanted: Mapping[str, Any]) -> str:
    """Return the line that refuses a generator, with the parameters that would make it an image."""
    shape, side = list(found.result.shape[1:]), wanted.get("side", SIDE)
    first = "C" if "channel" in wanted else DATA.channels
    expected = wanted.get("images", [first, side, side])
    hint = ""
    if shape in image_shapes(SIDE)[:-1]:
        hint = f", or with images: {shape}"
    elif len(shape) == 3 and shape[1] == shape[2]:
        more = [f"side: {shape[1]}"] * (shape[1] != SIDE) + ["channel: 0"] * (
            shape[0] > DATA.channels == 1
        )
        hint = f", or with {' and '.join(more)}" if more else ""
    return (
        f"generator.build: the generator turns {list(found.inputs.shape)} into "
        f"{list(found.result.shape)}; allowed: "
        f"{[len(found.inputs), *expected]}{hint}".replace("'", "")
    )


def _to_images(wanted: Mapping[str, Any], pixels: Sequence[float]) -> nn.Module:
    """Return what turns the images of a generator into those of a `Subject`."""
    side, steps = wanted.get("side", SIDE), list[nn.Module]()
    if "images" in wanted:
        steps.append(adapter.Shape((DATA.channels, side, side)))
    if "channel" in wanted:
        steps.append(adapter.Channel(wanted["channel"]))
    steps.append(adapter.Scale(pixels, RANGE))
    if side != SIDE:
        steps.append(adapter.Resize(side, SIDE, wanted.get("fit", "resize")))
    return steps[0] if len(steps) == 1 else nn.Sequential(*steps)


def _from_images(wanted: Mapping[str, Any], pixels: Sequence[float]) -> nn.Module:
    """Return what turns the images of a `Subject` into those that a discriminator takes."""
    side, steps = wanted.get("side", SIDE), list[nn.Module]()
    if side != SIDE:
        steps.append(adapter.Resize(SIDE, side, wanted.get("fit", "resize")))
    steps.append(adapter.Scale(RANGE, pixels))
    if "channels" in wanted:
        steps.append(adapter.Channel(count=wanted["channels"]))
    if "images" in wanted:
        steps.append(adapter.Shape(wanted["images"]))
    return steps[0] if len(steps) == 1 else nn.Sequential(*steps)
