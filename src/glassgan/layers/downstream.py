"""The rest of a network: what it makes of the values of one of its layers.

Of a generator, as the words here have it: latents go in, images come out. Of any other network the
latents are whatever goes in, the images whatever comes out (of a discriminator images and logits).

Every intervention on units starts from the values that a layer has on a bank of latents, kept
once, and computes only what lies behind the layer. Where the next module is linear, changing one
unit is a rank-one change of its output, so that even this module is not computed again.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from glassgan.data import DATA
from glassgan.networks import flat, is_plain
from glassgan.subject import Subject, activations, in_blocks, layers

ROWS = 250  # images that are drawn at once: what they take stays in the cache of a core

NORMS = (nn.BatchNorm1d, nn.BatchNorm2d)

Read = Callable[[Tensor], Tensor]


@torch.no_grad()
def unit_layers(subject: Subject) -> dict[str, int]:
    """Return the layers of the generator that have units, with the number of their units.

    These are all that do not give the image itself.
    """
    shapes = {
        name: tuple(value.shape[1:])
        for name, value in activations(
            subject.generator, torch.zeros(2, subject.latent_dim)
        ).items()
    }
    return {name: shape[0] for name, shape in shapes.items() if shape and shape != DATA.shape}


@dataclass(frozen=True)
class Downstream:
    """A bank of latents at one layer of a network, and the network from there on.

    latents: what goes in, [N, ...]. values: of the layer, [N, C] or [N, C, H, W]. images: what
    comes out, [N, ...].

    draw: values [M, ...] and the latents [M, d] that they belong to → images. ahead: what the
    affine modules next to the layer give for `values`, and draw_ahead: the generator from there
    on; add: (ahead [M, ...], k units, their change [M, k, ...]) adds, in place, what they give
    more. None where there are none.
    """

    latents: Tensor
    values: Tensor
    images: Tensor
    draw: Callable[[Tensor, Tensor], Tensor]
    ahead: Tensor | None = None
    draw_ahead: Callable[[Tensor], Tensor] | None = None
    add: Callable[[Tensor, list[int], Tensor], object] | None = None

    @property
    def units(self) -> int:
        """How many units the layer has."""
        return self.values.shape[1]

    def part(self, chosen: slice | Tensor) -> "Downstream":
        """Return the same for some of the latents."""
        ahead = None if self.ahead is None else self.ahead[chosen]
        kept = (self.latents[chosen], self.values[chosen], self.images[chosen])
        return Downstream(*kept, self.draw, ahead, self.draw_ahead, self.add)

    @torch.no_grad()
    def without(self, units: Sequence[int]) -> "Downstream":
        """Return the same with a set of units at zero."""
        values = self.values.clone()
        values[:, list(units)] = 0
        if self.ahead is None or self.draw_ahead is None or self.add is None:
            return Downstream(self.latents, values, self.draw(values, self.latents), self.draw)
        ahead = self.ahead.clone()
        self.add(ahead, list(units), -self.values[:, list(units)])
        images = self.draw_ahead(ahead)
        return Downstream(self.latents, values, images, self.draw, ahead, self.draw_ahead, self.add)


def downstream(subject: Subject, layer: str, latents: Tensor) -> Downstream:
    """Return a bank of latents [N, d] at a layer of the generator, in evaluation mode."""
    return downstream_in(subject.generator, layer, latents)


@torch.no_grad()
def downstream_in(generator: nn.Module, layer: str, latents: Tensor) -> Downstream:
    """Return a bank of latents at a layer of a network, in evaluation mode.

    Where the network is a plain sequence of its layers, only those behind `layer` run from here
    on; any other network runs whole, with the output of the layer replaced.

    Args:
        generator: the network.
        layer: its name.
        latents: what goes in, [N, ...].
    """
    blocks = [latents[block] for block in in_blocks(max(len(latents), 1))]  # none make none
    outputs = [activations(generator, block)[layer] for block in blocks]
    images = torch.cat([generator(block) for block in blocks])
    values = torch.cat(outputs)
    if not is_plain(generator, nn.Sequential):
        return Downstream(latents, values, images, _replacing(generator, layer))
    assert isinstance(generator, nn.Sequential)
    names = list(generator._modules)  # a module that stands in two places is there twice
    behind = flat(list(generator)[names.index(layer) + 1 :])

    def draw(some: Tensor, _: Tensor) -> Tensor:
        return _run(behind, some)

    first = behind[0] if behind else None
    if first is None or not _adds_up(first):
        return Downstream(latents, values, images, draw)
    norm = behind[1] if len(behind) > 1 and is_plain(behind[1], *NORMS) else None
    if norm is not None and norm.running_var is None:
        norm = None
    after = 1 if norm is None else 2

    def draw_ahead(some: Tensor) -> Tensor:
        return _run(behind[after:], some)

    ahead = _run(behind[:after], values)
    return Downstream(latents, values, images, draw, ahead, draw_ahead, _adding(first, norm))


def _run(modules: Sequence[nn.Module], values: Tensor) -> Tensor:
    """Return what modules, one after the other, make of values, in fixed blocks."""
    blocks = []
    for block in in_blocks(max(len(values), 1), ROWS):  # no values make no images
        some = values[block].clone()  # what follows may work in place, on what is kept
        for module in modules:
            some = module(some)
        blocks.append(some)
    return blocks[0] if len(blocks) == 1 else torch.cat(blocks)


def _adds_up(module: nn.Module) -> bool:
    """Return whether a change of one unit adds its own part to what an affine map gives."""
    return (
        is_plain(module, nn.Linear, nn.Conv2d, nn.ConvTranspose2d)
        and getattr(module, "groups", 1) == 1
        and getattr(module, "padding_mode", "zeros") == "zeros"
    )


def _adding(
    linear: nn.Module, norm: nn.Module | None
) -> Callable[[Tensor, list[int], Tensor], object]:
    """Return what adds, in place, the change of a linear map when some units change.

    Batch normalisation with running statistics, where it follows, only scales it.
    """
    assert isinstance(linear, nn.Linear | nn.Conv2d | nn.ConvTranspose2d)
    assert norm is None or isinstance(norm, NORMS)
    scale = torch.ones(1)
    if norm is not None and norm.running_var is not None:
        scale = (norm.running_var + norm.eps).rsqrt()
        scale = scale if norm.weight is None else scale * norm.weight
    if isinstance(linear, nn.Linear):
        rows = (linear.weight * scale[:, None]).T.contiguous()
        return lambda ahead, units, change: ahead.addmm_(change, rows[units])
    stride, padding, dilation = linear.stride, linear.padding, linear.dilation
    if isinstance(linear, nn.ConvTranspose2d):
        assert not isinstance(padding, str)
        weight, more = linear.weight * scale[:, None, None], linear.output_padding
        return lambda ahead, units, change: ahead.add_(
            nn.functional.conv_transpose2d(
                change, weight[units], None, stride, padding, more, 1, dilation
            )
        )
    weight = linear.weight * scale[:, None, None, None]
    return lambda ahead, units, change: ahead.add_(
        nn.functional.conv2d(change, weight[:, units], None, stride, padding, dilation)
    )


def _replacing(generator: nn.Module, layer: str) -> Callable[[Tensor, Tensor], Tensor]:
    """Return a function that runs a whole generator with the output of one layer replaced."""

    def draw(values: Tensor, latents: Tensor) -> Tensor:
        if not len(values):
            return generator(latents[:0])
        images = []
        for block in in_blocks(len(values), ROWS):
            some = values[block].clone()  # what follows may work in place, on what is kept
            handle = layers(generator)[layer].register_forward_hook(
                lambda module, inputs, output, some=some: some
            )
            try:
                images.append(generator(latents[block]))
            finally:
                handle.remove()
        return torch.cat(images)

    return draw


@torch.no_grad()
def one_by_one(
    place: Downstream, units: Sequence[int], replacement: Callable[[int], Tensor], read: Read
) -> Iterator[tuple[int, Tensor, Tensor, Tensor]]:
    """Give one unit after the other other values; yield what becomes of the images.

    A latent on which a unit already has its new value keeps its image, so that nothing is drawn
    for it; about half of them, where a unit is behind a ReLU and is set to zero. Rows of several
    units share a pass, and nothing is kept, so that memory does not grow with units or latents.

    Args:
        place: the bank at the layer.
        units: which.
        replacement: unit → its new values, of the shape of `place.values[:, unit]`.
        read: images [M, ...] → measures [M, K].

    Yields:
        unit, the latents whose image changed int64 [L], their new images [L, ...] and `read` of
        these [L, K].
    """
    waiting: list[tuple[int, Tensor, Tensor]] = []
    for number, unit in enumerate(units):
        change = replacement(unit) - place.values[:, unit]
        moved = change.flatten(1).ne(0).any(1) if change.ndim > 1 else change.ne(0)
        chosen = moved.nonzero()[:, 0]
        waiting.append((unit, chosen, change[chosen]))
        if sum(len(c) for _, c, _ in waiting) >= ROWS or number == len(units) - 1:
            yield from _drawn(place, waiting, read)
            waiting = []


def _drawn(
    place: Downstream, waiting: list[tuple[int, Tensor, Tensor]], read: Read
) -> Iterator[tuple[int, Tensor, Tensor, Tensor]]:
    chosen = torch.cat([chosen for _, chosen, _ in waiting])
    if place.ahead is None or place.draw_ahead is None or place.add is None:
        values = place.values[chosen]
        row = 0
        for unit, some, change in waiting:
            values[row : row + len(some), unit] += change
            row += len(some)
        images = place.draw(values, place.latents[chosen])
    else:
        ahead = place.ahead[chosen]
        row = 0
        for unit, some, change in waiting:
            if len(some):
                place.add(ahead[row : row + len(some)], [unit], change[:, None])
            row += len(some)
        images = place.draw_ahead(ahead)
    measures = read(images)
    row = 0
    for unit, some, _ in waiting:
        rows = slice(row, row + len(some))
        yield unit, some, images[rows], measures[rows]
        row += len(some)
