"""Which concepts move the verdict: concept activation vectors in a discriminator's layers (TCAV).

Kim et al. 2018, "Interpretability beyond feature attribution: quantitative testing with concept
activation vectors". Here a concept is a number measured on an image, so that its vector is that of
a ridge regression of the concept on the layer (Graziani, Andrearczyk and Müller 2018, "Regression
concept vectors"), which for labels is Fisher's discriminant. Their score is the share of held-out
images whose logit rises along the vector. In the last hidden layer it is 0 or 1 by construction,
because the logit is linear in it: all images have the same gradient. It is left out there.

Elsewhere too a discriminator can be so nearly linear that random vectors score 0 or 1. The score
then says nothing, whatever it is. So the mean derivative along the vector stands beside it, as a
cosine: how much of the gradient goes with the concept, rather than only in which sense.

Regression and derivative are both taken in features of unit deviation, so that neither depends on
the scale of a unit. A vector is X'α, with α = (X X' + λI)⁻¹ y of the concept's values y, so that
derivatives along it are G X'α: thousands of vectors are one product of small matrices, and none is
ever formed.
`captum.concept` would train a classifier for each, one after the other, and write it to a file.
"""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from glassgan.attribution.concept_bank import ConceptBank

# Of the ridge, relative to the number of images. Given, where a probe chooses its own
# (`statistics.ridge`): vectors of random concepts and mixtures of concepts are compared with those
# of concepts, so that the map from values to vectors must be the same for all.
PENALTY = 0.1


class Vectors:
    """Concept vectors of one layer, as linear maps of the concept's values on N images."""

    def __init__(self, discovery: Tensor):
        """Prepare the regression.

        The deviation of a unit with places is that over all of them: that of one place, which few
        images reach, would magnify these.

        Args:
            discovery: features [N, C, ...].
        """
        self._mean = discovery.mean(0)
        deviation = (
            discovery.var(0).flatten(1).mean(1).sqrt() if discovery.ndim > 2 else discovery.std(0)
        )
        deviation = deviation.view(-1, *[1] * (discovery.ndim - 2))
        self._scale = torch.where(deviation > 0, deviation, 1.0)
        self._x = self._values(discovery)
        values, axes = torch.linalg.eigh(self._x @ self._x.T)
        values = values.clamp(min=0)
        self._inverse = axes / (values + PENALTY * len(values)) @ axes.T
        kept = values > values[-1] * 1e-12  # of the rank of the features
        weights = values.sqrt() / (values + PENALTY * len(values))
        self.length = (axes * weights)[:, kept].T  # of which the norm is that of the vector

    def _values(self, values: Tensor) -> Tensor:
        return ((values - self._mean) / self._scale).flatten(1).double()

    def _slopes(self, slopes: Tensor) -> Tensor:
        return (slopes * self._scale).flatten(1).double()

    def derivatives(self, slopes: Tensor) -> Tensor:
        """Return the map from concept values [N] to derivatives along their vector, [M, N].

        Args:
            slopes: gradients of the logit at images, [M, C, ...].
        """
        return self._slopes(slopes) @ self._x.T @ self._inverse

    def size(self, slopes: Tensor) -> float:
        """Return the root mean square length of gradients [M, C, ...], as derivatives see them."""
        return float(self._slopes(slopes).square().sum(1).mean().sqrt())

    def readings(self, values: Tensor) -> Tensor:
        """Return the map from concept values [N] to what is read off features [M, C, ...]."""
        return self._values(values) @ self._x.T @ self._inverse


@dataclass(frozen=True)
class Found:
    """How the logit changes along the vectors of K concepts, for one kind of images.

    scores: share of the images whose logit rises, [K]; cosines: derivatives relative to the length
    of the gradient, by image [M, K].
    """

    scores: np.ndarray
    cosines: np.ndarray


@dataclass(frozen=True)
class Followed:
    """The vectors of K concepts, and how the logit changes along them, up to their lengths.

    along: derivatives by image, [M, K]; whole: the vectors, turned so that they have few
    components, [r, K]; size: of the gradients.
    """

    along: Tensor
    whole: Tensor
    size: float

    def found(self) -> Found:
        """Return scores and cosines."""
        length = self.whole.norm(dim=0).clamp(min=1e-30)
        scores = (self.along > 0).double().mean(0)
        return Found(scores.numpy(), (self.along / (length * self.size)).numpy())

    def mixed(self, other: "Followed", share: float) -> "Followed":
        """Return those of √share times these concepts and √(1 − share) times others."""
        own, rest = share**0.5, (1 - share) ** 0.5
        along = own * self.along + rest * other.along
        return Followed(along, own * self.whole + rest * other.whole, self.size)


def follow(vectors: Vectors, slopes: Tensor, concepts: np.ndarray) -> Followed | None:
    """Follow the logit along the vectors of concepts; None if there is no gradient.

    Args:
        vectors: of the layer.
        slopes: gradients at images, [M, C, ...].
        concepts: their values on the N images of the vectors, [N, K]; in single precision the
            answer is too, which for thousands takes half the time.
    """
    size = vectors.size(slopes)
    if not size > 0:
        return None
    values = torch.from_numpy(concepts)
    along, whole = (a.to(values.dtype) for a in (vectors.derivatives(slopes), vectors.length))
    return Followed(along @ values, whole @ values, size)


@dataclass(frozen=True)
class Fitted:
    """What the vectors of K concepts give on held-out images of one kind.

    cosine: mean derivative, [K], None without a gradient; read: of each image, [M, K].
    """

    cosine: np.ndarray | None
    read: np.ndarray


def fitted(vectors: Vectors, concepts: np.ndarray, bank: ConceptBank, layer: str) -> Fitted:
    """Fit the vectors of concepts on some images and try them on others.

    Args:
        vectors: of some images.
        concepts: their values there, [N, K].
        bank: other images.
        layer: of the vectors.
    """
    own, centre = bank.features[layer], concepts.mean(0)
    found = follow(vectors, own.slopes, concepts)
    read = vectors.readings(own.values) @ torch.from_numpy(concepts - centre)
    cosine = None if found is None else found.found().cosines.mean(0)
    return Fitted(cosine, read.numpy() + centre)
