"""What is recorded while a fork trains: its samples, some of its weights, G's gradient in factors.

All of it in evaluation mode, on one fixed bank of latents, without any draw and without leaving a
trace in the game; the fork that changes nothing shows that it leaves none.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import torch
from torch import Tensor, nn

from glassgan import streams, subject
from glassgan.data.images import pictured
from glassgan.train.game import Game
from glassgan.train.losses import LOSSES

FACTORS = {"step": "int64", "quantity": "str", "layer": "str", "value": "float64"}
WEIGHTS = 4096  # of each network, whose places are drawn once


@contextmanager
def evaluating(*networks: nn.Module) -> Iterator[None]:
    """Put networks in evaluation mode, and every module back into the mode that it was in."""
    modes = [(module, module.training) for network in networks for module in network.modules()]
    for network in networks:
        network.eval()
    try:
        yield
    finally:
        for module, mode in modes:
            module.training = mode


@dataclass
class Watch:
    """A record of a game along training; pass `see` to `chain.train`.

    Attributes:
        latents: the bank, [N, d].
        start: the step at which the fork starts. Samples and weights are kept there, after
            1, 2, 4, 8, … steps, and at the end.
        end: the step at which the link ends.
        every: steps between two records of the factors.
    """

    latents: Tensor
    start: int
    end: int
    every: int
    tensors: dict[str, Tensor] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)

    def see(self, step: int, game: Game) -> None:
        """Record what is due after so many steps; does not change the game."""
        done = step - self.start
        doubled = done & (done - 1) == 0
        if doubled or step == self.end:
            with evaluating(game.generator), torch.no_grad():
                self.tensors[f"image.{step}"] = pictured(game.generator(self.latents))
            for name, network in (("g", game.generator), ("d", game.discriminator)):
                self.tensors[f"weights_{name}.{step}"] = some_weights(network)
        if doubled or done % self.every == 0 or step == self.end:
            self.rows += [{"step": step, **row} for row in factors(game, self.latents)]

    def up_to(self, step: int) -> tuple[dict[str, Tensor], pd.DataFrame]:
        """Return the record without the steps that were undone because training diverged."""
        kept = {k: v for k, v in self.tensors.items() if int(k.rpartition(".")[2]) <= step}
        rows = [row for row in self.rows if row["step"] <= step]
        # a window that diverged was played twice
        return kept, table(rows).drop_duplicates(["step", "quantity", "layer"], keep="last")


def table(rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """Return rows as a table with the columns of `FACTORS`, also where there are none."""
    return pd.DataFrame(list(rows), columns=list(FACTORS)).astype(FACTORS)


@torch.no_grad()
def some_weights(network: nn.Module) -> Tensor:
    """Return up to `WEIGHTS` weights of a network, always the same ones, [K]."""
    vector = nn.utils.parameters_to_vector(network.parameters())
    rng = streams.rng(0, "watched weights")
    count = min(WEIGHTS, len(vector))
    return vector[torch.from_numpy(rng.choice(len(vector), count, replace=False))].clone()


def factors(game: Game, latents: Tensor) -> list[dict[str, Any]]:
    """Take the gradient that reaches the generator apart, on a bank of latents [N, d].

    By the chain rule the gradient of G's loss L on one sample x = tanh(a) with logit ℓ is
    ∂L/∂θ = ∂L/∂ℓ · ∂ℓ/∂x · tanh′(a) · ∂a/∂θ.

    Returns:
        Rows of quantity, layer, value:
        loss: mean |∂L/∂ℓ|;
        logit: mean over samples of the norm of ∂ℓ/∂x;
        tanh: mean over samples and pixels of tanh′(a) = 1 − x², where G ends in tanh;
        reaches: for each layer, mean over samples of the norm of the gradient of L by what the
            layer gives; layer "pre-activation" is a;
        weights: for each layer, norm of the gradient of the mean loss by its weights;
        diversity: for each layer, the part of the mean square of what it gives that changes with
            z, as a square root: 0 where every latent gives the same, 1 where the mean is zero;
        size: for each layer, mean norm of what it gives; by ∂a/∂θ it scales the gradient by the
            weights of the next layer;
        open: for each hidden layer, mean share of its values above zero;
        silent: for each hidden layer, share of units that are zero on the whole bank;
        answer: mean of D(G(z)).
    """
    generator, discriminator = game.generator, game.discriminator
    losses = LOSSES[game.recipe.loss]
    outputs: dict[str, Tensor] = {}
    tanh = [module for module in generator.modules() if isinstance(module, nn.Tanh)]
    layers = subject.layers(generator)

    def keep(name: str) -> Any:
        return lambda module, inputs, output: outputs.__setitem__(name, output)

    def keep_input(module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        outputs["pre-activation"] = inputs[0]

    handles = [layer.register_forward_hook(keep(name)) for name, layer in layers.items()]
    handles += [module.register_forward_pre_hook(keep_input) for module in tanh[-1:]]
    try:
        with evaluating(generator, discriminator), torch.enable_grad():
            images = generator(latents)
            logits = discriminator(images)
    finally:
        for handle in handles:
            handle.remove()
    each = torch.stack([losses.generator(logit, game.recipe.saturating) for logit in logits])
    weights = {name: list(layer.parameters()) for name, layer in layers.items()}
    flat = [weight for layer in weights.values() for weight in layer]
    reached = {name: value for name, value in outputs.items() if value.requires_grad}
    (by_image,) = torch.autograd.grad(logits.sum(), images, retain_graph=True)
    found = torch.autograd.grad(each.sum(), [logits, *reached.values(), *flat], allow_unused=True)
    by_logit, by_layer = found[0], dict(zip(reached, found[1:], strict=False))
    by_weight = iter(found[1 + len(reached) :])

    def row(quantity: str, layer: str, value: Tensor) -> dict[str, Any]:
        return {"quantity": quantity, "layer": layer, "value": float(value)}

    rows = [
        row("loss", "", by_logit.abs().mean()),
        row("logit", "", by_image.flatten(1).norm(dim=1).mean()),
        row("answer", "", logits.detach().sigmoid().mean()),
    ]
    if tanh:
        rows.append(row("tanh", "", (1 - images.detach() ** 2).mean()))
    for name, gradient in by_layer.items():
        rows.append(row("reaches", name, gradient.flatten(1).norm(dim=1).mean()))
    for name, parameters in weights.items():
        gradients = [g for g in (next(by_weight) for _ in parameters) if g is not None]
        if gradients:
            total = nn.utils.get_total_norm(gradients) / len(latents)
            rows.append(row("weights", name, total))
    for name in layers:
        value = outputs[name].detach().flatten(1)
        spread, square = value.var(0, correction=0).mean(), (value**2).mean()
        rows.append(row("diversity", name, (spread / square).sqrt() if square > 0 else square))
        rows.append(row("size", name, value.norm(dim=1).mean()))
        if name != list(layers)[-1]:
            rows.append(row("open", name, (value > 0).float().mean()))
            rows.append(row("silent", name, (value == 0).all(0).float().mean()))
    return rows
