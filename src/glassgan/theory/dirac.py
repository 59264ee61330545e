"""Local dynamics of the smallest game: the Dirac-GAN of Mescheder et al. 2018.

Real samples are 0, generated ones are θ, D(x) = ψx. At the equilibrium θ = ψ = 0 the Jacobian of
the field of both players' steps has the form [[p, −a], [a, q]], for every loss and regulariser
here; its eigenvalues decide whether training converges close to it. All in double precision.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.func import grad, jacrev
from torch.nn.functional import softplus

from glassgan.train.losses import LOSSES

GAMMA = 0.4  # weight of the penalties: below 2a, so that the eigenvalues are complex
NOISE = 0.7  # standard deviation of the instance noise
CONVERGES, UNDECIDED, DIVERGES = "converges", "undecided by linearisation", "diverges"
ZERO = 1e-9  # real parts below are zero but for rounding
ORDINARY = LOSSES["logits"]

Loss = Callable[[Tensor, Tensor], Tensor]  # of θ and ψ


@dataclass(frozen=True)
class Setting:
    """A loss with or without a regulariser.

    Attributes:
        name: as the papers have it.
        source: where the closed form stands.
        loss_d, loss_g: what the players minimise.
        pull: a of the Jacobian in closed form.
        own_g, own_d: p and q, likewise.
        consensus: weight of the penalty on the field itself (Mescheder et al. 2017).
        proved: what the papers prove of small steps at the equilibrium.
    """

    name: str
    source: str
    loss_d: Loss
    loss_g: Loss
    pull: float
    own_g: float = 0.0
    own_d: float = 0.0
    consensus: float = 0.0
    proved: str = CONVERGES

    def field(self, players: Tensor) -> Tensor:
        """Return the direction in which both players step, [2], at (θ, ψ), [2]."""
        if not self.consensus:
            return self._steps(players)
        own = self._steps(players)
        return own - self.consensus * grad(lambda at: self._steps(at).square().sum() / 2)(players)

    def _steps(self, players: Tensor) -> Tensor:
        theta, psi = players
        return -torch.stack(
            [grad(self.loss_g)(theta, psi), grad(self.loss_d, argnums=1)(theta, psi)]
        )

    def jacobian(self) -> np.ndarray:
        """Return the Jacobian of the field at the equilibrium in closed form, [2, 2]."""
        return np.array([[self.own_g, -self.pull], [self.pull, self.own_d]])

    def closed_form(self) -> np.ndarray:
        """Return its eigenvalues, complex [2]: (p + q)/2 ± √(((p − q)/2)² − a²)."""
        middle, half = (self.own_g + self.own_d) / 2, (self.own_g - self.own_d) / 2
        return _both(middle, half**2 - self.pull**2)

    def closed_form_of_steps(self, size: float, alternating: bool) -> np.ndarray:
        """Return the eigenvalues of the map that a step of this size is, complex [2].

        Simultaneous steps: 1 + hλ (Mescheder et al. 2018, section 2). Alternating ones, G first:
        of trace 2 + h(p + q) − h²a² and determinant (1 + hp)(1 + hq); without regulariser
        theirs.
        """
        if not alternating:
            return 1 + size * self.closed_form()
        trace = 2 + size * (self.own_g + self.own_d) - (size * self.pull) ** 2
        product = (1 + size * self.own_g) * (1 + size * self.own_d)
        return _both(trace / 2, trace**2 / 4 - product)

    def differentiated(self) -> np.ndarray:
        """Return the eigenvalues of the Jacobian that automatic differentiation gives."""
        jacobian = jacrev(self.field)(torch.zeros(2, dtype=torch.float64))
        return ordered(np.linalg.eigvals(jacobian.numpy()))

    def walked(self, start: Tensor, steps: int, size: float, alternating: bool) -> np.ndarray:
        """Return the places of both players along steps of a size, [steps + 1, 2]."""
        places = [start]
        for _ in range(steps):
            here = places[-1]
            if alternating:  # first G, then D from where G is now
                here = torch.stack([here[0] + size * self.field(here)[0], here[1]])
                here = torch.stack([here[0], here[1] + size * self.field(here)[1]])
            else:
                here = here + size * self.field(here)
            places.append(here)
        return torch.stack(places).numpy()

    def simulated(self, steps: int, size: float, alternating: bool) -> np.ndarray:
        """Return the eigenvalues of the linear map that fits simulated small steps best."""
        start = torch.tensor([1e-4, 5e-5], dtype=torch.float64)
        places = self.walked(start, steps, size, alternating)
        fitted = np.linalg.lstsq(places[:-1], places[1:], rcond=None)[0].T
        return ordered(np.linalg.eigvals(fitted))


def _both(middle: float, squared: float) -> np.ndarray:
    """Return middle ± √squared, complex."""
    root = np.emath.sqrt(squared)
    return ordered(np.array([middle + root, middle - root]))


def ordered(values: np.ndarray) -> np.ndarray:
    """Return complex numbers, the largest imaginary part first, then the largest real part.

    What is real but for rounding counts as real.
    """
    found = np.asarray(values, complex)
    found = np.where(np.abs(found.imag) < ZERO, found.real + 0j, found)
    return found[np.lexsort((-found.real, -found.imag))]


def verdict(eigenvalues: np.ndarray) -> str:
    """Return what the eigenvalues of the field say of small enough steps (Lyapunov 1892).

    Purely imaginary ones say nothing: what decides is then of higher order.
    """
    real = float(eigenvalues.real.max())
    if abs(real) < ZERO:
        return UNDECIDED
    return CONVERGES if real < 0 else DIVERGES


def _answer(psi: Tensor, at: Tensor) -> Tensor:
    return psi * at


def _of_d(theta: Tensor, psi: Tensor) -> Tensor:
    """Return D's ordinary loss, on one real sample, 0, and one generated, θ."""
    real, generated = (_answer(psi, at)[None] for at in (torch.zeros_like(theta), theta))
    return ORDINARY.discriminator(real, generated)


