"""All directions of a generator, by every method, from one bank of latents."""

from dataclasses import dataclass

import torch
from torch import Tensor

from glassgan.concepts import CONCEPTS
from glassgan.latent import jacobian
from glassgan.latent.bank import LatentBank
from glassgan.latent.components import independent_components, moments_of, principal_components
from glassgan.latent.jacobian import of_local_jacobians, of_mean_jacobian
from glassgan.latent.supervised import TIED, boundaries, conditional, regressions
from glassgan.latent.weights import of_weights
from glassgan.subject import Subject, activations

NAMES = list(CONCEPTS)
AXES, CONDITIONAL = "axes", " conditional"
NOTHING = "nothing found"  # status of a method without directions


@dataclass(frozen=True)
class Found:
    """The directions of one method, best first.

    directions: unit vectors [K, d]; scores: the method's own, [K]; names: of the directions, K;
    targets: the concept that each was trained on, K, or None where it was found without; derived:
    whether they are made of those of another method, whose span they have; of_samples: whether
    other samples could give others.
    """

    directions: Tensor
    scores: Tensor
    names: list[str]
    targets: list[int] | None = None
    derived: bool = False
    of_samples: bool = True

    def first(self, count: int) -> Tensor:
        """Return the directions by which methods are compared: the first, or all trained ones."""
        return self.directions if self.targets is not None else self.directions[:count]


def axes(count: int, known: jacobian.Moments) -> tuple[Tensor, Tensor]:
    """Return the coordinate axes along which the image changes most, and that change.

    The score is the root mean square change of a pixel per unit length, of a small move.

    Args:
        count: K, of axes.
        known: moments of the Jacobians.
    """
    change = (known.metric.diagonal().clamp(min=0) / len(known.mean)).sqrt()
    order = change.argsort(descending=True, stable=True)[:count]
    return torch.eye(len(change))[order], change[order].float()


def discover(
    subject: Subject, bank: LatentBank, known: jacobian.Moments, concepts: list[int], count: int
) -> dict[str, Found]:
    """Find directions by every method.

    Args:
        subject: in evaluation mode.
        bank: with what is measured on its images.
        known: moments of the Jacobians at latents of the bank.
        concepts: on which directions are trained, places in `CONCEPTS`.
        count: of directions of each method that is trained on nothing; of the axes there are all.

    Returns:
        By method; some may find nothing here: ICA where it does not converge, weights where the
        generator has no such map, trained methods where there is no concept.
    """
    layers = list(activations(subject.generator, bank.latents[:2]))
    order, change = axes(subject.latent_dim, known)
    z = [f"z{int(axis.argmax())}" for axis in order]
    result = {AXES: Found(order, change, z)}
    untrained = {}
    for name in layers:
        moments = moments_of(subject, bank, name)
        untrained[f"PCA {name}"] = principal_components(count, moments)
        if name == layers[max(len(layers) - 2, 0)]:  # the last hidden one
            untrained[f"ICA {name}"] = independent_components(subject, bank, count, moments)
    untrained["SeFa"] = of_weights(subject, count, "plain")
    untrained["SeFa normalised"] = of_weights(subject, count, "normalised")
    untrained["SeFa batch norm"] = of_weights(subject, count, "batch norm")
    untrained["mean Jacobian"] = of_mean_jacobian(subject, bank, count, known)
    untrained["local Jacobians"] = of_local_jacobians(subject, bank, count, known)
    for method, (directions, scores) in untrained.items():
        names = [f"{method} {number}" for number in range(1, len(directions) + 1)]
        of_samples = not method.startswith("SeFa")
        result[method] = Found(directions, scores, names, of_samples=of_samples)
    trained = {
        "SVM": boundaries(subject, bank, concepts),
        "regression": regressions(subject, bank, concepts),
    }
    tied = [TIED.get(NAMES[concept], "") for concept in concepts]
    trained |= {
        f"{name}{CONDITIONAL}": conditional(found[0], tied) for name, found in trained.items()
    }
    for method, (directions, scores) in trained.items():
        names = [f"{method} {NAMES[concept]}" for concept in concepts]
        result[method] = Found(directions, scores, names, concepts, method.endswith(CONDITIONAL))
    return result
