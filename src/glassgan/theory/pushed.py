"""The density of what a generator of points draws, as masses in cells."""

import numpy as np
import torch
from torch import nn

FARTHEST = 6.0  # latents beyond have less than 2e-9 of the mass
SEGMENTS = 5_000
TOGETHER = 200  # edges at a time


@torch.no_grad()
def by_change_of_variables(generator: nn.Module, edges: np.ndarray) -> np.ndarray:
    """Return the mass that a generator of one latent puts between edges, [len(edges) − 1].

    q(x) = Σ φ(z) / |G′(z)| over all z with G(z) = x: on a segment on which G is straight, the mass
    of its latents lies evenly between the images of its ends. Exact but for bends of G within one
    of the `SEGMENTS`, and for the slope of φ there.

    Args:
        generator: latents [N, 1] → points [N, 1].
        edges: of the cells, ascending.
    """
    latents = torch.linspace(-FARTHEST, FARTHEST, SEGMENTS + 1, dtype=torch.float64)
    masses = torch.special.ndtr(latents).diff().numpy()
    points = generator(latents[:, None].float())[:, 0].double().numpy()
    low, high = np.minimum(points[:-1], points[1:]), np.maximum(points[:-1], points[1:])
    width = np.maximum(high - low, np.finfo(np.float32).eps)
    below = [
        (masses * np.clip((some[:, None] - low) / width, 0, 1)).sum(1)
        for some in np.array_split(edges, -(-len(edges) // TOGETHER))
    ]
    return np.diff(np.concatenate(below))


def by_histogram(points: np.ndarray, edges: list[np.ndarray]) -> np.ndarray:
    """Return the share of points [N, d] in each cell, flat; those outside are in none.

    Args:
        points: drawn from the density.
        edges: of the cells along each axis, ascending.
    """
    counts, _ = np.histogramdd(points, bins=edges)
    return counts.ravel() / len(points)
