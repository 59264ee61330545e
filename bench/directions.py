"""Directions of the latent space: mean Jacobian, weights, components of a layer."""

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator

import torch
from ablation import LATENTS, setting
from ground import peak_memory, size
from torch import Tensor

from glassgan import streams
from glassgan.latent import jacobian
from glassgan.latent.components import moments, principal_components
from glassgan.latent.weights import of_weights
from glassgan.layers.downstream import unit_layers
from glassgan.subject import Subject

LOOPED = size(8, 1)  # latents of the loop in a round; all of them would take minutes
ROUNDS = size(5, 2)
COUNTS = size(100_000, 1000), size(1_000_000, 2000)  # latents, for components


def looped(subject: Subject, latents: Tensor) -> Tensor:
    """Return the Jacobian at each latent, [N, 784, d], by reverse mode, one after the other."""
    return torch.stack(
        [
            torch.autograd.functional.jacobian(lambda z: subject.generator(z[None]).flatten(), z)
            for z in latents
        ]
    )


def measure() -> dict[str, float]:
    """Return all figures, of the generator of the trained `mlp`, on one thread."""
    found = jacobians() | {"SeFa, 5 directions, seconds": weights()}
    few, many = map(components, COUNTS)
    for count, (seconds, memory) in zip(COUNTS, (few, many), strict=True):
        found[f"PCA of a layer, {count:,} latents, seconds"] = seconds
        found[f"PCA of a layer, {count:,} latents, peak GB"] = memory
    found["PCA of a layer, ten times as many, ratio of seconds"] = many[0] / few[0]
    return found


def weights() -> float:
    """Return the seconds of the directions from the first layer's weights, median of 20."""
    trained, _, _ = setting()
    times = []
    for _ in range(20):
        begin = time.perf_counter()
        of_weights(trained, 5, "plain")
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def blocks(count: int, dim: int) -> Iterator[Tensor]:
    """Yield so many latents, a thousand at a time, none of them kept."""
    for number in range(count // 1000):
        yield streams.latents(0, "bench of components", number, 1000, dim)


def components(count: int) -> tuple[float, float]:
    """Return the seconds and the peak memory, GB, of a process that finds components of a layer."""
    words = [sys.executable, __file__, str(count)]
    text = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    seconds, memory = map(float, text.split())
    return seconds, memory


def main() -> None:
    """Find the principal components of the last hidden layer; print seconds and peak memory."""
    torch.set_num_threads(1)
    trained, _, _ = setting()
    begin = time.perf_counter()
    found = moments(
        trained, list(unit_layers(trained))[-1], blocks(int(sys.argv[1]), trained.latent_dim)
    )
    principal_components(5, found)
    print(time.perf_counter() - begin, peak_memory())


def jacobians() -> dict[str, float]:
    """Return the seconds of the mean Jacobian and of a loop, their ratio, and differences.

    In each round the mean over all latents, then the loop over a few of them, of which the time
    counts for all; both are of the generator of the trained `mlp`.
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
        f"mean Jacobian, {LATENTS:,} latents, seconds": statistics.median(times["ours"]),
        f"the same in a loop, seconds (from {LOOPED * ROUNDS} latents)": statistics.median(
            times["loop"]
        ),
        "mean Jacobian, ratio to the loop": statistics.median(ratios),
        "mean Jacobian, largest difference": float(mean.abs().max()),
        "a single Jacobian, largest difference": float(single.abs().max()),
    }


if __name__ == "__main__":
    main()
