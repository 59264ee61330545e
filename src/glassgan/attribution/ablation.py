"""What each unit of a discriminator does: to the logit, and to the gradient that reaches G.

Every unit of every hidden layer is set to zero, alone. Three things may change: the logit of real
images, that of generated ones, and the gradient of the logit with respect to generated images,
which is all that the generator learns from. A unit may do one without the others: what adds the
same to every logit pushes nowhere, and what is zero at the samples may still bend the gradient.
Whether a unit works for the verdict or against it is the difference of the first two.

The null is that of the generator's units: a move of the layer along a random direction with as
much energy. An ablation is a linear map of the layer's values, h → h − e_u h_u, so that it takes
the path through the unit out of the gradient too; the random move is one of the same rank,
h → h + s r h_a, with a randomly chosen unit a and a random direction r. Beside the counts of units
stand those of further random moves, each with the energy of one of the units, in the same tests.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.layers.downstream import ROWS, Downstream, downstream_in, one_by_one
from glassgan.layers.gradients import traced
from glassgan.layers.random_moves import Move, levels_of, moves
from glassgan.statistics import nulls
from glassgan.subject import in_blocks

REAL, GENERATED, GRADIENT = "logit of real", "logit of generated", "gradient"


Edit = Callable[[Tensor], Tensor]
Energies = tuple[np.ndarray, np.ndarray]  # of the units, and those chosen for further moves


@dataclass(frozen=True)
class Bounds:
    """What 97.5 % of random moves of an energy stay within, with confidence .95.

    energy: of the levels at which random moves were made, rising, [L]; bounds: at each, [L].
    """

    energy: np.ndarray
    bounds: np.ndarray

    def least(self, energy: np.ndarray) -> np.ndarray:
        """Return the bounds at energies [U].

        Between two levels they are interpolated along the amplitude, the root of the energy, to
        which small effects are proportional.
        """
        return np.interp(np.sqrt(energy), np.sqrt(self.energy), self.bounds)


@dataclass(frozen=True)
class Changes:
    """What interventions of given energies change, image by image.

    by_image: of U interventions, [U, N]; of the gradient, the length of its change relative to its
    own. energy: mean square of what each changes in the layer, [U].
    """

    by_image: np.ndarray
    energy: np.ndarray


@dataclass(frozen=True)
class Ablations:
    """Changes by concept, for one layer; without those that cannot be measured.

    units: of the ablation of each unit. random: of further random moves. bounds: of random moves.
    cosine: between the gradient with and without each unit, mean over images, [U]; nan where there
    is no gradient.
    """

    units: dict[str, Changes]
    random: dict[str, Changes]
    bounds: dict[str, Bounds]
    cosine: np.ndarray


def ablations(
    network: nn.Module,
    layer: str,
    real: Tensor,
    generated: Tensor,
    *,
    pushed: int,
    directions: int,
    random: int,
    seed: int,
) -> Ablations:
    """Set each unit of a layer to zero, and move the layer along random directions.

    Args:
        network: a discriminator in evaluation mode.
        layer: its name.
        real: images [N, C, H, W].
        generated: images [M, C, H, W].
        pushed: of the generated ones, at which the gradient is measured; 0 where there is none.
        directions: at each level of energy, of which the bounds are made; at least 119.
        random: further ones, each with the energy of one of the units.
        seed: of the directions.
    """
    # both kinds at once, so that what is done to their difference is one move
    place = downstream_in(network, layer, torch.cat([real, generated]))
    units, others, bounds = {}, {}, {}

    def drawn(of: Downstream, purpose: str) -> tuple[list[Move], list[Move], np.ndarray, Energies]:
        energy = _energies(of)
        levels = levels_of(energy.tolist())
        levels = np.zeros(0) if levels is None else levels
        rng = streams.rng(seed, f"energies of random moves, {layer}, {purpose}")
        alive = energy[energy > 0]
        chosen = rng.choice(alive, random) if len(alive) else np.zeros(0)
        null, more = (
            list(moves(of.values, some, count=count, seed=seed, purpose=f"{layer}, {name}"))
            for some, count, name in (
                (levels, directions, purpose),
                (chosen, 1, f"further {purpose}"),
            )
        )
        return null, more, levels, (energy, chosen)

    null, more, levels, (energy, chosen) = drawn(place, "logits")
    ablated, beside, further = _without(place), _moved(place, null), _moved(place, more)
    for concept, part in ((REAL, slice(len(real))), (GENERATED, slice(len(real), None))):
        units[concept] = Changes(ablated[:, part], energy)
        others[concept] = Changes(further[:, part], chosen)
        bounds[concept] = _bounds(levels, beside[:, part])
    cosine = np.full(place.units, np.nan)
    push = Push(network, layer, generated[:pushed]) if pushed else None
    if push is not None and push.known.sum() > 1:
        null, more, levels, (energy, chosen) = drawn(push.place, GRADIENT)
        size, angle = push.changes([_zero(push.place, unit) for unit in range(place.units)])
        units[GRADIENT] = Changes(size.double().numpy(), energy)
        cosine = angle.mean(1).double().numpy()
        beside, further = (_of_gradient(push, some) for some in (null, more))
        others[GRADIENT] = Changes(further, chosen)
        bounds[GRADIENT] = _bounds(levels, beside)
    return Ablations(units, others, bounds, cosine)


def _energies(place: Downstream) -> np.ndarray:
    """Return the mean square of each unit over images and places, [C]."""
    flat = place.values.transpose(0, 1).flatten(1)
    return flat.square().mean(1).double().numpy()


@torch.no_grad()
def _without(place: Downstream) -> np.ndarray:
    """Return the change of the logit of each image without each unit, [C, N]."""
    change = torch.zeros(place.units, len(place.images))
    zero = torch.zeros_like(place.values[:, 0])
    found = one_by_one(place, range(place.units), lambda _: zero, lambda logits: logits[:, None])
    for unit, moved, logits, _ in found:
        change[unit, moved] = logits - place.images[moved]
    return change.double().numpy()


@torch.no_grad()
def _moved(place: Downstream, some: Sequence[Move]) -> np.ndarray:
    """Return the change of the logit of each image by each move, [R, N]."""
    rows = [
        place.draw(place.values + move.change(place.values), place.latents) - place.images
        for move in some
    ]
    return torch.stack(rows).double().numpy() if rows else np.zeros((0, len(place.images)))


def _bounds(levels: np.ndarray, by_image: np.ndarray) -> Bounds:
    """Return the bounds of moves [L · R, N], level by level; 0 where no unit has any energy."""
    if not len(levels):
        return Bounds(np.ones(1), np.zeros(1))
    means = np.abs(by_image.mean(1)).reshape(len(levels), -1)
    return Bounds(levels, np.array([nulls.upper_bound(some) for some in means]))


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
            images: [N, C, H, W].
        """
        self.place = downstream_in(network, layer, images)
        self._images = images.detach().requires_grad_()
        self._values = traced(network, self._images)[1][layer]
        self.gradient = self.edited([lambda values: values])[0]
        self.size = self.gradient.flatten(1).norm(dim=1)
        self.known = self.size > 0

    def edited(self, edits: list[Edit]) -> Tensor:
        """Return the gradients with a layer edited, [E, N, C, H, W].

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


def _zero(place: Downstream, unit: int) -> Edit:
    kept = torch.ones(place.units).index_fill(0, torch.tensor(unit), 0.0)
    shape = (-1, *[1] * (place.values.ndim - 2))
    return lambda values: values * kept.view(shape)


def _of_gradient(push: Push, some: Sequence[Move]) -> np.ndarray:
    """Return the relative change of the gradient at each image by each move, [R, K]."""

    def edit(move: Move) -> Edit:
        return lambda values: values + move.change(values)

    if not some:
        return np.zeros((0, int(push.known.sum())))
    return push.changes([edit(move) for move in some])[0].double().numpy()
