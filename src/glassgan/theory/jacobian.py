"""The Jacobian of the game at a state of both players: its leading eigenvalues, and steps played.

v(θ) = (−∇_G L_G, −∇_D L_D) is where gradient descent of both players at once would go. Steps of
size h, close to θ, multiply a small distance along an eigenvector of v' by |1 + hλ| (Mescheder et
al. 2017, sec. 3): where all real parts are negative, small enough steps bring neighbours together.
Where θ is no equilibrium, that is said of neighbouring courses, not of where they end. How to look
at the eigenvalues: Berard et al. 2020.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from scipy.sparse.linalg import ArpackError, ArpackNoConvergence, LinearOperator, eigs
from torch import Tensor, nn
from torch.func import functional_call, replace_all_batch_norm_modules_

from glassgan import streams
from glassgan.networks import copied
from glassgan.subject import Subject
from glassgan.theory.names import MAGNITUDE, REAL_PART
from glassgan.train.losses import LOSSES, slope_penalty
from glassgan.train.recipe import Recipe

ENDS = {MAGNITUDE: "LM", REAL_PART: "LR"}  # of the spectrum, as ARPACK calls them
VECTORS = 10  # of Arnoldi for each eigenvalue: those of largest real part lie close together
TOLERANCE = 1e-3  # of Arnoldi, relative
NOT_FINITE = "the derivative of the field is not finite"

Product = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Leading:
    """An eigenvalue, with imaginary part ≥ 0 of a conjugate pair.

    vector: of norm 1, complex [n]. residual: ‖Ju − λu‖/|λ|; nan where λ is zero.
    """

    value: complex
    vector: np.ndarray
    residual: float


class Around:
    """The field of both players' steps around a subject's weights, on a fixed batch.

    Each player's loss is that of the recipe, penalties too, without noise on inputs. Batch
    normalisation takes the statistics of the batch, as in training; dropout is off. The subject
    stays as it is.
    """

    def __init__(self, subject: Subject, recipe: Recipe, real: Tensor, latents: Tensor) -> None:
        """Take all there is; `real` [N, ...] in [−1, 1] says the precision of everything."""
        networks = [subject.generator, subject.require_discriminator()]
        self._networks = [
            replace_all_batch_norm_modules_(copied(network).eval()).to(real.dtype)
            for network in networks
        ]
        self._recipe, self._real, self._latents = recipe, real, latents.to(real)
        parts = [
            torch.cat([weight.detach().flatten() for weight in network.parameters()])
            for network in self._networks
        ]
        self.counts = [len(part) for part in parts]  # weights of G and of D
        self.start = torch.cat(parts)  # all of them, [n]

    def field(self, place: Tensor) -> Tensor:
        """Return v at a place, [n] both."""
        weights = self._leaves(place)
        slopes = [
            torch.autograd.grad(loss, own, retain_graph=True, materialize_grads=True)[0]
            for loss, own in zip(self._losses(weights), weights, strict=True)
        ]
        return -torch.cat(slopes)

    def jacobian(self) -> Product:
        """Return u ↦ v'u at the start, [n] both, in double precision outside.

        The rows of a player are minus those of the Hessian of its own loss over the weights of
        both players, which is symmetric: one reverse pass through the gradient, whose graph is
        kept. (Forward over reverse takes as long, and asks more of the operators.)
        """
        weights = self._leaves(self.start)
        slopes = [
            torch.autograd.grad(loss, weights, create_graph=True, materialize_grads=True)
            for loss in self._losses(weights)
        ]

        def product(vector: np.ndarray) -> np.ndarray:
            parts = torch.from_numpy(vector.ravel()).to(self.start).split(self.counts)
            rows: list[Tensor] = []
            for slope, own in zip(slopes, weights, strict=True):
                along = sum(s @ part for s, part in zip(slope, parts, strict=True))
                rows += torch.autograd.grad(along, own, retain_graph=True, materialize_grads=True)
            moved: np.ndarray = -torch.cat(rows).double().numpy()
            return moved

        return product

    def _leaves(self, place: Tensor) -> list[Tensor]:
        return [part.clone().requires_grad_() for part in place.detach().split(self.counts)]

    def _losses(self, weights: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
        """Return the losses of G and of D."""
        recipe, losses = self._recipe, LOSSES[self._recipe.loss]
        generator, discriminator = map(_with_weights, self._networks, weights)
        of_real, on_real = _looked(discriminator, self._real, recipe.r1)
        of_fake, on_fake = _looked(discriminator, generator(self._latents), recipe.r2)
        if recipe.relativistic:
            loss_g = losses.relativistic(of_fake, of_real)
            loss_d = losses.relativistic(of_real, of_fake)
        else:
            loss_g = losses.generator(of_fake, recipe.saturating)
            loss_d = losses.discriminator(of_real, of_fake, recipe.real_label)
        return loss_g, loss_d + on_real + on_fake


def _with_weights(network: nn.Module, flat: Tensor) -> Callable[[Tensor], Tensor]:
    """Return a network as a function of its inputs, its weights taken from a vector [n]."""
    named = dict(network.named_parameters())
    parts = flat.split([weight.numel() for weight in named.values()])
    state = {
        name: part.view_as(weight)
        for (name, weight), part in zip(named.items(), parts, strict=True)
    }

    def called(inputs: Tensor) -> Tensor:
        outputs: Tensor = functional_call(network, state, inputs)
        return outputs

    return called


def _looked(
    discriminator: Callable[[Tensor], Tensor], images: Tensor, weight: float
) -> tuple[Tensor, Tensor | float]:
    """Return logits [N] of images [N, ...], and the penalty on slopes there, if it has a weight."""
    if not weight:
        return discriminator(images), 0.0
    shown = images if images.requires_grad else images.clone().requires_grad_()
    logits = discriminator(shown)
    (slopes,) = torch.autograd.grad(logits.sum(), shown, create_graph=True)
    return logits, weight * slope_penalty(slopes)


def leading(
    product: Product, size: int, end: str, count: int, *, seed: int, restarts: int
) -> tuple[list[Leading], str]:
    """Return eigenvalues of a matrix at one of `ENDS`, and why there are not all of them.

    Args:
        product: the matrix by its products with vectors.
        size: its number of rows.
        end: of the spectrum.
        count: of eigenvalues; a conjugate pair counts twice and is given once.
        seed: of the vector at which Arnoldi starts.
        restarts: the most of Arnoldi (implicitly restarted, ARPACK).
    """
    first = streams.rng(seed, "start of Arnoldi").standard_normal(size)
    if not np.isfinite(product(first)).all():
        return [], NOT_FINITE
    operator = LinearOperator((size, size), matvec=product, dtype=np.float64)
    why = ""
    try:
        values, vectors = eigs(
            operator,
            count,
            which=ENDS[end],
            v0=first,
            ncv=min(VECTORS * count, size),
            maxiter=restarts,
            tol=TOLERANCE,
            rng=streams.rng(seed, "restarts of Arnoldi"),
        )
    except ArpackNoConvergence as error:
        values, vectors = error.eigenvalues, error.eigenvectors
        why = f"not found in {restarts} restarts"
    except ArpackError as error:
        return [], f"Arnoldi ends: {error}"
    upper = {complex(value) for value in values if value.imag >= 0}
    found = []
    for value, vector in zip(map(complex, values), vectors.T, strict=True):
        if value.imag < 0 and value.conjugate() in upper:
            continue
        if value.imag < 0:  # the other one of a pair was cut off
            value, vector = value.conjugate(), vector.conj()
        found.append(_measured(product, value, vector / np.linalg.norm(vector)))
    key = abs if end == MAGNITUDE else (lambda value: value.real)
    return sorted(found, key=lambda one: (-key(one.value), one.value.imag)), why


def quotient(product: Product, vector: np.ndarray) -> complex:
    """Return uᴴJu of a vector of norm 1: where u is an eigenvector, its eigenvalue."""
    return complex(np.vdot(vector, _moved(product, vector)))


def _moved(product: Product, vector: np.ndarray) -> np.ndarray:
    moved = product(vector.real.copy()).astype(complex)
    return moved + 1j * product(vector.imag.copy()) if vector.imag.any() else moved


def _measured(product: Product, value: complex, vector: np.ndarray) -> Leading:
    away = float(np.linalg.norm(_moved(product, vector) - value * vector))
    return Leading(value, vector, away / abs(value) if value else float("nan"))


def played(around: Around, one: Leading, *, size: float, steps: int, length: float) -> complex:
    """Return the eigenvalue by which courses part that start on both sides of a place.

    In the plane of real and imaginary part of the eigenvector, or along it where it is real, pairs
    of courses start at opposite points at a distance from the place and take steps of gradient
    descent, both players at once. The linear map that fits the differences within each pair best
    has 1 + hλ among its eigenvalues; λ of the one of largest magnitude is returned, with imaginary
    part ≥ 0; nan where a course is not finite.

    Args:
        around: the place, in double precision.
        one: where to start, and what is expected.
        size: h of a step.
        steps: of each course.
        length: of the starts from the place.
    """
    sides = [one.vector.real, one.vector.imag] if one.value.imag else [one.vector.real]
    plane = torch.from_numpy(np.linalg.qr(np.stack(sides, 1))[0])
    before, after = [], []
    for direction in plane.T:
        ends = [around.start + length * direction, around.start - length * direction]
        apart = []
        for step in range(steps + 1):
            apart.append(plane.T @ (ends[0] - ends[1]) / (2 * length))
            if step < steps:
                ends = [end + size * around.field(end) for end in ends]
        before += apart[:-1]
        after += apart[1:]
    rows, moved = torch.stack(before).numpy(), torch.stack(after).numpy()
    if not (np.isfinite(rows).all() and np.isfinite(moved).all()):
        return complex("nan")
    growths = np.linalg.eigvals(np.linalg.lstsq(rows, moved, rcond=None)[0].T)
    growth = complex(growths[np.abs(growths).argmax()])
    return complex((growth.real - 1) / size, abs(growth.imag) / size)
