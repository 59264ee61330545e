"""A discriminator trained where the best one is known: how near it comes, and what it bounds."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.subject import Subject
from glassgan.theory.drawing import Drawing
from glassgan.theory.frozen import jsd_bound
from glassgan.theory.mixtures import Pair
from glassgan.train.game import Game
from glassgan.train.recipe import Recipe

WIDTH = 128
BATCH = 512
RATE = 4e-3  # the largest of those tried at which the ring is followed
# What is really trained, by name: the best discriminator follows it.
PLAIN, SMOOTH, NOISY = "plain", "label smoothing", "instance noise"
VARIANTS: Mapping[str, Mapping[str, float]] = {
    PLAIN: {},
    SMOOTH: {"real_label": 0.9},
    NOISY: {"input_noise": 0.5},
}
RECIPE = Recipe(BATCH, RATE, (0.9, 0.999), 50, "logits")


@dataclass(frozen=True)
class Trained:
    """What became of it, on points that it was not trained on.

    Attributes:
        distance: the mean of |D − D*| under ½(p + q).
        jsd, reach: the bound of the Jensen–Shannon divergence, and half its 95 % interval. Of
            what D sees, that is with the noise; nan with smoothed labels, where D bounds nothing.
        value: of the game, E log D + E log(1 − D), likewise.
        discriminator: in evaluation mode.
    """

    distance: float
    jsd: float
    reach: float
    value: float
    discriminator: nn.Module


def network(dim: int, seed: int) -> nn.Module:
    """Return an untrained discriminator of points [N, dim]: logits [N]."""
    with streams.default_stream(seed, "discriminator of points"):
        return nn.Sequential(
            nn.Linear(dim, WIDTH), nn.LeakyReLU(0.2), nn.Linear(WIDTH, WIDTH), nn.LeakyReLU(0.2),
            nn.Linear(WIDTH, WIDTH), nn.LeakyReLU(0.2), nn.Linear(WIDTH, 1), nn.Flatten(0),
        )  # fmt: skip


def game_of(pair: Pair, variant: str, seed: int) -> Game:
    """Return the game of a fresh discriminator against a density that stands still."""
    dim = pair.real.dim
    recipe = replace(RECIPE, **VARIANTS[variant])  # type: ignore[arg-type]  # values by name
    return Game.of(Subject(Drawing(pair.generated.drawn), network(dim, seed), dim + 1), recipe)


def played(pair: Pair, variant: str, *, seed: int, steps: int) -> nn.Module:
    """Return a discriminator after steps, each on fresh points of both densities.

    The step is that of training; the rate falls to zero along half a cosine.
    """
    game = game_of(pair, variant, seed)
    for step in range(steps):
        rate = (1 + torch.cos(torch.tensor(torch.pi * step / steps))).item() / 2
        game.discriminator_optimizer.learning_rate = RATE * rate
        latents = streams.latents(seed, "real points", step, BATCH, pair.real.dim + 1)
        game.move_discriminator([pair.real.drawn(latents)], seed, step)
    return game.discriminator.eval().requires_grad_(False)


def trained(pair: Pair, variant: str, *, seed: int, steps: int, points: int) -> Trained:
    """Train a discriminator on a pair; compare it with the best one on fresh points.

    Args:
        pair: the densities before any noise.
        variant: one of `VARIANTS`.
        seed: of weights and points.
        steps: of D.
        points: of each density, to look at.
    """
    discriminator = played(pair, variant, seed=seed, steps=steps)
    values = VARIANTS[variant]
    seen = pair.blurred(values.get("input_noise", 0.0))
    label = values.get("real_label", 1.0)
    dim = pair.real.dim
    real, generated = (
        mixture.drawn(streams.latents(seed, f"points to look at, {kind}", 0, points, dim + 1))
        for kind, mixture in (("real", seen.real), ("generated", seen.generated))
    )
    with torch.no_grad():
        logits = [discriminator(part).double() for part in (real, generated)]
    best = [_best(seen, part, label) for part in (real, generated)]
    apart = [(x.sigmoid() - y).abs().mean() for x, y in zip(logits, best, strict=True)]
    distance = float(sum(apart)) / 2
    if label != 1:
        return Trained(distance, torch.nan, torch.nan, torch.nan, discriminator)
    bound, reach = jsd_bound(*logits)
    value = 2 * bound - 2 * math.log(2)
    return Trained(distance, bound, reach, value, discriminator)


def _best(pair: Pair, points: Tensor, label: float) -> Tensor:
    return torch.from_numpy(pair.best(points.double().numpy(), label))
