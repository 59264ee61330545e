"""Training the judge and setting its temperature."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.adam import Adam
from glassgan.data import DATA
from glassgan.data.images import to_network
from glassgan.judge.architecture import NOTHING, build
from glassgan.judge.augmentation import nothing, shifted, speckled


@dataclass(frozen=True)
class Recipe:
    """How a network of the judge is trained.

    seed: of initial weights and everything drawn at random. epochs: passes over the images.
    batch_size: images a step; a last incomplete batch is left out. learning_rate: the peak of the
    schedule `one_cycle`, under Adam.
    """

    seed: int
    epochs: int
    batch_size: int
    learning_rate: float


def one_cycle(done: float) -> float:
    """Return the share of the peak learning rate when a share `done` of training is over.

    Up from 4 % over the first 30 %, then down to zero, both along a half cosine (Smith and
    Topin 2019, "Super-convergence").
    """
    if done < 0.3:
        return 0.04 + 0.96 * (1 - math.cos(math.pi * done / 0.3)) / 2
    return (1 + math.cos(math.pi * (done - 0.3) / 0.7)) / 2


def train(
    images: Tensor,
    labels: Tensor,
    recipe: Recipe,
    *,
    device: str = "cpu",
    progress: Callable[[str], None] = print,
) -> nn.Sequential:
    """Train the judge's network.

    Args:
        images: uint8 [N, C, H, W].
        labels: int64 [N].
        recipe: to each batch an eighth as many images that show nothing are added.
        device: cpu or cuda.
        progress: told the loss after each epoch.

    Returns:
        The network, in training mode.
    """
    DATA.require("training the judge", labels=True)
    seed = recipe.seed
    with streams.default_stream(seed, "judge init"):
        network = build().to(device)

    def loss(chosen: Tensor, number: int) -> Tensor:
        things = speckled(shifted(images[chosen], seed, number), seed, number)
        others = nothing(things[: max(recipe.batch_size // 8, 5)], seed, number)
        batch = to_network(torch.cat([things, others])).to(device)
        wanted = torch.cat([labels[chosen], torch.full((len(others),), NOTHING)])
        return nn.functional.cross_entropy(network(batch), wanted.to(device))

    fit(network, loss, len(images), recipe, lambda line: progress(f"judge: {line}"))
    return network


def fit(
    network: nn.Module,
    loss: Callable[[Tensor, int], Tensor],
    count: int,
    recipe: Recipe,
    progress: Callable[[str], None],
) -> None:
    """Train a network by a recipe.

    Args:
        network: whose weights change.
        loss: of the images of a batch, int64 [M], and the number of the step.
        count: of images.
        recipe: see there.
        progress: told the loss after each epoch.
    """
    optimizer = Adam(network, recipe.learning_rate, betas=(0.9, 0.999))
    size, epochs = recipe.batch_size, recipe.epochs
    steps = max(count // size, 1)
    for epoch in range(epochs):
        order = torch.from_numpy(streams.rng(recipe.seed, "judge order", epoch).permutation(count))
        total = 0.0
        for step in range(steps):
            number = epoch * steps + step
            found = loss(order[step * size : (step + 1) * size], number)
            optimizer.clear_gradients()
            found.backward()
            optimizer.learning_rate = recipe.learning_rate * one_cycle(number / (epochs * steps))
            optimizer.step()
            total += found.item()
        progress(f"epoch {epoch + 1} of {epochs}, loss {total / steps:.4f}")


def temperature(logits: Tensor, labels: Tensor) -> float:
    """Return the temperature that minimises the cross-entropy of logits / T on held-out labels.

    Guo et al. 2017, "On calibration of modern neural networks", temperature scaling. 1 where all
    labels are the most probable: then the lower the temperature, the lower is the loss.

    Args:
        logits: [N, CLASSES + 1].
        labels: int64 [N].
    """
    from scipy.optimize import minimize_scalar

    if (logits.argmax(1) == labels).all():
        return 1.0

    def loss(log_t: float) -> float:
        return nn.functional.cross_entropy(logits.double() / 10**log_t, labels).item()

    return float(10 ** minimize_scalar(loss, bounds=(-1, 1), method="bounded").x)
