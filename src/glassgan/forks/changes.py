"""The interventions: what a fork of training changes, one small function each.

Three kinds, told apart by what the function takes first and gives back:

- a change of the *recipe* holds for as long as the fork says;
- a change of the *state* is made once, in place, where the fork starts;
- a change of the *subject*, of its specification, needs a rerun from the untrained pair.

To add one, write a function under the decorator of its kind; its name is its name in
`design.forks`, its annotated arguments are those of `args`, and what it refuses is refused before
any job starts. Nothing here draws from a stream that training draws from: a change that replaces
draws says so in its docstring. No torch at import, since the Snakefile checks forks here.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from glassgan.concepts import CLASSES
from glassgan.data import DATA
from glassgan.errors import InputError
from glassgan.train.recipe import Recipe

if TYPE_CHECKING:
    from torch import Tensor

    from glassgan.train.game import Game


@dataclass(frozen=True)
class Change:
    """An intervention by name: its function, its kind, and whether it needs a rerun from epoch 0.

    kind: "recipe", "state" or "subject".
    """

    function: Callable[..., Any]
    kind: str
    from_the_start: bool

    def check(self, args: Mapping[str, Any]) -> None:
        """Check arguments.

        Raises:
            InputError: says what is wrong with them, and what is allowed.
        """
        parameters = list(inspect.signature(self.function).parameters.values())[1:]
        named = {p.name: p.annotation for p in parameters if p.kind is p.KEYWORD_ONLY}
        free = any(p.kind is p.VAR_KEYWORD for p in parameters)
        if not free and set(args) != set(named):
            allowed = ", ".join(named) or "none"
            raise InputError(f"args: {sorted(args)}; allowed: exactly {allowed}")
        for name, wanted in named.items():
            value = args[name]
            if get_origin(wanted) is Literal:
                if value not in get_args(wanted):
                    raise InputError(f"args.{name}: {value!r}; allowed: one of {get_args(wanted)}")
            elif isinstance(value, bool) or not isinstance(
                value, (int, float) if wanted is float else wanted
            ):
                raise InputError(f"args.{name}: {value!r}; allowed: {wanted.__name__}")
        if self.kind == "recipe":
            self.function(_ANY_RECIPE, **args)


@dataclass(frozen=True)
class Start:
    """What a change of the state is made on: the game, the seed of its run, a donor's tensors."""

    game: "Game"
    seed: int
    donor: "Mapping[str, Tensor]"


CHANGES: dict[str, Change] = {}
_ANY_RECIPE = Recipe(64, 2e-4, (0.5, 0.999), 50, "logits")


def _register(kind: str, from_the_start: bool = False) -> Callable[..., Any]:
    def register(function: Callable[..., Any]) -> Callable[..., Any]:
        CHANGES[function.__name__] = Change(function, kind, from_the_start)
        return function

    return register


def _require(condition: bool, text: str) -> None:
    if not condition:
        raise InputError(text)


# --- the recipe -------------------------------------------------------------------------------


@_register("recipe")
def nothing(recipe: Recipe) -> Recipe:
    """Change nothing: the fork that must equal its parent, bit for bit."""
    return recipe


@_register("recipe")
def other_streams(recipe: Recipe, *, number: int) -> Recipe:
    """Play by the same rule with other random numbers: a noise fork. Replaces every draw."""
    return replace(recipe, streams=f", noise {number}")


@_register("recipe")
def discriminator_frozen(recipe: Recipe) -> Recipe:
    """Let only the generator move."""
    return replace(recipe, discriminator_moves=0)


@_register("recipe")
def generator_frozen(recipe: Recipe) -> Recipe:
    """Let only the discriminator move."""
    return replace(recipe, generator_moves=0)


@_register("recipe")
def discriminator_rate(recipe: Recipe, *, factor: float) -> Recipe:
    """Multiply the discriminator's learning rate."""
    _require(factor > 0, f"args.factor: {factor}; allowed: more than 0")
    return replace(recipe, discriminator_rate=factor)


