"""A GAN whose real density is known, and that of its generator with it.

Both players are trained by the step that trains all runs. The density q of the generator is known
all along: in one dimension by change of variables, in two from a histogram.
"""

from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.subject import Subject
from glassgan.theory import pushed
from glassgan.theory.frozen import moments
from glassgan.theory.known import WIDTH, network
from glassgan.theory.mixtures import Mixture, divergences
from glassgan.train.game import Game
from glassgan.train.losses import LOSSES
from glassgan.train.recipe import Recipe

RECIPE = Recipe(256, 1e-3, (0.5, 0.999), 50, "logits")
CELLS = {1: 2000, 2: 60}  # along each axis, over everything that either density reaches
BEYOND = 6.0  # of the cells beyond the outermost mean, in standard deviations
NEAR = 3.0  # standard deviations within which a point belongs to a mode
CAPTURED = 0.1  # of its share, with which a mode counts as captured
MOST = 4.0  # size of latents whose points are within the cells; 6e-5 are larger
RESAMPLES = 40  # of the points of a histogram


@dataclass(frozen=True)
class Moment:
    """What a generator has come to after some steps.

    Attributes:
        steps: of both players.
        divergences: JSD, KL(p‖q) and KL(q‖p) in nats; nan where the cells do not hold both
            densities, infinite where q has nothing where p has something.
        reach: half the 95 % interval of the JSD by the histogram; 0 by change of variables.
        floor: the 95 % of the JSD that as many points of p itself have from p, by the same
            histogram; 0 there.
        captured: modes that have a tenth of their share at least.
        near: share of the points that are near a mode.
        distance: the mean of |D − D*| under ½(p + q), with D* of the present q.
        value: of the game, E log D + E log(1 − D).
    """

    steps: int
    divergences: dict[str, float]
    reach: float
    floor: tuple[float, float]
    captured: int
    near: float
    distance: float
    value: float


@dataclass(frozen=True)
class Picture:
    """Both densities and the discriminator at a moment, to be drawn.

    Attributes:
        points: that the generator draws, [N, d].
        pull: along which G's loss falls there fastest, [N, d].
        centres: of the cells, [K, d].
        real, generated: masses in the cells, [K].
        answers: D there, [K].
    """

    points: Tensor
    pull: Tensor
    centres: Tensor
    real: Tensor
    generated: Tensor
    answers: Tensor


def generator(dim: int, seed: int) -> nn.Module:
    """Return an untrained generator: latents [N, dim] → points [N, dim], straight in pieces."""
    with streams.default_stream(seed, "generator of points"):
        return nn.Sequential(
            nn.Linear(dim, WIDTH), nn.LeakyReLU(0.2), nn.Linear(WIDTH, WIDTH), nn.LeakyReLU(0.2),
            nn.Linear(WIDTH, dim),
        )  # fmt: skip


