"""Moves along single components of the latent space."""

from typing import Any

import torch
from torch import Tensor

from glassgan import intervals, stats, streams
from glassgan.features.banks import halves
from glassgan.subject import Subject, generate


def random_directions(count: int, dim: int, seed: int) -> Tensor:
    """Return unit vectors [count, dim], uniform on the sphere (Haar)."""
    draws = streams.latents(seed, "random directions", 0, count, dim)
    return draws / draws.norm(dim=1, keepdim=True)


@torch.no_grad()
def image_change(subject: Subject, latents: Tensor, directions: Tensor, length: float) -> Tensor:
    """Return how much the image of each latent changes when it is moved along each direction.

    Root mean square over the pixels of G(z + length · direction) − G(z), [K, N].

    Args:
        subject: in evaluation mode.
        latents: z [N, d].
        directions: unit vectors [K, d].
        length: of the move.
    """
    base = generate(subject, latents)
    return torch.stack(
        [
            (generate(subject, latents + length * direction) - base)
            .flatten(1)
            .square()
            .mean(1)
            .sqrt()
            for direction in directions
        ]
    )


def component_effects(
    subject: Subject, latents: Tensor, *, length: float, null_directions: int, seed: int
) -> list[dict[str, Any]]:
    """Measure what a move along each single component does to the image.

    Null: the same measure, on the same held-out latents, for Haar-random directions; one-sided,
    because the question is which components move the image *more* than a direction without a
    meaning would.

    Args:
        subject: in evaluation mode.
        latents: the bank [N, d]; the held-out half is measured.
        length: of the move.
        null_directions: how many.
        seed: of the random directions.

    Returns:
        A row of an effects table for each component; its interval is the t interval of the mean
        over latents.
    """
    _, held_out = halves(latents)
    axes = torch.eye(subject.latent_dim)
    changes = image_change(subject, held_out, axes, length).numpy()
    random = random_directions(null_directions, subject.latent_dim, seed)
    null = image_change(subject, held_out, random, length).mean(1).numpy()
    count = len(held_out)
    means = changes.mean(1)
    margins = intervals.margin(changes.std(1, ddof=1), count)
    return [
        {
            "analysis": "component_effects",
            "layer": "latent",
            "target": f"z{number}",
            "intervention": f"+{length:g}",
            "concept": "image change",
            **stats.beside_null(mean, (mean - margin, mean + margin), null),
            "n": count,
            "unit_of_measure": "RMS pixel change",
            "split": "held-out",
        }
        for number, (mean, margin) in enumerate(zip(means, margins, strict=True))
    ]


def strongest_components(subject: Subject, latents: Tensor, length: float, count: int) -> Tensor:
    """Return the components that move the image most on the discovery half, strongest first."""
    discovery, _ = halves(latents)
    change = image_change(subject, discovery, torch.eye(subject.latent_dim), length).mean(1)
    return change.argsort(descending=True, stable=True)[:count]


@torch.no_grad()
def traversal(subject: Subject, latent: Tensor, components: Tensor, values: Tensor) -> Tensor:
    """Draw one latent [d] with one component after the other set to given values.

    Args:
        subject: in evaluation mode.
        latent: z [d].
        components: int64 [K].
        values: [S], what the component is set to.

    Returns:
        Images [K, S, 1, 28, 28].
    """
    moved = latent.repeat(len(components), len(values), 1)
    for row, component in enumerate(components.tolist()):
        moved[row, :, component] = values
    images = subject.generator(moved.flatten(0, 1))
    return images.view(len(components), len(values), *images.shape[1:])