def _of_g(saturating: bool) -> Loss:
    return lambda theta, psi: ORDINARY.generator(_answer(psi, theta)[None], saturating)


def _penalty(psi: Tensor, at: Tensor) -> Tensor:
    """Return ½ of the squared slope of D at a sample."""
    return grad(_answer, argnums=1)(psi, at).square() / 2


def _penalised(loss: Loss, real: float, generated: float) -> Loss:
    """Return D's loss with penalties on its slope at real and at generated samples (R1, R2)."""
    return lambda theta, psi: (
        loss(theta, psi)
        + real * _penalty(psi, torch.zeros_like(theta))
        + generated * _penalty(psi, theta)
    )


def _noisy(loss: Callable[[Tensor, Tensor, Tensor], Tensor]) -> Loss:
    """Return the mean of a loss over instance noise on the sample, by Gauss–Hermite quadrature."""
    at, weight = (torch.from_numpy(values) for values in np.polynomial.hermite_e.hermegauss(40))
    weight = weight / weight.sum()
    return lambda theta, psi: (weight * loss(theta, psi, NOISE * at)).sum()


def _relativistic(theta: Tensor, psi: Tensor) -> Tensor:
    """Return D's relativistic loss: a real and a generated sample are told apart as a pair."""
    return softplus(_answer(psi, theta) - _answer(psi, torch.zeros_like(theta)))


SETTINGS = (
    Setting("standard", "Mescheder et al. 2018, section 2", _of_d, _of_g(True), 0.5,
            proved=UNDECIDED),
    Setting("non-saturating", "Mescheder et al. 2018, section 2", _of_d, _of_g(False), 0.5,
            proved=UNDECIDED),
    Setting("Wasserstein", "Mescheder et al. 2018, section 2",
            lambda theta, psi: psi * theta, lambda theta, psi: -psi * theta, 1.0,
            proved=UNDECIDED),
    Setting("R1", "Mescheder et al. 2018, section 3", _penalised(_of_d, GAMMA, 0), _of_g(True),
            0.5, own_d=-GAMMA),
    Setting("R2", "Mescheder et al. 2018, section 3", _penalised(_of_d, 0, GAMMA), _of_g(True),
            0.5, own_d=-GAMMA),
    Setting("instance noise", "Mescheder et al. 2018, section 3",
            _noisy(lambda theta, psi, noise: ORDINARY.if_real(psi * noise)
                   + ORDINARY.if_generated(psi * (theta + noise))),
            _noisy(lambda theta, psi, noise: -ORDINARY.if_generated(psi * (theta + noise))),
            0.5, own_d=-NOISE**2 / 2),
    Setting("consensus", "Mescheder et al. 2017", _of_d, _of_g(True), 0.5,
            own_g=-GAMMA / 4, own_d=-GAMMA / 4, consensus=GAMMA),
    Setting("relativistic", "Huang et al. 2024", _relativistic,
            lambda theta, psi: softplus(-psi * theta), 0.5, proved=UNDECIDED),
    Setting("relativistic, R1 and R2", "Huang et al. 2024",
            _penalised(_relativistic, GAMMA, GAMMA), lambda theta, psi: softplus(-psi * theta),
            0.5, own_d=-2 * GAMMA),
)  # fmt: skip
