"""Without labels: a network whose features take the place of the judge's, from images alone.

SimCLR (Chen, Kornblith, Norouzi and Hinton 2020, "A simple framework for contrastive learning of
visual representations"): two views of each image, cut out, moved and of another brightness and
contrast; the network learns to tell which two belong together among all of a batch.

Measured on MNIST without its labels, after 83 s of one core: a linear classifier of 10,000 images
reads 95.4 % of the classes of test images off the 64 features, 75.5 % off those of an untrained
network, and 88.9 % off the pixels.
"""

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.data import DATA
from glassgan.data.images import to_network
from glassgan.judge.architecture import WIDTHS, build
from glassgan.judge.training import Recipe, fit

SMALLEST = 0.5  # of the sides of an image, that a view is cut out of
STRETCHED = 0.2  # by which the sides of a view may differ from one another
LIGHTER = 0.3  # by which contrast and brightness of a view may differ from those of the image
NOISE = 0.1  # standard deviation of what is added to a pixel
TEMPERATURE = 0.2  # of the similarities
PROJECTED = 64  # numbers that the similarity is of; they are thrown away afterwards
LEAST_BATCH = 256  # images: from as many others each has to be told
STEPS = 900  # at most, over all epochs: a minute and a half of one core on MNIST


def train(
    images: Tensor,
    recipe: Recipe,
    *,
    device: str = "cpu",
    progress: Callable[[str], None] = print,
) -> nn.Sequential:
    """Train the encoder.

    Args:
        images: uint8 [N, C, H, W].
        recipe: its batches are at least `LEAST_BATCH` images here, and its epochs no more than
            `STEPS` steps allow, one at least.
        device: cpu or cuda.
        progress: told the loss after each epoch.

    Returns:
        A network of the judge's shape, in training mode, which gives no logits.
    """
    size = min(max(recipe.batch_size, LEAST_BATCH), len(images))
    epochs = min(recipe.epochs, max(STEPS // (len(images) // size), 1))
    own = Recipe(recipe.seed, epochs, size, recipe.learning_rate)
    with streams.default_stream(own.seed, "encoder init"):
        network = build().to(device)
        head = nn.Sequential(
            nn.Linear(WIDTHS[-1], 2 * WIDTHS[-1]), nn.ReLU(), nn.Linear(2 * WIDTHS[-1], PROJECTED)
        ).to(device)
    convolutions = network[:-2]
    whole = nn.ModuleList([convolutions, head])

    def loss(chosen: Tensor, number: int) -> Tensor:
        scaled = to_network(images[chosen]).to(device)
        rng = streams.rng(own.seed, "encoder views", number)
        both = torch.cat([view(scaled, rng), view(scaled, rng)])
        return contrast(head(convolutions(both).mean((2, 3))))

    fit(whole, loss, len(images), own, lambda line: progress(f"encoder: {line}"))
    return network


def view(images: Tensor, rng: np.random.Generator) -> Tensor:
    """Return a view of each image [N, C, H, W] in [−1, 1], of the same size.

    A part of at least `SMALLEST` of the sides is cut out at random and drawn as large as the
    image; brightness and contrast change; noise is added.
    """
    count = len(images)
    scale = rng.uniform(SMALLEST, 1.0, (count, 1)) * rng.uniform(1 - STRETCHED, 1, (count, 2))
    shift = rng.uniform(-1, 1, (count, 2)) * (1 - scale)
    matrix = np.zeros((count, 2, 3), np.float32)
    matrix[:, 0, 0], matrix[:, 1, 1] = scale.T
    matrix[:, :, 2] = shift
    grid = nn.functional.affine_grid(
        torch.from_numpy(matrix).to(images), list(images.shape), align_corners=False
    )
    cut = nn.functional.grid_sample(images, grid, align_corners=False, padding_mode="border")
    draws = rng.uniform(-LIGHTER, LIGHTER, (2, count, DATA.channels, 1, 1)).astype(np.float32)
    gain, lift = torch.from_numpy(draws).to(images)
    noise = NOISE * torch.from_numpy(rng.standard_normal(images.shape, np.float32)).to(images)
    return (cut * (1 + gain) + lift + noise).clamp(-1, 1)


def contrast(projected: Tensor) -> Tensor:
    """Return the loss of projections [2 N, D], the second views behind the first (NT-Xent)."""
    count = len(projected) // 2
    unit = nn.functional.normalize(projected)
    similar = unit @ unit.T / TEMPERATURE
    similar.fill_diagonal_(float("-inf"))
    other = torch.arange(2 * count, device=projected.device).roll(count)
    return nn.functional.cross_entropy(similar, other)
