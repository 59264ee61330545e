"""What stands around a network of others, so that it takes and gives what a `Subject` does."""

from collections.abc import Mapping, Sequence
from math import prod
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.parameter import UninitializedParameter

from glassgan import streams
from glassgan.data import DATA
from glassgan.errors import InputError
from glassgan.subject import NamedLayers
from glassgan.subjects import found_layers
from glassgan.subjects.foreign import told

OUTPUT = "output"  # the layer that gives what the adapter gives, in the terms of a `Subject`
RANGE = (-1.0, 1.0)  # of the pixels of a `Subject`
SIDE = DATA.width


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


class ToLogits(nn.Module):
    """Turns what a discriminator answers, one number an image, into logits [N]."""

    def __init__(self, gives: str) -> None:
        """Take what it answers: "logits" or "probabilities"."""
        super().__init__()
        self.gives = gives

    def forward(self, answers: Tensor) -> Tensor:
        """Return logits; probabilities are clamped so that they stay finite (at most ±15.9)."""
        flat = answers.flatten()
        return flat if self.gives == "logits" else flat.logit(torch.finfo(flat.dtype).eps)


class Latents(nn.Module):
    """Turns standard normal numbers into normal, one-hot and uniform ones, in this order.

    A one-hot code says which of as many normal numbers is the largest, so that all are equally
    likely; a uniform number in [−1, 1] is 2 Φ(z) − 1 of a normal one. A label is drawn as a code
    is, or is always the same. So every latent of a `Subject` is standard normal, and the network
    sees what it was trained on. Codes and labels do not change under a small move of a latent:
    their derivative is zero.
    """

    def __init__(
        self, normal: int, one_hot: int, uniform: int, labels: int = 0, label: int | None = None
    ) -> None:
        """Take how many numbers there are of each kind, of how many labels, or the only label."""
        super().__init__()
        self.sizes = [normal, one_hot, uniform, labels]
        self.label = label

    def forward(self, latents: Tensor) -> Tensor | tuple[Tensor, Tensor]:
        """Turn latents [N, d] into what goes in: numbers [N, …], and labels, int64 [N], if any."""
        normal, codes, uniform, labels = latents.split(self.sizes, dim=1)
        parts = [normal]
        if self.sizes[1]:
            parts.append((codes == codes.amax(1, keepdim=True)).to(latents.dtype))
        numbers = torch.cat([*parts, torch.erf(uniform / 2**0.5)], dim=1)
        if self.sizes[3]:
            return numbers, labels.argmax(1)
        if self.label is not None:
            return numbers, torch.full_like(latents[:, 0], self.label, dtype=torch.int64)
        return numbers


