"""Ablating every unit of a generator: from cached activations, and the plain way."""

import subprocess
import sys
import time
from collections.abc import Iterator

import torch
from ground import RESULTS, peak_memory, size
from torch import Tensor

from glassgan import checkpoints, streams
from glassgan.concepts import MEASURED
from glassgan.judge import network
from glassgan.judge.reading import measure
from glassgan.layers.downstream import Downstream, Read, downstream, one_by_one, unit_layers
from glassgan.subject import Subject, layers

LATENTS = size(1000, 8)
GROUP = 64  # units, after which the two ways take turns


def plainly(subject: Subject, layer: str, units: range, latents: Tensor, read: Read) -> Iterator:
    """Yield the measures [N, K] without each unit: a hook, a full pass of G, a full pass of all."""
    for unit in units:

        def zero(module: object, inputs: object, output: Tensor, unit: int = unit) -> Tensor:
            output = output.clone()
            output[:, unit] = 0
            return output

        handle = layers(subject.generator)[layer].register_forward_hook(zero)
        try:
            with torch.no_grad():
                yield read(subject.generator(latents))
        finally:
            handle.remove()


def quickly(place: Downstream, units: range, read: Read) -> Iterator:
    """Yield the measures [N, K] without each unit, from the activations on."""
    base, zero = read(place.images), torch.zeros(len(place.latents))
    for _, moved, _, measures in one_by_one(place, units, lambda _: zero, read):
        yield base.index_copy(0, moved, measures)


def first_pixel(images: Tensor) -> Tensor:
    """Return as good as nothing, so that only G is timed."""
    return images[:, 0, 0, :1]


def compare(
    subject: Subject, layer: str, latents: Tensor, read: Read
) -> tuple[float, float, float]:
    """Return the seconds of both ways for all units of a layer, and the largest difference."""
    units = unit_layers(subject)[layer]
    begin = time.perf_counter()
    place = downstream(subject, layer, latents)
    seconds, difference = [time.perf_counter() - begin, 0.0], 0.0
    for start in range(0, units, GROUP):
        some = range(start, min(start + GROUP, units))
        begin = time.perf_counter()
        quick = list(quickly(place, some, read))
        middle = time.perf_counter()
        plain = list(plainly(subject, layer, some, latents, read))
        seconds[0] += middle - begin
        seconds[1] += time.perf_counter() - middle
        kept = slice(len(MEASURED) - 3)  # the posteriors, or the one pixel
        gaps = [(a[:, kept] - b[:, kept]).abs().max() for a, b in zip(quick, plain, strict=True)]
        difference = max(difference, float(torch.stack(gaps).max()))
    return seconds[0], seconds[1], difference


def measure_ways() -> dict[str, float]:
    """Return the ratios, on one thread, and the largest difference of a posterior or a pixel.

    Every group of units is done both ways before the next one; the judge of the plain way is the
    same, in the same small blocks.
    """
    trained, latents, read = setting()
    found = [compare(trained, layer, latents, read) for layer in unit_layers(trained)]
    quick, plain = (sum(part[k] for part in found) for k in (0, 1))
    last = list(unit_layers(trained))[-1]
    own = compare(trained, last, latents, first_pixel)
    units = sum(unit_layers(trained).values())
    return {
        f"{units:,} units, {LATENTS:,} latents, G and judge, seconds": quick,
        "the same the plain way, seconds": plain,
        "ratio to the plain way": plain / quick,
        "ratio to the plain way, G alone, last hidden layer": own[1] / own[0],
        "largest difference": max(own[2], *(part[2] for part in found)),
        f"peak GB, few units and {LATENTS:,} latents": peak(GROUP, LATENTS),
        f"peak GB, all units of a layer and {4 * LATENTS:,} latents": peak(units, 4 * LATENTS),
    }


def setting() -> tuple[Subject, Tensor, Read]:
    """Return the trained `mlp`, latents and what reads its images."""
    chain = sorted(
        RESULTS.glob("train/mlp/0/*/weights.safetensors"), key=lambda p: int(p.parent.name)
    )
    trained = checkpoints.load(chain[-1]).subject
    judge = network.load(str(RESULTS / "judge/judge.safetensors"))
    latents = streams.latents(0, "bank of units", 0, LATENTS, trained.latent_dim)
    return trained, latents, measure(judge)


def peak(units: int, latents: int) -> float:
    """Return the peak memory of a process that ablates units of the last hidden layer, in GB."""
    words = [sys.executable, __file__, str(units), str(latents)]
    return float(subprocess.run(words, capture_output=True, text=True, check=True).stdout)


def main() -> None:
    """Ablate units in a process of its own; print its peak memory in GB."""
    torch.set_num_threads(1)
    units, count = map(int, sys.argv[1:])
    trained, latents, read = setting()
    bank = latents.repeat(-(-count // len(latents)), 1)[:count]
    place = downstream(trained, list(unit_layers(trained))[-1], bank)
    zero = torch.zeros(count)
    for _ in one_by_one(place, range(min(units, place.units)), lambda _: zero, read):
        pass
    print(peak_memory())


if __name__ == "__main__":
    main()
