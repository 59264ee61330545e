"""Directions trained on measured concepts, one a concept: boundaries and regressions.

After InterFaceGAN (Shen, Yang, Tang and Zhou 2020).
"""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from glassgan.concepts import CLASS_CONCEPTS, CLASSES
from glassgan.data import DATA
from glassgan.judge.labels import class_labels, high_labels
from glassgan.latent.bank import LatentBank
from glassgan.statistics.auroc import LEAST
from glassgan.statistics.bootstrap import r_squared
from glassgan.statistics.ridge import Ridge
from glassgan.subject import Subject

# Concepts that determine each other, by what ties them: probabilities add up to 1; the area of a
# stroke is its length times its thickness, and its ink nearly its area; on a plain ground,
# brightness and contrast follow the extent; what is seen of an image is what its factors made.
TIED = {
    **dict.fromkeys([*CLASS_CONCEPTS, f"no {DATA.kind}"], "classes"),
    **dict.fromkeys(("ink", "area", "length", "thickness"), "size of the stroke"),
    **dict.fromkeys(("brightness", "contrast", "extent", "factor size"), "size of the foreground"),
    **dict.fromkeys(("centre_x", "factor place x"), "place x"),
    **dict.fromkeys(("centre_y", "factor place y"), "place y"),
    **dict.fromkeys(("hue", "factor hue"), "hue"),
}
# Of a bank, at either end, the boundary is trained on. InterFaceGAN takes 2 % of 500,000; of some
# thousands that would be fewer samples than dimensions.
EXTREMES = 0.1
# Of what a library fits, boundaries and logistic regressions, relative to the samples: small beside
# the variance of a latent, which is one, so that directions hardly depend on it, and enough for
# finite weights where both kinds can be told apart without an error.
PENALTY = 0.01


def thresholds(bank: LatentBank) -> np.ndarray:
    """Return the median of each concept, [K], above which it counts as high."""
    known = ~np.isnan(bank.values).all(0)
    found = np.full(bank.values.shape[1], np.nan)
    found[known] = np.nanmedian(bank.values[:, known], axis=0)
    return found


def labels(bank: LatentBank, above: np.ndarray) -> np.ndarray:
    """Return 1, 0 or nan (not known) for every concept, [N, K].

    A class is there if the judge names it; any other concept if it is above its threshold.
    """
    high = high_labels(bank.values, above)
    high[:, :CLASSES] = class_labels(bank.classes)
    return high


def learnable(bank: LatentBank) -> list[int]:
    """Return the concepts that vary and of which enough samples are and are not."""
    found = labels(bank, thresholds(bank))
    ones, zeros = (found == 1).sum(0), (found == 0).sum(0)
    enough = (np.minimum(ones, zeros) >= LEAST) & ~np.isnan(bank.scales())
    return [int(concept) for concept in enough.nonzero()[0]]


def boundaries(subject: Subject, bank: LatentBank, concepts: list[int]) -> tuple[Tensor, Tensor]:
    """Return the normals of linear support vector machines, and their accuracy in training.

    One a concept, between the `EXTREMES` of its values. Not the probe that `regressions` uses: the
    machine is InterFaceGAN's own.

    Returns:
        Unit vectors [K, d], pointing to where there is more of the concept, and scores [K].
    """
    from sklearn.svm import LinearSVC

    normals, scores = [], []
    latents = bank.latents.double().numpy()
    for concept in concepts:
        known = (~np.isnan(bank.values[:, concept])).nonzero()[0]
        order = known[np.argsort(bank.values[known, concept], kind="stable")]
        size = max(int(EXTREMES * len(order)), LEAST // 2)
        rows = np.concatenate([order[:size], order[-size:]])
        side = np.repeat([0, 1], size)
        machine = LinearSVC(C=1 / (PENALTY * len(rows)), dual=False)
        machine.fit(latents[rows], side)
        normals.append(machine.coef_[0])
        scores.append(machine.score(latents[rows], side))
    return _directions(subject, normals), torch.tensor(scores)


def regressions(subject: Subject, bank: LatentBank, concepts: list[int]) -> tuple[Tensor, Tensor]:
    """Return the coefficients of a regression on the latent, and its fit in training.

    Logistic for classes (fit: accuracy); for all other concepts the probe, ridge regression whose
    penalty each chooses by leaving samples out (fit: R²).

    Returns:
        Unit vectors [K, d] and scores [K].
    """
    from sklearn.linear_model import LogisticRegression

    found = labels(bank, thresholds(bank))
    normals, scores = [], []
    latents = bank.latents.double().numpy()
    for concept in concepts:
        target = found[:, concept] if concept < CLASSES else bank.values[:, concept]
        rows = ~np.isnan(target)
        x, y = latents[rows], target[rows]
        if concept < CLASSES:
            model = LogisticRegression(C=1 / (PENALTY * len(y)), max_iter=500).fit(x, y)
            normals.append(model.coef_[0])
            scores.append(model.score(x, y))
        else:
            known = torch.from_numpy(x)
            reading = Ridge(known).fit(torch.from_numpy(y)[:, None])
            normals.append(reading.weights[:, 0].numpy())
            predicted = reading(known)[:, 0].numpy()
            scores.append(float(r_squared(np.ones((1, len(y))), y, predicted)[0]))
    return _directions(subject, normals), torch.tensor(scores)


def conditional(directions: Tensor, tied: Sequence[str]) -> tuple[Tensor, Tensor]:
    """Take out of each direction what the others hold: n − Nᵀ(NNᵀ)⁻¹N n.

    N are the directions of all other concepts (Shen et al. 2020, "Interpreting the latent space of
    GANs for semantic face editing", section 3.2), but for those that determine the concept
    (`TIED`): its direction is a sum of theirs, so that what is left would be errors.

    Args:
        directions: of one method, one a concept, [K, d].
        tied: what each is tied to, K; those with the same name determine each other, "" none.

    Returns:
        Unit vectors [K, d], and the share of each direction's length that is left, [K].
    """
    rest = [
        direction - _within(direction, directions[_others(number, tied)].double())
        for number, direction in enumerate(directions.double())
    ]
    left = torch.stack(rest) if rest else directions.double()
    lengths = left.norm(dim=1)
    # not `unit`: the sign says where there is more of the concept
    return (left / lengths.clamp(min=1e-12)[:, None]).float(), lengths.float()


def _others(number: int, tied: Sequence[str]) -> list[int]:
    return [
        other
        for other, name in enumerate(tied)
        if other != number and not (name and name == tied[number])
    ]


def _within(direction: Tensor, others: Tensor) -> Tensor:
    """Return the part of a direction [d] that lies in the span of others [K, d]."""
    held = torch.linalg.lstsq(others.T, direction[:, None], driver="gelsd").solution
    return (others.T @ held)[:, 0]


def _directions(subject: Subject, normals: list[np.ndarray]) -> Tensor:
    if not normals:
        return torch.zeros(0, subject.latent_dim)
    return torch.nn.functional.normalize(torch.from_numpy(np.stack(normals)), dim=1).float()