@_register("recipe")
def discriminator_moves(recipe: Recipe, *, moves: int) -> Recipe:
    """Let the discriminator move several times a step.

    The first move sees what it would have seen; each further one draws images, latents and
    dropout from streams of its own.
    """
    _require(moves >= 2, f"args.moves: {moves}; allowed: at least 2")
    return replace(recipe, discriminator_moves=moves)


@_register("recipe")
def saturating_loss(recipe: Recipe) -> Recipe:
    """Let the generator minimise log(1 − D(G(z))), the game as Goodfellow et al. 2014 define it."""
    return replace(recipe, saturating=True)


@_register("recipe")
def loss_on(recipe: Recipe, *, what: Literal["probabilities", "logits"]) -> Recipe:
    """Compute the losses on probabilities or on logits."""
    return replace(recipe, loss=what)


@_register("recipe")
def label_smoothing(recipe: Recipe, *, real_label: float) -> Recipe:
    """Ask the discriminator for less than certainty on real images (Salimans et al. 2016)."""
    _require(0.5 < real_label < 1, f"args.real_label: {real_label}; allowed: between 0.5 and 1")
    return replace(recipe, real_label=real_label)


@_register("recipe")
def instance_noise(recipe: Recipe, *, sd: float) -> Recipe:
    """Add Gaussian noise to all that the discriminator sees (Sønderby et al. 2017).

    The noise has a stream of its own.
    """
    _require(sd > 0, f"args.sd: {sd}; allowed: more than 0")
    return replace(recipe, input_noise=sd)


@_register("recipe")
def r1(recipe: Recipe, *, gamma: float) -> Recipe:
    """Penalise the squared slope of the discriminator at real images (Mescheder et al. 2018)."""
    return _penalised(recipe, gamma, "r1")


@_register("recipe")
def r2(recipe: Recipe, *, gamma: float) -> Recipe:
    """Penalise the squared slope of the discriminator at generated images (likewise)."""
    return _penalised(recipe, gamma, "r2")


@_register("recipe")
def relativistic(recipe: Recipe) -> Recipe:
    """Let the discriminator tell a real and a generated image apart as a pair.

    Jolicoeur-Martineau 2019. In G's move it looks at real images too; what is drawn for that has
    streams of its own.
    """
    return replace(recipe, relativistic=True)


@_register("recipe")
def relativistic_r1_r2(recipe: Recipe, *, gamma: float) -> Recipe:
    """Make the loss relativistic and penalise slopes at all images (Huang et al. 2024)."""
    return _penalised(relativistic(recipe), gamma, "r1", "r2")


def _penalised(recipe: Recipe, gamma: float, *names: str) -> Recipe:
    _require(gamma > 0, f"args.gamma: {gamma}; allowed: more than 0")
    weights: dict[str, Any] = dict.fromkeys(names, gamma)
    return replace(recipe, **weights)


@_register("recipe")
def dropout_off(recipe: Recipe) -> Recipe:
    """Switch the discriminator's dropout off. Its masks are no longer drawn."""
    return replace(recipe, dropout=False)


@_register("recipe")
def momentum(recipe: Recipe, *, beta1: float) -> Recipe:
    """Set Adam's β₁ for both players."""
    _require(0 <= beta1 < 1, f"args.beta1: {beta1}; allowed: from 0 to less than 1")
    return replace(recipe, betas=(beta1, recipe.betas[1]))


@_register("recipe")
def class_removed(recipe: Recipe, *, label: int) -> Recipe:
    """Take a class out of the data, and give it back when the change ends.

    In every batch the images of that class are replaced by images of others, drawn for the step;
    all other images stay in their places.
    """
    _require(label in range(CLASSES), f"args.label: {label}; allowed: 0 to {CLASSES - 1}")
    return replace(recipe, without_class=label)


@_register("recipe")
def unit_held_at_zero(recipe: Recipe, *, layer: str, unit: int) -> Recipe:
    """Hold a hidden unit of the generator at zero."""
    return replace(recipe, held=(layer, unit))


@_register("recipe")
def discriminator_layer_frozen(recipe: Recipe, *, layer: str) -> Recipe:
    """Let the weights of all other layers of the discriminator move."""
    return replace(recipe, still_layer=layer)


