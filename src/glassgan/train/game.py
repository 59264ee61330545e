"""One step of the game: the discriminator moves, then the generator."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.adam import Adam
from glassgan.subject import Subject
from glassgan.train.losses import LOSSES, Losses


@dataclass(frozen=True)
class Recipe:
    """How a subject is trained: the parameters of phase `train`, and the subject's losses."""

    batch_size: int
    learning_rate: float
    betas: tuple[float, float]
    window: int
    losses: str


@dataclass
class Game:
    """The two players with their optimisers: everything that training changes."""

    generator: nn.Module
    discriminator: nn.Module
    latent_dim: int
    generator_optimizer: Adam
    discriminator_optimizer: Adam
    losses: Losses

    @classmethod
    def of(cls, subject: Subject, recipe: Recipe) -> "Game":
        """Return the game of a subject, with fresh optimisers.

        Raises:
            InputError: the subject has no discriminator to train against.
        """
        discriminator = subject.judged_by()
        return cls(
            subject.generator.train(),
            discriminator.train(),
            subject.latent_dim,
            Adam(subject.generator, recipe.learning_rate, recipe.betas),
            Adam(discriminator, recipe.learning_rate, recipe.betas),
            LOSSES[recipe.losses],
        )

    def step(self, real: Tensor, seed: int, step: int) -> dict[str, Tensor]:
        """Play one step on a batch of real images [N, 1, 28, 28] in [−1, 1].

        Returns:
            Scalars: both losses and the mean of D(x) and of D(G(z)), as the discriminator saw
            them in its move.
        """
        count = len(real)

        def draw(purpose: str) -> Tensor:
            return streams.latents(seed, purpose, step, count, self.latent_dim).to(real)

        with torch.no_grad():
            fake = self.generator(draw("latents of D"))
        # One pass for both halves: nothing in a discriminator may depend on its batch.
        with streams.default_stream(seed, "dropout of D", step):
            logits = self.discriminator(torch.cat([real, fake]))
        discriminator_loss = self.losses.discriminator(logits[:count], logits[count:])
        self.discriminator_optimizer.clear_gradients()
        discriminator_loss.backward()
        self.discriminator_optimizer.step()

        # D only passes the gradient on, so its own weight gradients are not computed.
        self.discriminator.requires_grad_(False)
        with streams.default_stream(seed, "dropout of G", step):
            verdict = self.discriminator(self.generator(draw("latents of G")))
        generator_loss = self.losses.generator(verdict)
        self.generator_optimizer.clear_gradients()
        generator_loss.backward()
        self.generator_optimizer.step()
        self.discriminator.requires_grad_(True)

        probabilities = logits.detach().sigmoid()
        return {
            "loss_d": discriminator_loss.detach(),
            "loss_g": generator_loss.detach(),
            "d_real": probabilities[:count].mean(),
            "d_fake": probabilities[count:].mean(),
        }

    def norms(self) -> dict[str, float]:
        """Return the Euclidean norms of the weights and of their last gradients."""
        result = {}
        for name, network in (("g", self.generator), ("d", self.discriminator)):
            weights = list(network.parameters())
            result[f"weight_norm_{name}"] = _norm(weights)
            result[f"gradient_norm_{name}"] = _norm(
                weight.grad for weight in weights if weight.grad is not None
            )
        return result

    def tensors(self) -> dict[str, Tensor]:
        """Return, under stable names, live references to every tensor that training changes.

        Weights and buffers start with "generator." or "discriminator.", the optimisers' state
        with "generator_optimizer." or "discriminator_optimizer.".
        """
        parts = {
            "generator": self.generator.state_dict(),
            "discriminator": self.discriminator.state_dict(),
            "generator_optimizer": self.generator_optimizer.tensors(),
            "discriminator_optimizer": self.discriminator_optimizer.tensors(),
        }
        return {
            f"{part}.{name}": value
            for part, named in parts.items()
            for name, value in named.items()
        }

    @torch.no_grad()
    def restore(self, tensors: Mapping[str, Tensor]) -> None:
        """Copy back what `tensors` returned (or a copy of it, or what a file held)."""
        for name, value in self.tensors().items():
            value.copy_(tensors[name])


def _norm(tensors: Iterable[Any]) -> float:
    """Return the Euclidean norm of all numbers in some tensors."""
    return torch.nn.utils.get_total_norm(list(tensors)).item()
