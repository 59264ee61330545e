"""A fork: training that goes on from a checkpoint with one thing changed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from torch import Tensor

from glassgan.errors import InputError
from glassgan.forks.changes import CHANGES, Start
from glassgan.subjects import build
from glassgan.train.game import Game
from glassgan.train.recipe import Recipe


@dataclass(frozen=True)
class Fork:
    """A change, where it starts, and for how many steps it lasts (None: to the end)."""

    change: str
    args: Mapping[str, Any]
    start: int
    lasts: int | None

    def recipe_of(self, base: Recipe) -> Callable[[int], Recipe]:
        """Return the recipe of every step of the run."""
        change = CHANGES[self.change]
        changed = change.function(base, **self.args) if change.kind == "recipe" else base
        if change.from_the_start:
            return lambda step: changed
        end = float("inf") if self.lasts is None else self.start + self.lasts
        return lambda step: changed if self.start <= step < end else base

    def game(
        self,
        metadata: Mapping[str, Any],
        tensors: Mapping[str, Tensor],
        donor: Mapping[str, Tensor],
        device: str = "cpu",
    ) -> tuple[Game, dict[str, Any]]:
        """Return the game from which the next link starts, and the subject's specification.

        Where the fork starts the change of the subject or of the state is made; further on the
        checkpoint holds it.

        Args:
            metadata: the header of the checkpoint.
            tensors: of the checkpoint, weights and state.
            donor: tensors of another run's checkpoint, for changes that take from it.
            device: cpu or cuda.

        Raises:
            InputError: the change does not fit the subject.
        """
        change = CHANGES[self.change]
        begins = metadata["step"] == self.start
        specification = dict(metadata["specification"])
        if begins and change.kind == "subject":
            specification = change.function(specification, **self.args)
        subject = build.build(specification, metadata["seed"]).to(device)
        recipe = self.recipe_of(Recipe.of({**metadata, "specification": specification}))
        game = Game.of(subject, recipe(0))
        if begins and change.kind == "subject":
            _take_over(game, tensors)
        else:
            game.restore(tensors)
        if begins and change.kind == "state":
            change.function(Start(game, metadata["seed"], donor), **self.args)
        game.follow(recipe(metadata["step"]))
        return game, specification


def _take_over(game: Game, tensors: Mapping[str, Tensor]) -> None:
    """Copy what has the same name and shape; the rest keeps its own initial values."""
    own = game.tensors()
    fitting = {n: v for n, v in tensors.items() if n in own and own[n].shape == v.shape}
    if not any(name.startswith("generator.") for name in fitting):
        raise InputError("no weight of the changed generator has the name and shape of a parent's")
    game.restore(own | fitting)