@_register("recipe")
def pixels_masked(recipe: Recipe, *, row: int, column: int, size: int) -> Recipe:
    """Show the discriminator all images, real and generated, with a square of them in black."""
    rows, columns = DATA.shape[-2:]
    _require(
        0 <= row <= rows - size and 0 <= column <= columns - size and size > 0,
        f"args: row {row}, column {column}, size {size}; "
        f"allowed: a square in {rows}×{columns} pixels",
    )
    return replace(recipe, masked=(row, column, size))


@_register("recipe", from_the_start=True)
def batch_size(recipe: Recipe, *, size: int) -> Recipe:
    """Train with batches of another size: the same order of the data, cut elsewhere."""
    _require(size >= 2, f"args.size: {size}; allowed: at least 2")
    return replace(recipe, batch_size=size)


# --- the state, once, in place ------------------------------------------------------------------


@_register("state")
def one_ulp(start: Start) -> None:
    """Move every weight to the next number in floating point: the chaos floor."""
    import torch

    with torch.no_grad():
        for network in (start.game.generator, start.game.discriminator):
            for weight in network.parameters():
                weight.copy_(torch.nextafter(weight, torch.full_like(weight, torch.inf)))


@_register("state")
def discriminator_reinitialised(start: Start) -> None:
    """Give the discriminator new initial weights and a fresh optimiser.

    Each layer is drawn by its own rule (`reset_parameters`), from a stream of its own.
    """
    from glassgan import parametrisations, streams

    with streams.default_stream(start.seed, "discriminator reinitialised"):
        for module in start.game.discriminator.modules():
            if callable(getattr(module, "reset_parameters", None)):
                parametrisations.reset(module)
    for value in start.game.discriminator_optimizer.tensors().values():
        value.zero_()


@_register("state")
def discriminator_from(start: Start, *, seed: int) -> None:
    """Take the discriminator, with its optimiser, over from the run with another seed.

    From its checkpoint at the epoch at which the fork starts.
    """
    own = start.game.tensors()
    taken = {name: value for name, value in start.donor.items() if name.startswith("discriminator")}
    if {n: v.shape for n, v in taken.items()} != {
        n: v.shape for n, v in own.items() if n.startswith("discriminator")
    }:
        raise InputError(f"the discriminator of seed {seed} has other weights than this one's")
    start.game.restore(own | taken)


@_register("state", from_the_start=True)
def initialisation(
    start: Start, *, law: Literal["normal 0.02", "xavier", "kaiming", "orthogonal"]
) -> None:
    """Draw the weights of all linear and convolutional layers by another law, biases zero.

    "normal 0.02" is that of Radford et al. 2016; xavier (Glorot and Bengio 2010) and kaiming (He et
    al. 2015) are the uniform ones; orthogonal is that of Saxe et al. 2014. The draws have a stream
    of their own.
    """
    from torch import nn

    from glassgan import parametrisations, streams

    laws: dict[str, Callable[[Any], Any]] = {
        "normal 0.02": lambda weight: nn.init.normal_(weight, 0.0, 0.02),
        "xavier": nn.init.xavier_uniform_,
        "kaiming": lambda weight: nn.init.kaiming_uniform_(weight, nonlinearity="relu"),
        "orthogonal": nn.init.orthogonal_,
    }
    with streams.default_stream(start.seed, "initialisation by another law"):
        for network in (start.game.generator, start.game.discriminator):
            for module in network.modules():
                if isinstance(module, (nn.Linear, nn.modules.conv._ConvNd)):
                    parametrisations.fill(module, lambda it: laws[law](it.weight))
                    if module.bias is not None:
                        nn.init.zeros_(module.bias)


# --- the subject, from the untrained pair on ----------------------------------------------------


@_register("subject", from_the_start=True)
def architecture(specification: dict[str, Any], **args: Any) -> dict[str, Any]:
    """Build the subject with other arguments.

    Weights whose names and shapes are those of the parent start as the parent's do; what only the
    parent has is dropped (with batch normalisation, the biases before it), what only the fork has
    starts as the subject draws it.
    """
    return {**specification, "args": {**specification.get("args", {}), **args}}
