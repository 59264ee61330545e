"""What each unit of a discriminator does: to the logit, and to the gradient that reaches G.

Every unit of every hidden layer is set to zero, alone. Three things may change: the logit of real
images, that of generated ones, and the gradient of the logit with respect to generated images,
which is all that the generator learns from. A unit may do one without the others: what adds the
same to every logit pushes nowhere, and what is zero at the samples may still bend the gradient.

The null is that of the generator's units: a move of the layer along a random direction with as
much energy. An ablation is a linear map of the layer's values, h → h − e_u h_u, so that it takes
the path through the unit out of the gradient too; the random move is one of the same rank,
h → h + s r h_a, with a randomly chosen unit a and a random direction r.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from glassgan import intervals
from glassgan.attribution.layers import traced
from glassgan.subject import in_blocks
from glassgan.units.null import Directions, Move, levels_of, moves
from glassgan.units.rest import ROWS, Rest, one_by_one, rest_of

REAL, GENERATED, GRADIENT = "logit of real", "logit of generated", "gradient"
UNITS = {REAL: "nats", GENERATED: "nats", GRADIENT: "share of the gradient"}


Edit = Callable[[Tensor], Tensor]


@dataclass(frozen=True)
class Changes:
    """What an intervention on each of U units of a layer changes, image by image.

    by_image: [U, N]; of the gradient, the length of its change relative to its own. energy: mean
    square of what the intervention changes, [U]. null: of random directions, one concept.
    """

    by_image: np.ndarray
    energy: np.ndarray
    null: Directions


@dataclass(frozen=True)
class Ablations:
    """Changes by concept, for one layer; without those that cannot be measured.

    cosine: between the gradient with and without each unit, mean over images, [U]; nan where there
    is no gradient.
    """

    changes: dict[str, Changes]
    cosine: np.ndarray


def ablations(
    network: nn.Module,
    layer: str,
    real: Tensor,
    generated: Tensor,
    *,
    pushed: int,
    directions: int,
    seed: int,
) -> Ablations:
    """Set each unit of a layer to zero, and move the layer along random directions.

    Args:
        network: a discriminator in evaluation mode.
        layer: its name.
        real: images [N, 1, 28, 28].
        generated: images [N, 1, 28, 28].
        pushed: of the generated ones, at which the gradient is measured.
        directions: at each level of energy.
        seed: of the directions.
    """
    changes = {}
    for concept, images in ((REAL, real), (GENERATED, generated)):
        place = rest_of(network, layer, images)
        changes[concept] = _of_logit(place, directions, seed, f"{layer}, {concept}")
    push = Push(network, layer, generated[:pushed])
    cosine = np.full(push.place.units, np.nan)
    if push.known.sum() > 1:
        changes[GRADIENT], cosine = _of_gradient(push, directions, seed, f"{layer}, {GRADIENT}")
    return Ablations(changes, cosine)


def _energies(place: Rest) -> np.ndarray:
    """Return the mean square of each unit over images and places, [C]."""
    flat = place.values.transpose(0, 1).flatten(1)
    return flat.square().mean(1).double().numpy()


@torch.no_grad()
def _of_logit(place: Rest, directions: int, seed: int, purpose: str) -> Changes:
    energy = _energies(place)
    change = torch.zeros(place.units, len(place.images))
    zero = torch.zeros_like(place.values[:, 0])
    found = one_by_one(place, range(place.units), lambda _: zero, lambda logits: logits[:, None])
    for unit, moved, logits, _ in found:
        change[unit, moved] = logits - place.images[moved]
    means = [
        (place.draw(place.values + move.change(place.values), place.latents) - place.images).mean()
        for move in _moves(place, energy, directions, seed, purpose)
    ]
    return Changes(change.double().numpy(), energy, _null(energy, means))


def _moves(
    place: Rest, energy: np.ndarray, directions: int, seed: int, purpose: str
) -> Iterator[Move]:
    levels = levels_of(energy.tolist())
    if levels is not None:
        yield from moves(place.values, levels, count=directions, seed=seed, purpose=purpose)


def _null(energy: np.ndarray, means: list[Tensor]) -> Directions:
    levels = levels_of(energy.tolist())
    if levels is None:
        return Directions(np.ones(1), np.zeros((1, 1, 1)), np.zeros((1, 1)))
    found = torch.stack(means).view(len(levels), -1, 1).double().numpy()
    return Directions(levels, found, np.full(found.shape[:2], np.nan))


class Push:
    """The gradient of a discriminator's logit at images, while one of its layers is edited.

    What lies below the layer stays as it is, and is differentiated as one: for any edit, the
    gradient at the image is that at the layer, times the Jacobian below.
    """

    def __init__(self, network: nn.Module, layer: str, images: Tensor):
        """Run the network up to the layer once.

        Args:
            network: a discriminator in evaluation mode.
            layer: its name.
            images: [N, 1, 28, 28].
        """
        self.place = rest_of(network, layer, images)
        self._images = images.detach().requires_grad_()
        self._values = traced(network, self._images)[1][layer]
        self.gradient = self.edited([lambda values: values])[0]
        self.size = self.gradient.flatten(1).norm(dim=1)
        self.known = self.size > 0

    def edited(self, edits: list[Edit]) -> Tensor:
        """Return the gradients with a layer edited, [E, N, 1, 28, 28].

        Args:
            edits: what is done to the values [N, C, ...].
        """
        with torch.enable_grad():
            count, own = len(edits), self.place.values
            values = own.expand(count, *own.shape).clone().requires_grad_()
            images = self.place.latents.repeat(count, 1, 1, 1).requires_grad_()
            changed = torch.cat([edit(some) for edit, some in zip(edits, values, strict=True)])
            logits = self.place.draw(changed, images)
            if not logits.requires_grad:
                return torch.zeros(count, *self._images.shape)
            at_layer, beside = torch.autograd.grad(
                logits.sum(), [values, images], allow_unused=True, materialize_grads=True
            )
            found = torch.zeros(count, *self._images.shape)
            if self._values.requires_grad:
                (found,) = torch.autograd.grad(
                    self._values,
                    self._images,
                    at_layer,
                    retain_graph=True,
                    is_grads_batched=True,
                    allow_unused=True,
                    materialize_grads=True,
                )
        # what reaches the logit by another way than through the layer
        return found + beside.view(found.shape)

    def changes(self, edits: list[Edit]) -> tuple[Tensor, Tensor]:
        """Return the relative change of the gradient and its cosine with what it was, [E, K] each.

        Of the K images with a gradient. The cosine is 0 where nothing of the gradient is left.
        """
        own = self.gradient[self.known].flatten(1)
        sizes, cosines = [], []
        # as many as are drawn at once, so that no operation in place meets a view of others
        for block in in_blocks(len(edits), max(ROWS // len(self._images), 1)):
            new = self.edited(edits[block])[:, self.known].flatten(2)
            sizes.append((new - own).norm(dim=2) / self.size[self.known])
            cosines.append(nn.functional.cosine_similarity(new, own[None], dim=2))
        return torch.cat(sizes), torch.cat(cosines)


def _of_gradient(
    push: Push, directions: int, seed: int, purpose: str
) -> tuple[Changes, np.ndarray]:
    place = push.place
    energy = _energies(place)

    def without(unit: int) -> Edit:
        kept = torch.ones(place.units).index_fill(0, torch.tensor(unit), 0.0)
        shape = (-1, *[1] * (place.values.ndim - 2))
        return lambda values: values * kept.view(shape)

    def moved(move: Move) -> Edit:
        return lambda values: values + move.change(values)

    size, cosine = push.changes([without(unit) for unit in range(place.units)])
    edits = [moved(move) for move in _moves(place, energy, directions, seed, purpose)]
    means = list(push.changes(edits)[0].mean(1)) if edits else []
    found = Changes(size.double().numpy(), energy, _null(energy, means))
    return found, cosine.mean(1).double().numpy()


def rows(found: Ablations, layer: str) -> Iterator[dict[str, Any]]:
    """Yield a row of an effects table for each unit and concept.

    Tested is whether the unit does more than nearly all (97.5 %) random directions of the same
    energy: a minimum effect, since every unit changes something. All units are tested, so that
    nothing is selected.
    """
    for concept, unit_of_measure in UNITS.items():
        shared = {
            "analysis": "discriminator_units",
            "layer": layer,
            "intervention": "zero",
            "concept": concept,
            "unit_of_measure": unit_of_measure,
        }
        if concept not in found.changes:
            yield {**shared, "status": "no gradient", "n": 0}
            continue
        changes = found.changes[concept]
        count = changes.by_image.shape[1]
        mean, deviation = changes.by_image.mean(1), changes.by_image.std(1, ddof=1)
        least = np.array([changes.null.least(value)[0] for value in changes.energy])
        p = intervals.minimum_effect_p(mean, deviation, count, least)
        reach = intervals.margin(deviation, count)
        lowest = np.zeros_like(least) if concept == GRADIENT else -least
        for unit in range(len(mean)):
            yield {
                **shared,
                "target": str(unit),
                **intervals.around(mean[unit], reach[unit]),
                "null_low": lowest[unit],
                "null_high": least[unit],
                "p_value": p[unit],
                "n": count,
            }