def followed(
    target: Mixture, *, saturating: bool, seed: int, steps: int, points: int, pictured: int
) -> tuple[list[Moment], dict[int, Picture]]:
    """Train a GAN on a density; look at it on the way.

    Args:
        target: the real density.
        saturating: the form of G's loss.
        seed: of weights and points.
        steps: of both players.
        points: of each density that are looked at.
        pictured: points that are kept to be drawn.

    Returns:
        The moments, and pictures at the last one and at three on the way.
    """
    dim = target.dim
    pair = Subject(generator(dim, seed), network(dim, seed), dim)
    game = Game.of(pair, replace(RECIPE, saturating=saturating))
    wanted, drawn = moments(steps), {steps // 20, steps // 5, steps // 2, steps}
    seen, pictures = [], {}
    for step in range(steps + 1):
        if step in wanted:
            seen.append(_moment(target, game, step, seed, points))
        if step in drawn:
            pictures[step] = _picture(target, game, seed, pictured)
        if step < steps:
            latents = streams.latents(seed, "real points", step, RECIPE.batch_size, dim + 1)
            game.step([target.drawn(latents)], seed, step)
    return seen, pictures


def edges(target: Mixture, reached: np.ndarray) -> list[np.ndarray]:
    """Return the edges of cells along each axis, over a density and over points [N, d]."""
    reach = BEYOND * target.deviation
    low = np.minimum(target.means.min(0) - reach, reached.min(0))
    high = np.maximum(target.means.max(0) + reach, reached.max(0))
    count = CELLS[target.dim] + 1
    return [np.linspace(a, np.nextafter(b, np.inf), count) for a, b in zip(low, high, strict=True)]


def modes(target: Mixture, points: np.ndarray) -> tuple[int, float]:
    """Return how many modes points [N, d] capture, and the share of them that is near one."""
    apart = np.linalg.norm(points[:, None] - target.means, axis=2)
    near = apart.min(1) < NEAR * target.deviation
    counts = np.bincount(apart.argmin(1)[near], minlength=len(target.means))
    return int((counts / len(points) >= CAPTURED * target.shares).sum()), float(near.mean())


def _points(target: Mixture, game: Game, seed: int, count: int) -> tuple[Tensor, Tensor]:
    """Return points of both densities, [N, d]."""
    real = target.drawn(streams.latents(seed, "real points to look at", 0, count, target.dim + 1))
    latents = streams.latents(seed, "latents to look at", 0, count, target.dim)
    return real, game.generator(latents)


@torch.no_grad()
def _moment(target: Mixture, game: Game, step: int, seed: int, count: int) -> Moment:
    real, generated = _points(target, game, seed, count)
    cells, p, q = _masses(target, game, real.numpy(), generated.numpy())
    reach, floor = 0.0, (0.0, 0.0)
    if target.dim > 1:
        again, of_p = (
            [divergences(p, some)["JSD"] for some in _resampled(masses, count, seed, step)]
            for masses in (q, p)
        )
        reach = 1.96 * float(np.std(again, ddof=1))
        floor = float(np.quantile(of_p, 0.025)), float(np.quantile(of_p, 0.975))
    logits = [game.discriminator(points).double() for points in (real, generated)]
    apart = [
        np.abs(logit.sigmoid().numpy() - best(points.double().numpy(), cells, p, q)).mean()
        for logit, points in zip(logits, (real, generated), strict=True)
    ]
    losses = LOSSES["logits"]
    value = -float(losses.discriminator(*logits))
    captured, near = modes(target, generated.numpy())
    return Moment(
        step, divergences(p, q), reach, floor, captured, near, float(np.mean(apart)), value
    )


def best(points: np.ndarray, cells: list[np.ndarray], p: np.ndarray, q: np.ndarray) -> np.ndarray:
    """Return D* = p/(p + q) of the cell of each point [N, d], ½ where neither has mass."""
    places = [
        np.clip(np.searchsorted(along, x, "right") - 1, 0, len(along) - 2)
        for along, x in zip(cells, points.T, strict=True)
    ]
    which = np.ravel_multi_index(places, [len(along) - 1 for along in cells])
    both = p + q
    return np.where(both > 0, p / np.where(both > 0, both, 1), 0.5)[which]


def _resampled(masses: np.ndarray, count: int, seed: int, step: int) -> np.ndarray:
    """Return shares of as many points drawn anew from masses in cells, [R, K]."""
    rng = streams.rng(seed, "resampled points", step)
    drawn = rng.multinomial(count, masses / masses.sum(), size=RESAMPLES)
    return np.asarray(drawn / count)


def _masses(
    target: Mixture, game: Game, real: np.ndarray, generated: np.ndarray
) -> tuple[list[np.ndarray], np.ndarray, np.ndarray]:
    """Return cells, and the masses of both densities in them."""
    if target.dim > 1:
        cells = edges(target, np.concatenate([real, generated]))
        return cells, target.masses(cells), pushed.by_histogram(generated, cells)
    latents = torch.linspace(-MOST, MOST, 1001)[:, None]
    cells = edges(target, np.concatenate([real, game.generator(latents).detach().numpy()]))
    return cells, target.masses(cells), pushed.by_change_of_variables(game.generator, cells[0])


def _picture(target: Mixture, game: Game, seed: int, count: int) -> Picture:
    real, generated = (part.detach() for part in _points(target, game, seed, 20 * count))
    cells, p, q = _masses(target, game, real.numpy(), generated.numpy())
    shown = generated[:count].requires_grad_(True)
    loss = LOSSES["logits"].generator(game.discriminator(shown), game.recipe.saturating)
    (slope,) = torch.autograd.grad(count * loss, shown)
    middles = [(along[:-1] + along[1:]) / 2 for along in cells]
    centres = np.stack(np.meshgrid(*middles, indexing="ij"), -1).reshape(-1, target.dim)
    at = torch.from_numpy(centres).float()
    with torch.no_grad():
        answers = game.discriminator(at).sigmoid()
    real_mass, generated_mass = (torch.from_numpy(values).float() for values in (p, q))
    return Picture(shown.detach(), -slope, at, real_mass, generated_mass, answers)
