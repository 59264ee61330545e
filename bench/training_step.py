"""A training step of `article`: beside the plain loop, and beside its matrix products alone."""

import copy
import itertools
import statistics
import time
from collections.abc import Callable

import torch
from ground import size
from plain import PlainLoop
from torch import Tensor, nn

from glassgan import files, streams
from glassgan.data.images import to_network
from glassgan.subject import Subject
from glassgan.subjects.build import build
from glassgan.subjects.layers import Dropout
from glassgan.train.game import Game
from glassgan.train.recipe import Recipe

RECIPE = Recipe(64, 0.0002, (0.5, 0.999), 50, "probabilities")
ROUNDS, STEPS, SQUARE = size(300, 2), size(50, 2), size(2048, 64)
SPECIFICATION = {"build": "glassgan.subjects.article:build", "loss": "probabilities"}


def plain_copy(subject: Subject) -> tuple[nn.Module, nn.Module]:
    """Return both networks of a subject with torch's own dropout."""
    generator, discriminator = copy.deepcopy((subject.generator, subject.require_discriminator()))
    for block in discriminator.children():
        for name, module in list(block.named_children()):
            if isinstance(module, Dropout):
                setattr(block, name, nn.Dropout(module.p))
    return generator, discriminator


def products(batch: int = 64) -> list[tuple[Tensor, Tensor]]:
    """Return the operands of every matrix product that a step cannot do without.

    D's move: G forward; D forward, weight gradients and, but for the first layer, input gradients
    for real and generated images together. G's move: G forward; D forward and input gradients; G
    weight gradients and, but for the first layer, input gradients.
    """
    g, d = (100, 256, 512, 1024, 784), (784, 1024, 512, 256, 1)
    pairs: list[tuple[Tensor, Tensor]] = []

    def forward(count: int, sizes: tuple[int, ...]) -> None:
        for a, b in itertools.pairwise(sizes):
            pairs.append((torch.randn(count, a), torch.randn(b, a).T))

    def weights(count: int, sizes: tuple[int, ...]) -> None:
        for a, b in itertools.pairwise(sizes):
            pairs.append((torch.randn(count, b).T, torch.randn(count, a)))

    def inputs(count: int, sizes: tuple[int, ...], first: bool) -> None:
        for number, (a, b) in enumerate(itertools.pairwise(sizes)):
            if number or first:
                pairs.append((torch.randn(count, b), torch.randn(b, a)))

    forward(batch, g)
    forward(2 * batch, d)
    weights(2 * batch, d)
    inputs(2 * batch, d, first=False)
    forward(batch, g)
    forward(batch, d)
    inputs(batch, d, first=True)
    weights(batch, g)
    inputs(batch, g, first=False)
    return pairs


def side_by_side(functions: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Call the functions in turn and return the seconds of every call."""
    times: dict[str, list[float]] = {name: [] for name in functions}
    for number in range(rounds + 5):
        for name, function in functions.items():
            begin = time.perf_counter()
            function()
            if number >= 5:
                times[name].append(time.perf_counter() - begin)
    return times


def equal_losses(data: str, kind: torch.dtype, seed: int = 0, steps: int = 50) -> float:
    """Return the largest difference of the losses of both loops without dropout.

    In double precision both follow one path. In single precision their sums are rounded
    differently (one pass of D in place of two; another kernel of Adam), so that now and then a
    hidden unit is just active for a sample in one loop and just not in the other. That moves its
    weights apart, and the losses follow: within some ten steps they differ by more than 1e-5.
    """
    subject = build(SPECIFICATION, seed)
    for network in subject.networks().values():
        network.to(kind)
    for module in subject.require_discriminator().modules():
        if isinstance(module, Dropout):
            module.p = 0.0
    plain = PlainLoop(data, *plain_copy(subject), seed=seed)
    game = Game.of(subject, RECIPE)
    worst = 0.0
    for step in range(steps):
        real = plain.batch().to(kind)
        z_d, z_g = (
            streams.latents(seed, f"latents of {player}", step, len(real), 100).to(kind)
            for player in "DG"
        )
        d_loss, g_loss = plain.step(real, z_d, z_g)
        ours = game.step([real], seed, step)
        worst = max(worst, abs(ours["loss_d"].item() - d_loss), abs(ours["loss_g"].item() - g_loss))
    return worst


def measure(data: str, prepared: str) -> dict[str, float]:
    """Return the figures of the step, on one core.

    The roofline: what the core can do at most, a large square product; what the products of a step
    reach of that; and what else there is in a step.

    Args:
        data: the root of torchvision's data sets.
        prepared: the prepared training images.
    """
    subject = build(SPECIFICATION)
    plain = PlainLoop(data, *plain_copy(subject))
    game = Game.of(subject, RECIPE)
    images = files.read_tensors(prepared)[0]["images"]
    batches = torch.from_numpy(streams.rng(0, "data order").permutation(len(images))).split(64)
    counter = iter(range(10**9))

    def real() -> Tensor:
        return to_network(images[batches[next(counter) % len(batches)]])

    same = real()
    square = torch.randn(2, SQUARE, SQUARE)

    operands = products()
    flops = sum(2 * a.shape[0] * a.shape[1] * b.shape[1] for a, b in operands)

    def multiply() -> None:
        for a, b in operands:
            torch.mm(a, b)

    times = side_by_side(
        {
            "plain": lambda: plain.step(plain.batch()),
            "ours": lambda: game.step([real()], 0, next(counter)),
            "plain, same": lambda: plain.step(same),
            "ours, same": lambda: game.step([same], 0, next(counter)),
            "products": multiply,
        },
        ROUNDS,
    )
    squares = side_by_side({"square": lambda: torch.mm(*square)}, size(20, 1))["square"]
    peak = 2 * SQUARE**3 / min(squares) / 1e9
    median = {name: statistics.median(values) for name, values in times.items()}

    def ratio(a: str, b: str) -> float:
        return statistics.median(x / y for x, y in zip(times[a], times[b], strict=True))

    return {
        "plain loop, ms a step": 1e3 * median["plain"],
        "loop, ms a step": 1e3 * median["ours"],
        "whole loop, ratio to the plain one": ratio("plain", "ours"),
        "step alone, ms": 1e3 * median["ours, same"],
        "step alone on the same tensors, ratio to the plain one": ratio(
            "plain, same", "ours, same"
        ),
        "its products, ms": 1e3 * median["products"],
        "the core's peak, GFLOP/s": peak,
        "products, share of the core's peak": flops / median["products"] / 1e9 / peak,
        "everything but products, share of the step": 1 - ratio("products", "ours, same"),
        "losses, largest difference, double": equal_losses(data, torch.float64, steps=STEPS),
        **{
            f"the same, single, seed {seed}": equal_losses(data, torch.float32, seed, STEPS)
            for seed in range(3)
        },
    }
