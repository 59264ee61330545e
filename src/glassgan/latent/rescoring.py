"""The same move at one layer only: what is left of a direction there as a fixed vector.

HiGAN (Yang, Shen and Zhou 2021) asks at which layer a boundary still moves its concept. Its score,
the mean of max(0, change), is above zero for any noise; here a move to one side is compared with
one to the other. Its generator takes a code at every layer. A plain one does not, so that a
direction is carried to a layer as the mean shift of the layer's values.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

from glassgan import streams
from glassgan.concepts import MEASURED
from glassgan.judge.network import Judge
from glassgan.judge.reading import measure
from glassgan.latent.moves import beside
from glassgan.layers.downstream import Downstream, Read, downstream, unit_layers
from glassgan.statistics import intervals
from glassgan.subject import Subject, activations, in_blocks


@torch.no_grad()
def shifts(subject: Subject, layer: str, latents: Tensor, directions: Tensor) -> Tensor:
    """Return the mean shift of a layer's values per unit length of directions [K, d], [K, ...]."""
    found = []
    for direction in directions:
        parts = [
            activations(subject.generator, latents[block] + direction)[layer].sum(0)
            - activations(subject.generator, latents[block] - direction)[layer].sum(0)
            for block in in_blocks(len(latents))
        ]
        found.append(torch.stack(parts).sum(0) / (2 * len(latents)))
    return torch.stack(found)


@torch.no_grad()
def scores(place: Downstream, shift: Tensor, read: Read) -> Tensor:
    """Return half the difference of each concept with and against a shift of the layer, [N, C].

    Args:
        place: latents at the layer.
        shift: of its values, of the shape of one latent's.
        read: as `reading.measure` gives it.
    """
    both = torch.cat([place.values + shift, place.values - shift])
    drawn = read(place.draw(both, place.latents.repeat(2, 1)))[:, : len(MEASURED)]
    up, down = drawn.chunk(2)
    return (up - down) / 2


def rescoring(
    subject: Subject,
    judge: Judge,
    discovery: Tensor,
    held_out: Tensor,
    directions: dict[str, Tensor],
    targets: Sequence[int],
    scales: np.ndarray,
    *,
    draws: int,
    seed: int,
) -> Iterator[dict[str, Any]]:
    """Score directions at every layer with units, two-sided.

    Null, without a test: random directions of the layer's space with the length of the longest of
    the shifts, which favours the null.

    Args:
        subject: in evaluation mode.
        judge: whose probabilities are concepts.
        discovery: latents on which the shifts are measured.
        held_out: latents that are moved.
        directions: unit vectors [d] by name.
        targets: the concept of each, a place in `MEASURED`.
        scales: standard deviations of the concepts, [C].
        draws: random directions a layer.
        seed: of these.

    Yields:
        Rows of an effects table, "direction_rescoring", one a layer and direction.
    """
    if not directions:
        return
    read, names = measure(judge), list(MEASURED)
    for layer in unit_layers(subject):
        place = downstream(subject, layer, held_out)
        found = shifts(subject, layer, discovery, torch.stack(list(directions.values())))
        longest = float(found.flatten(1).norm(dim=1).max())
        drawn = streams.latents(seed, f"random shifts of {layer}", 0, draws, found[0].numel())
        drawn = torch.nn.functional.normalize(drawn, dim=1) * longest
        null = torch.stack(
            [scores(place, shift.view_as(found[0]), read).mean(0) for shift in drawn]
        ).numpy()
        for (name, _), shift, target in zip(directions.items(), found, targets, strict=True):
            each = scores(place, shift, read)[:, target].numpy() / scales[target]
            mean = float(each.mean())
            margin = float(intervals.margin(each.std(ddof=1), len(each)))
            yield {
                "analysis": "direction_rescoring",
                "layer": layer,
                "target": name,
                "intervention": "±1 at this layer",
                "dose": 1,
                "concept": names[target],
                **beside(mean, mean - margin, mean + margin, null[:, target] / scales[target]),
                "n": len(each),
                "unit_of_measure": "SD per unit length",
                "split": "held-out",
            }
