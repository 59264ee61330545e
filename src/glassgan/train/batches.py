"""Which real images each step of training shows to the discriminator."""

from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

from glassgan import streams
from glassgan.data.images import to_network
from glassgan.errors import InputError
from glassgan.train.recipe import Recipe


@dataclass
class Batches:
    """The training images, uint8 [N, C, H, W], and their labels [N], in batches keyed by step."""

    images: Tensor
    labels: Tensor
    _order: tuple[tuple[int, str, int], np.ndarray] | None = field(default=None, init=False)

    def of(self, recipe: Recipe, seed: int, step: int) -> list[Tensor]:
        """Return the images of each of D's moves in a step, floats in [−1, 1].

        The first batch is the step's place in the shuffled epoch, and is there also where D does
        not move. Further moves draw images of their own. Where a class is left out, each of its
        images is replaced by one of the others, drawn for this step; all else stays in its place.

        Raises:
            InputError: the class to be left out is not in the data.
        """
        per_epoch = recipe.steps_per_epoch(len(self.images))
        epoch, place = divmod(step, per_epoch)
        order = self._shuffled(seed, recipe.streams, epoch)
        chosen = [order[place * recipe.batch_size : (place + 1) * recipe.batch_size]]
        for move in range(1, recipe.discriminator_moves):
            rng = streams.rng(seed, f"data of move {move}{recipe.streams}", step)
            chosen.append(rng.integers(0, len(self.images), len(chosen[0])))
        if recipe.without_class is not None:
            chosen = [self._without(recipe, batch, seed, step) for batch in chosen]
        return [to_network(self.images[torch.from_numpy(batch)]) for batch in chosen]

    def _shuffled(self, seed: int, suffix: str, epoch: int) -> np.ndarray:
        key = (seed, suffix, epoch)
        if self._order is None or self._order[0] != key:
            rng = streams.rng(seed, f"data order{suffix}", epoch)
            self._order = key, rng.permutation(len(self.images))
        return self._order[1]

    def _without(self, recipe: Recipe, batch: np.ndarray, seed: int, step: int) -> np.ndarray:
        labels = self.labels.numpy()
        others = np.flatnonzero(labels != recipe.without_class)
        if len(others) in (0, len(labels)):
            raise InputError(
                f"the class {recipe.without_class} cannot be removed from these images; "
                f"allowed: one of {sorted(map(int, set(labels)))}, if there is another"
            )
        rng = streams.rng(seed, f"images in place of a class{recipe.streams}", step)
        replacements = others[rng.integers(0, len(others), len(batch))]
        return np.where(labels[batch] == recipe.without_class, replacements, batch)
