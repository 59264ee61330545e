"""Directions of the latent space: the mean Jacobian, beside a loop over latents."""

import statistics
import time

import torch
from ablation import setting
from torch import Tensor

from glassgan.latent import jacobian
from glassgan.subject import Subject

LOOPED = 8  # latents of the loop in a round; 1,000 would take minutes
ROUNDS = 5


def looped(subject: Subject, latents: Tensor) -> Tensor:
    """Return the Jacobian at each latent, [N, 784, d], by reverse mode, one after the other."""
    return torch.stack(
        [
            torch.autograd.functional.jacobian(lambda z: subject.generator(z[None]).flatten(), z)
            for z in latents
        ]
    )


def measure() -> dict[str, float]:
    """Return the seconds of both ways on one thread, their ratio and the largest difference.

    In each round the mean over 1,000 latents, then the loop over 8 of them, of which the time
    counts for 1,000; both are of the generator of the trained `mlp`.
    """
    trained, latents, _ = setting()
    jacobian.mean_jacobian(trained, latents[:LOOPED])  # the first time is not that of the others
    times: dict[str, list[float]] = {"ours": [], "loop": []}
    parts = []
    for part in latents[: LOOPED * ROUNDS].split(LOOPED):
        begin = time.perf_counter()
        jacobian.mean_jacobian(trained, latents)
        middle = time.perf_counter()
        parts.append(looped(trained, part))
        times["ours"].append(middle - begin)
        times["loop"].append((time.perf_counter() - middle) * len(latents) / LOOPED)
    some, theirs = latents[: LOOPED * ROUNDS], torch.cat(parts)
    ratios = [loop / ours for ours, loop in zip(*times.values(), strict=True)]
    mean = jacobian.mean_jacobian(trained, some) - theirs.double().mean(0)
    single = torch.cat(list(jacobian.jacobians(trained, some))) - theirs
    return {
        "mean Jacobian, 1,000 latents, seconds": statistics.median(times["ours"]),
        "the same in a loop, seconds (from 40 latents)": statistics.median(times["loop"]),
        "mean Jacobian, ratio to the loop": statistics.median(ratios),
        "mean Jacobian, largest difference": float(mean.abs().max()),
        "a single Jacobian, largest difference": float(single.abs().max()),
    }
