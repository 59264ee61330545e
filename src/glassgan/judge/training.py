"""Training the judge and setting its temperature."""

import math
from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.adam import Adam
from glassgan.data import DATA
from glassgan.data.images import to_network
from glassgan.judge import network as networks

SHIFT = 2  # pixels, at most, by which training images are moved at random
SPECKS = 0.08  # of the pixels, at most, that get a random level


def shifted(images: Tensor, seed: int, step: int) -> Tensor:
    """Move each image of a batch, uint8 [N, 1, 28, 28], by up to `SHIFT` pixels both ways."""
    DATA.require("moving the images of the judge", grey=True)
    padded = nn.functional.pad(images, (SHIFT,) * 4, value=DATA.stored_ground)
    draws = streams.rng(seed, "judge shifts", step).integers(0, 2 * SHIFT + 1, (2, len(images)))
    size = images.shape[-1]
    offsets = torch.from_numpy(draws)
    rows = offsets[0, :, None] + torch.arange(size)
    columns = offsets[1, :, None] + torch.arange(size)
    index = torch.arange(len(images))[:, None, None]
    return padded[index, 0, rows[:, :, None], columns[:, None, :]].unsqueeze(1)


def speckled(images: Tensor, seed: int, step: int) -> Tensor:
    """Give every second image of a batch, uint8 [N, 1, 28, 28], some pixels of random levels.

    A generator without convolutions leaves such specks around digits that anybody can read; the
    judge is to read them as well. Up to `SPECKS` of the pixels of an image.
    """
    rng = streams.rng(seed, "judge specks", step)
    chosen = images[::2]
    share = rng.uniform(0, SPECKS, (len(chosen), 1, 1, 1))
    struck = torch.from_numpy(rng.uniform(size=chosen.shape) < share)
    levels = torch.from_numpy(rng.integers(0, DATA.greatest + 1, chosen.shape, dtype=np.uint8))
    result = images.clone()
    result[::2] = torch.where(struck, levels, chosen)
    return result


def no_digits(images: Tensor, seed: int, step: int) -> Tensor:
    """Make images that show no digit out of a batch of digits, uint8 [N, 1, 28, 28].

    Without them a network trained on digits alone names one, surely, for any noise (outlier
    exposure, Hendrycks et al. 2019). Five kinds in turn: the pixels of a digit in random order;
    quarters of a digit in random order; independent noise around any grey; smooth noise; all
    levels at random.
    """
    rng = streams.rng(seed, "judge no digits", step)
    result = images.clone().float()
    size = images.shape[-1]
    for number in range(len(images)):
        image, kind = result[number, 0], number % 5
        if kind == 0:
            image.copy_(
                image.flatten()[torch.from_numpy(rng.permutation(size * size))].view(size, size)
            )
        elif kind == 1:
            half = size // 2
            quarters = [
                image[i : i + half, j : j + half].clone() for i in (0, half) for j in (0, half)
            ]
            order = rng.permutation(4)
            rows = [torch.cat([quarters[order[k]], quarters[order[k + 1]]], 1) for k in (0, 2)]
            image.copy_(torch.cat(rows, 0))
        elif kind == 2:
            level, spread = rng.uniform(0, DATA.greatest), rng.uniform(0, 60)
            image.copy_(torch.from_numpy(rng.normal(level, spread, (size, size))))
        elif kind == 3:
            coarse = torch.from_numpy(rng.uniform(0, DATA.greatest, (1, 1, 5, 5))).float()
            image.copy_(nn.functional.interpolate(coarse, size, mode="bilinear")[0, 0])
        else:
            image.copy_(torch.from_numpy(rng.uniform(0, DATA.greatest, (size, size))))
    return result.clamp_(0, DATA.greatest).to(torch.uint8)


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
    *,
    seed: int,
    epochs: int,
    batch_size: int,
    learning_rate: float,
    device: str = "cpu",
    progress: Callable[[str], None] = print,
) -> nn.Sequential:
    """Train the judge's network.

    Args:
        images: uint8 [N, 1, 28, 28].
        labels: int64 [N].
        seed: of the initial weights and of everything drawn at random.
        epochs: passes over the images.
        batch_size: digits a step; a last incomplete batch is left out. An eighth as many images
            that show no digit are added.
        learning_rate: the peak of the schedule `one_cycle`, under Adam.
        device: cpu or cuda.
        progress: told the loss after each epoch.

    Returns:
        The network, in training mode.
    """
    DATA.require("training the judge", grey=True, labels=True)
    with streams.default_stream(seed, "judge init"):
        network = networks.build().to(device)
    optimizer = Adam(network, learning_rate, betas=(0.9, 0.999))
    steps = max(len(images) // batch_size, 1)
    for epoch in range(epochs):
        order = torch.from_numpy(streams.rng(seed, "judge order", epoch).permutation(len(images)))
        total = 0.0
        for step in range(steps):
            chosen = order[step * batch_size : (step + 1) * batch_size]
            number = epoch * steps + step
            digits = speckled(shifted(images[chosen], seed, number), seed, number)
            others = no_digits(digits[: max(batch_size // 8, 5)], seed, number)
            batch = to_network(torch.cat([digits, others])).to(device)
            wanted = torch.cat([labels[chosen], torch.full((len(others),), networks.NO_DIGIT)])
            loss = nn.functional.cross_entropy(network(batch), wanted.to(device))
            optimizer.clear_gradients()
            loss.backward()
            done = (epoch * steps + step) / (epochs * steps)
            optimizer.learning_rate = learning_rate * one_cycle(done)
            optimizer.step()
            total += loss.item()
        progress(f"judge: epoch {epoch + 1} of {epochs}, loss {total / steps:.4f}")
    return network


def temperature(logits: Tensor, labels: Tensor) -> float:
    """Return the temperature that minimises the cross-entropy of logits / T on held-out labels.

    Guo et al. 2017, "On calibration of modern neural networks", temperature scaling.

    Args:
        logits: [N, 11].
        labels: int64 [N].
    """
    from scipy.optimize import minimize_scalar

    def loss(log_t: float) -> float:
        return nn.functional.cross_entropy(logits.double() / 10**log_t, labels).item()

    return float(10 ** minimize_scalar(loss, bounds=(-1, 1), method="bounded").x)
