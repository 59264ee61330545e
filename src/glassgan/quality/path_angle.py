"""Whether the game moves towards where it goes, or turns around it: path-angle plots."""

import copy
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import torch
from torch import Tensor, nn
from torch.func import functional_call

from glassgan.checkpoints import Checkpoint
from glassgan.subject import Subject
from glassgan.train.losses import Losses

# By player ("generator", "discriminator"), one tensor for each of its weights.
Vector = dict[str, list[Tensor]]

PLACES = np.linspace(-0.25, 1.25, 13)
COLUMNS = {
    "epoch_from": "int64",
    "step_from": "int64",
    "epoch_to": "int64",
    "step_to": "int64",
    "player": "str",  # both, generator, discriminator
    "a": "float64",
    "cosine": "float64",
    "field_norm": "float64",
    "move_norm": "float64",
    "null_high": "float64",
}


def between(start: nn.Module, end: nn.Module, at: float) -> dict[str, Tensor]:
    """Return the weights and buffers at a place between two states of a network.

    Weights are θ_a = a θ' + (1 − a) θ. Buffers are interpolated too, but not beyond the ends;
    those that count stay. (`game_field` does not read the statistics of batch normalisation.)
    """
    ends = dict(end.named_buffers())
    buffers = {
        name: torch.lerp(value, ends[name], min(max(at, 0.0), 1.0))
        for name, value in start.named_buffers()
        if value.is_floating_point()
    }
    ends = dict(end.named_parameters())
    weights = {name: torch.lerp(w, ends[name], at) for name, w in start.named_parameters()}
    return buffers | weights


def game_field(
    start: Subject, end: Subject, losses: Losses, real: Tensor, latents: Tensor
) -> Callable[[float], Vector]:
    """Return the game's vector field v on the line through two states of a subject.

    v holds minus the gradient of each player's own loss with respect to its own weights, on a
    fixed batch and without dropout: where plain gradient descent of both players at once would
    go. (Training plays in turns, and with Adam.) Batch normalisation takes the statistics of the
    batch, as in training, since they hang on the weights: those of two checkpoints, interpolated,
    belong to no place between.

    Args:
        start: θ, with a discriminator.
        end: θ', the same networks with other weights.
        losses: of both players.
        real: images [N, C, H, W] in [−1, 1].
        latents: z [M, d].

    Returns:
        A function of the place a.
    """
    other = end.networks()
    own = {player: _normalising(network) for player, network in start.networks().items()}

    def field(at: float) -> Vector:
        state = {player: between(own[player], other[player], at) for player in own}
        weights = {
            player: [state[player][name].requires_grad_() for name, _ in network.named_parameters()]
            for player, network in own.items()
        }
        fake = functional_call(own["generator"], state["generator"], latents)
        images = torch.cat([real, fake])
        logits = functional_call(own["discriminator"], state["discriminator"], images)
        of_real, of_fake = logits[: len(real)], logits[len(real) :]
        loss = {
            "discriminator": losses.discriminator(of_real, of_fake),
            "generator": losses.generator(of_fake),
        }
        return {
            player: [
                -gradient
                for gradient in torch.autograd.grad(
                    loss[player], weights[player], retain_graph=True, materialize_grads=True
                )
            ]
            for player in own
        }

    return field


def _normalising(network: nn.Module) -> nn.Module:
    """Return a copy in evaluation mode, whose batch normalisation takes the batch's statistics."""
    network = copy.deepcopy(network).eval()
    for module in network.modules():
        if isinstance(module, nn.modules.batchnorm._BatchNorm):
            module.train()
    return network


def difference(start: Subject, end: Subject) -> Vector:
    """Return θ' − θ."""
    ends = end.networks()
    return {
        player: [
            b - a for a, b in zip(network.parameters(), ends[player].parameters(), strict=True)
        ]
        for player, network in start.networks().items()
    }


def curve(field: Callable[[float], Vector], move: Vector) -> list[dict[str, Any]]:
    """Measure the angle of a vector field and a path, along the path.

    c(a) = <v(θ_a), θ' − θ> / (|v(θ_a)| |θ' − θ|), Berard et al. 2020, "A closer look at the
    optimization landscapes of generative adversarial networks". There v is plus the gradient,
    so that their sign is the opposite: here c > 0 says that the game moves towards θ'. Where θ'
    attracts, c switches from + to − near a = 1; where the game turns around θ', c has a bump
    there.

    Args:
        field: v as a function of a.
        move: θ' − θ.

    Returns:
        For each of `PLACES` a row for both players together and one for each alone, with the
        columns of `COLUMNS` from "player" on. The cosine is nan where v or the move is zero or
        not finite. `null_high` is 1.96 / √D for D weights: 95 % of random directions have a
        smaller |c|.
    """
    rows = []
    for place in PLACES:
        v = field(float(place))
        sums = {player: _sums(v[player], move[player]) for player in move}
        sums = {"both": np.sum(list(sums.values()), axis=0), **sums}
        for player, (along, field_square, move_square, count) in sums.items():
            norms = np.sqrt(field_square) * np.sqrt(move_square)
            rows.append(
                {
                    "player": player,
                    "a": float(place),
                    "cosine": along / norms if norms > 0 else np.nan,
                    "field_norm": np.sqrt(field_square),
                    "move_norm": np.sqrt(move_square),
                    "null_high": 1.96 / np.sqrt(count),
                }
            )
    return rows


def _sums(v: list[Tensor], move: list[Tensor]) -> np.ndarray:
    """Return <v, m>, <v, v>, <m, m> and the number of weights of one player."""

    def product(first: list[Tensor], second: list[Tensor]) -> float:
        pairs = zip(first, second, strict=True)
        return sum(float(a.flatten() @ b.flatten()) for a, b in pairs)

    count = sum(tensor.numel() for tensor in move)
    return np.array([product(v, move), product(v, v), product(move, move), count])


def path_angles(
    chain: Sequence[Checkpoint], losses: Losses, real: Tensor, latents: Tensor
) -> pd.DataFrame:
    """Measure the path angle from each checkpoint to the next, and from the first to the last.

    Args:
        chain: checkpoints that have weights.
        losses: with which they were trained.
        real: a fixed batch of images [N, C, H, W] in [−1, 1].
        latents: a fixed batch z [N, d].

    Returns:
        A table with the columns of `COLUMNS`.
    """
    links = list(pairwise(chain))
    if len(links) > 1:
        links.append((chain[0], chain[-1]))
    rows: list[dict[str, Any]] = []
    for start, end in links:
        place = {
            "epoch_from": start.epoch,
            "step_from": start.step,
            "epoch_to": end.epoch,
            "step_to": end.step,
        }
        field = game_field(start.subject, end.subject, losses, real, latents)
        move = difference(start.subject, end.subject)
        rows += [{**place, **row} for row in curve(field, move)]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
