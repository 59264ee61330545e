"""What random directions give in the pipeline of all others, beside which their counts stand.

That so many directions of a method do more than random ones means little before one knows how many
random ones do: they choose their concepts on the same samples, are measured on the same held-out
ones and pass the same bound. None of them is among those that make the null.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import torch
from torch import Tensor

from glassgan import streams
from glassgan.concepts import CONCEPTS
from glassgan.effects import OF_RANDOM
from glassgan.latent.counts import CHOSEN, GIVEN
from glassgan.latent.discover import Found
from glassgan.latent.effects import Setting
from glassgan.latent.findings import findings, image_changes
from glassgan.latent.jacobian import Moments
from glassgan.latent.random_directions import Null

NAMES = list(CONCEPTS)


def of_random(
    setting: Setting,
    null: Null,
    parts: Sequence[Moments],
    random: Tensor,
    concepts: Sequence[int],
    *,
    latents: int,
    count: int,
    seed: int,
) -> Iterator[dict[str, Any]]:
    """Measure further random directions as `findings` and `image_changes` measure all others.

    Args:
        setting: where concepts are chosen and effects are measured.
        null: random directions, measured there.
        parts: moments of the Jacobians at equal parts of the held-out latents; may be none.
        random: the directions of the null, [R, d].
        concepts: those on which directions were trained, places in `CONCEPTS`.
        latents: held-out ones, of the Jacobians.
        count: of directions that choose their concept, and of those that are given one in turn.
        seed: of these directions.

    Yields:
        Rows of an effects table, of the analyses that test directions, each named with `OF_RANDOM`
        behind, so that none is in the family of the others.
    """
    drawn = streams.latents(seed, "held-out random directions", 0, 2 * count, random.shape[1])
    first, second = torch.nn.functional.normalize(drawn, dim=1).chunk(2)
    names, scores = [f"random {number}" for number in range(1, count + 1)], torch.zeros(count)
    found = {CHOSEN: Found(first, scores, names)}
    if concepts:
        targets = [concepts[number % len(concepts)] for number in range(count)]
        found[GIVEN] = Found(second, scores, names, targets)
    rows = findings(found, setting, null)[1]
    if parts:
        rows += image_changes(found, parts, random, latents)
    for row in rows:
        if "p_value" in row:
            yield {**row, "analysis": row["analysis"] + OF_RANDOM}
