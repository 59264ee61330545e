"""One step of the game: the discriminator moves, then the generator."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.adam import Adam
from glassgan.errors import InputError
from glassgan.networks import DROPOUT
from glassgan.subject import Subject, layers
from glassgan.train import held
from glassgan.train.losses import LOSSES, slope_penalty
from glassgan.train.recipe import Recipe


@dataclass
class Game:
    """The two players with their optimisers: everything that training changes.

    `recipe` is what they follow; `follow` changes it between steps.
    """

    generator: nn.Module
    discriminator: nn.Module
    latent_dim: int
    generator_optimizer: Adam
    discriminator_optimizer: Adam
    recipe: Recipe

    @classmethod
    def of(cls, subject: Subject, recipe: Recipe) -> "Game":
        """Return the game of a subject, with fresh optimisers.

        Raises:
            InputError: the subject has no discriminator to train against, or the recipe does not
                fit it.
        """
        discriminator = subject.require_discriminator()
        game = cls(
            subject.generator.train(),
            discriminator.train(),
            subject.latent_dim,
            Adam(subject.generator, recipe.learning_rate, recipe.betas),
            Adam(discriminator, recipe.learning_rate, recipe.betas),
            recipe,
        )
        game.follow(recipe)
        return game

    def follow(self, recipe: Recipe) -> None:
        """Play by another recipe from here on.

        Raises:
            InputError: it switches off what the subject does not have.
        """
        self.recipe = recipe
        for optimizer, factor in (
            (self.generator_optimizer, 1.0),
            (self.discriminator_optimizer, recipe.discriminator_rate),
        ):
            optimizer.learning_rate = recipe.learning_rate * factor
            optimizer.betas = recipe.betas
        drops = [m for m in self.discriminator.modules() if isinstance(m, DROPOUT)]
        if not recipe.dropout and not drops:
            raise InputError("the discriminator has no dropout; allowed: a subject that has")
        for module in drops:
            module.train(recipe.dropout)
        if recipe.held is not None:
            held.check(self.generator, self.latent_dim, *recipe.held)
            held.hold(self.generator, *recipe.held)
        if recipe.still_layer is not None:
            named = layers(self.discriminator).items()
            weighty = [name for name, layer in named if list(layer.parameters())]
            if recipe.still_layer not in weighty or len(weighty) < 2:
                raise InputError(
                    f"the discriminator has no layer '{recipe.still_layer}' to freeze; "
                    f"allowed: one of several with weights ({', '.join(weighty)})"
                )

    def step(self, reals: Sequence[Tensor], seed: int, step: int) -> dict[str, Tensor]:
        """Play one step.

        Args:
            reals: real images [N, C, H, W] in [−1, 1] for each move of the discriminator, and
                one batch where it does not move.
            seed: of the run.
            step: with the seed, the key of all that is drawn.

        Returns:
            Scalars: both losses and the mean of D(x) and of D(G(z)), as the discriminator saw
            them in its last move.
        """
        still = self._kept_still()
        discriminator_loss, logits = self.move_discriminator(reals, seed, step)
        generator_loss = self._move_generator(reals[0], seed, step)
        for buffer, value in still:
            buffer.copy_(value)

        probabilities = logits.sigmoid()
        count = len(reals[-1])
        return {
            "loss_d": discriminator_loss,
            "loss_g": generator_loss,
            "d_real": probabilities[:count].mean(),
            "d_fake": probabilities[count:].mean(),
        }

    def move_discriminator(
        self, reals: Sequence[Tensor], seed: int, step: int
    ) -> tuple[Tensor, Tensor]:
        """Let the discriminator alone make its moves of a step; arguments as those of `step`.

        Returns:
            Its loss and its logits [2 N] of real and of generated images, before its last move.
        """
        recipe, losses = self.recipe, LOSSES[self.recipe.loss]
        for move, real in enumerate(reals):
            logits, penalty = self._look(real, seed, step, f", move {move}" if move else "")
            pair = logits[: len(real)], logits[len(real) :]
            discriminator_loss = penalty + (
                losses.relativistic(*pair)
                if recipe.relativistic
                else losses.discriminator(*pair, recipe.real_label)
            )
            if recipe.discriminator_moves:
                self.discriminator_optimizer.clear_gradients()
                discriminator_loss.backward()
                if recipe.still_layer is not None:  # Adam leaves out what has no gradient
                    for weight in layers(self.discriminator)[recipe.still_layer].parameters():
                        weight.grad = None
                self.discriminator_optimizer.step()
        return discriminator_loss.detach(), logits.detach()

    def _move_generator(self, real: Tensor, seed: int, step: int) -> Tensor:
        """Let the generator move, if it does; return its loss."""
        recipe, losses = self.recipe, LOSSES[self.recipe.loss]
        # D only passes the gradient on, so its own weight gradients are not computed.
        self.discriminator.requires_grad_(False)
        with streams.default_stream(seed, self._stream("dropout of G"), step):
            sample = self.generator(self._latents("latents of G", seed, step, real))
            shown = self._as_shown(sample, "noise on inputs in G's move", seed, step)
            verdict = self.discriminator(shown)
            beside = self._beside(real, seed, step) if recipe.relativistic else None
        if beside is None:
            loss = losses.generator(verdict, recipe.saturating)
        else:
            loss = losses.relativistic(verdict, beside)
        if recipe.generator_moves:
            self.generator_optimizer.clear_gradients()
            loss.backward()
            self.generator_optimizer.step()
            if recipe.held is not None:
                held.hold(self.generator, *recipe.held)
        self.discriminator.requires_grad_(True)
        return loss.detach()

    def _look(self, real: Tensor, seed: int, step: int, move: str) -> tuple[Tensor, Tensor | float]:
        """Return D's logits [2 N] of real images [N, ...] and of as many generated ones.

        And what its slopes there cost it, if the recipe has a penalty on them.
        """
        slopes_count = self.recipe.r1 or self.recipe.r2
        with torch.no_grad():
            fake = self.generator(self._latents(f"latents of D{move}", seed, step, real))
        # One pass for both halves: nothing in a discriminator may depend on its batch.
        both = torch.cat([real, fake])
        with streams.default_stream(seed, self._stream(f"dropout of D{move}"), step):
            shown = self._as_shown(both, f"noise on inputs in D's move{move}", seed, step)
            if slopes_count:
                shown.requires_grad_()
            logits: Tensor = self.discriminator(shown)
        if not slopes_count:
            return logits, 0.0
        # nothing in a discriminator depends on its batch, so that each slope is of its own logit
        (slopes,) = torch.autograd.grad(logits.sum(), shown, create_graph=True)
        on_real, on_generated = map(slope_penalty, slopes.split(len(real)))
        return logits, self.recipe.r1 * on_real + self.recipe.r2 * on_generated

    @torch.no_grad()
    def _beside(self, real: Tensor, seed: int, step: int) -> Tensor:
        """Return D's logits [N] of the real images that stand beside generated ones in G's move.

        Its draws have streams of their own, so that all others stay what they were.
        """
        with streams.default_stream(seed, self._stream("dropout of G, real"), step):
            shown = self._as_shown(real, "noise on real inputs in G's move", seed, step)
            logits: Tensor = self.discriminator(shown)
        return logits

    def _stream(self, purpose: str) -> str:
        return purpose + self.recipe.streams

    def _latents(self, purpose: str, seed: int, step: int, like: Tensor) -> Tensor:
        purpose = self._stream(purpose)
        return streams.latents(seed, purpose, step, len(like), self.latent_dim).to(like)

    def _as_shown(self, images: Tensor, purpose: str, seed: int, step: int) -> Tensor:
        """Return images as D gets to see them: with a square in black, or with instance noise.

        Sønderby et al. 2017.
        """
        if self.recipe.masked is not None:
            row, column, size = self.recipe.masked
            mask = torch.zeros(images.shape[-2:], dtype=torch.bool, device=images.device)
            mask[row : row + size, column : column + size] = True
            return images.masked_fill(mask, -1.0)
        if not self.recipe.input_noise:
            return images
        pixels = images[0].numel()
        noise = streams.latents(seed, self._stream(purpose), step, len(images), pixels)
        return images + self.recipe.input_noise * noise.to(images).view_as(images)

    def _kept_still(self) -> list[tuple[Tensor, Tensor]]:
        """Return buffers that forward passes change although who has them is frozen, with copies.

        They are the running statistics of batch normalisation.
        """
        still = self.recipe.still_layer
        frozen = [layers(self.discriminator)[still]] if still is not None else []
        frozen += [
            network
            for network, moves in (
                (self.generator, self.recipe.generator_moves),
                (self.discriminator, self.recipe.discriminator_moves),
            )
            if not moves
        ]
        return [(b, b.clone()) for network in frozen for b in network.buffers()]

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