class Resize(nn.Module):
    """Resizes images bilinearly (of a smaller side with antialiasing), or crops and pads them."""

    matrix: Tensor

    def __init__(self, start: int, end: int, fit: str) -> None:
        """Take both sides in pixels, and how: "resize", or "crop" around the centre.

        What a crop would add, where images grow, is black.
        """
        super().__init__()
        if fit == "resize":
            lines = torch.eye(start)[None, None]
            matrix = nn.functional.interpolate(
                lines, (end, start), mode="bilinear", antialias=end < start
            )[0, 0]
        else:
            matrix = torch.eye(max(start, end)).roll((end - start) // 2, 0)[:end, :start]
        # linear in each row and column: as a matrix it has derivatives of every kind
        self.register_buffer("matrix", matrix, persistent=False)
        self.black = RANGE[0] if fit == "crop" else 0.0

    def forward(self, images: Tensor) -> Tensor:
        """Turn images [N, C, start, start], black at −1, into [N, C, end, end]."""
        return self.matrix @ (images - self.black) @ self.matrix.T + self.black


class Shape(nn.Module):
    """Gives images another shape."""

    def __init__(self, shape: Sequence[int]) -> None:
        """Take the new shape of one image."""
        super().__init__()
        self.shape = tuple(shape)

    def forward(self, images: Tensor) -> Tensor:
        """Turn images [N, ...] into [N, *shape]."""
        return images.reshape(-1, *self.shape)


class Channel(nn.Module):
    """Takes one channel of images, or, with `count`, repeats the only one so many times."""

    def __init__(self, channel: int = 0, count: int = 0) -> None:
        """Take which one, or how many there are to be."""
        super().__init__()
        self.channel, self.count = channel, count

    def forward(self, images: Tensor) -> Tensor:
        """Turn images [N, C, H, W] into [N, 1, H, W], or [N, 1, H, W] into [N, count, H, W]."""
        if self.count:
            return images.expand(-1, self.count, -1, -1)
        return images[:, self.channel : self.channel + 1]


class Adapter(NamedLayers):
    """A network in the terms of a `Subject`: latents [N, d] or images [N, C, H, W] go in.

    Attributes:
        network: the one that is adapted.
        entry: what is done to the inputs.
        output: what is done to its outputs; the last layer.
        names: the other layers, as the network names them.
        chosen: of several outputs of the network the place or key of the one that counts.
    """

    def __init__(
        self,
        network: nn.Module,
        entry: nn.Module,
        output: nn.Module,
        names: Sequence[str] = (),
        chosen: int | str | None = None,
    ) -> None:
        """Put the parts together."""
        super().__init__()
        self.network, self.entry, self.output = network, entry, output
        self.names, self.chosen = list(names), chosen
        if not network.state_dict():
            # a checkpoint without any tensor is one of a run that had diverged
            self.register_buffer("nothing", torch.zeros(1))

    def forward(self, inputs: Tensor) -> Tensor:
        """Return images [N, C, H, W] in [−1, 1], or logits [N]."""
        if not len(inputs):  # of which a `view(len(x), -1)` can make nothing
            one: Tensor = self(inputs.new_zeros(1, *inputs.shape[1:]))
            return one[:0]
        result = self.answer(inputs.contiguous()).float()
        if result.is_inference():
            result = result.clone()
        output: Tensor = self.output(result)
        return output

    def answer(self, inputs: Tensor) -> Tensor:
        """Return what the network gives, before it is turned into images or logits."""
        answer: Tensor = self.one_of(self.network(*self.arguments(inputs)))
        return answer

    def arguments(self, inputs: Tensor) -> tuple[Tensor, ...]:
        """Return what the network is called with."""
        entered = self.entry(inputs)
        return entered if isinstance(entered, tuple) else (entered,)

    def one_of(self, result: Any) -> Any:
        """Return the output that counts."""
        return result if self.chosen is None else result[self.chosen]

    def named_layers(self) -> dict[str, nn.Module]:
        """Return the layers in the order of their names, and the output."""
        named = {name: self.network.get_submodule(name) for name in self.names}
        return {**named, OUTPUT: self.output}


def own_name(name: str) -> str:
    """Return the name of a module in an adapter as its network has it."""
    return name.removeprefix("network.")


def latent_entry(latent: Sequence[int] | Mapping[str, int]) -> tuple[nn.Module, int]:
    """Return what turns latents [N, d] of a `Subject` into those of a network, and d.

    Args:
        latent: the shape of one, or how many numbers of it are normal, one_hot and uniform, and
            of how many labels one is drawn, or which is the only one.
    """
    if isinstance(latent, Mapping):
        sizes = [latent.get(kind, 0) for kind in ("normal", "one_hot", "uniform", "labels")]
        normal, one_hot, uniform, labels = sizes
        return Latents(normal, one_hot, uniform, labels, latent.get("label")), sum(sizes)
    return nn.Unflatten(1, tuple(latent)), prod(latent)


def prepared(network: nn.Module, part: str, where: str) -> nn.Module:
    """Return a network in single precision, without the wrappers that it may be in.

    Raises:
        InputError: it has a state that no weights file can hold.
    """
    network = _bare(network).float()
    odd = [
        name
        for name, value in network.state_dict().items()
        if not isinstance(value, Tensor) or value.is_complex()
    ]
    if odd:
        raise InputError(
            f"{where}: the {part} keeps {', '.join(odd)} in its state dict; allowed: real tensors"
        )
    return network


def _bare(network: nn.Module) -> nn.Module:
    """Return a network without the wrapper of `torch.compile` or of data parallelism."""
    while True:
        if isinstance(network, nn.DataParallel | nn.parallel.DistributedDataParallel):
            network = network.module
        elif isinstance(inner := getattr(network, "_orig_mod", None), nn.Module):
            network = inner
        else:
            return network


def run(adapter: Adapter, part: str, inputs: Tensor, where: str) -> found_layers.Run:
    """Run the network in an adapter once, in evaluation mode, and keep what its modules give.

    Args:
        adapter: of a network.
        part: "generator" or "discriminator".
        inputs: [N, ...], as a `Subject` takes them.
        where: the key of the parameters that says what it takes.

    Raises:
        InputError: it fails, or gives something else than a tensor of numbers.
    """
    adapter.eval()
    found = found_layers.run(adapter.network, part, adapter.arguments(inputs), where)
    if adapter.chosen is not None:
        what = f"{part}.output: {adapter.chosen!r}, but the {part} gives "
        what += found_layers.in_words(found.result)
        with told(what, "the place or the key of one of several outputs"):
            found.counts, found.result = adapter.one_of, adapter.one_of(found.result)
    if not isinstance(found.result, Tensor) or not found.result.is_floating_point():
        allowed = "images in a tensor of floats" if part == "generator" else (
            "one number an image, [N], in a tensor of floats"
        )  # fmt: skip
        key = where.replace("latent", "build")  # what it gives is no matter of what it takes
        raise InputError(
            f"{key}: the {part} gives {found_layers.in_words(found.result)}; allowed: {allowed}"
        )
    return found


def fitted(network: nn.Module, part: str, inputs: Tensor) -> nn.Module:
    """Return a network of which `layers` are what it runs: as it is, or in an adapter.

    As it is where its children are its layers, in order, and the last one gives what it gives.

    Args:
        network: that takes and gives what a `Subject` does.
        part: "generator" or "discriminator".
        inputs: [N, ...].

    Raises:
        InputError: it fails on these inputs, or gives something else than a tensor of numbers.
    """
    network = prepared(network, part, "build")
    if any(isinstance(weight, UninitializedParameter) for weight in network.parameters()):
        raise InputError(
            f"build: the {part} has lazy modules, whose weights no seed decides; allowed: modules "
            "with all sizes"
        )
    training = network.training
    adapter = Adapter(network, nn.Identity(), nn.Identity())
    found = run(adapter, part, inputs, "build")
    adapter.names, _ = found_layers.layers(found)
    children = [name for name, _ in network.named_children()]
    as_it_is = (
        children[:-1] == adapter.names
        and bool(children)
        and found.is_result(children[-1], in_its_shape=True)
        and _takes_any(network, inputs)
        and network.train(training) is network  # an own `train` may forget to return it
    )
    adapter.train(training)
    return network if as_it_is else adapter


def _takes_any(network: nn.Module, inputs: Tensor) -> bool:
    """Return whether a network takes no inputs at all, and inputs that lie anyhow in memory."""
    spread = torch.stack([inputs, inputs], dim=-1)[..., 0]
    try:
        with torch.no_grad(), streams.default_stream(0, "trial of a subject"):
            network(spread)
            none: Tensor = network(inputs[:0])
    except Exception:  # whatever the code of others may raise
        return False
    return len(none) == 0
