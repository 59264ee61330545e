"""What a code says of concepts: halves, linear readings and mutual information.

A code is anything that says something about each sample: its latent, its coordinates along
directions, the activations of a layer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import torch
from scipy.special import entr
from torch import Tensor

from glassgan.concepts import LEAST_DEVIATION
from glassgan.judge.labels import high_labels
from glassgan.layers.downstream import unit_layers
from glassgan.layers.values import unit_matrix
from glassgan.statistics.auroc import LEAST
from glassgan.statistics.information import mutual_information
from glassgan.statistics.ridge import PENALTIES, Ridge
from glassgan.subject import Subject


@dataclass(frozen=True)
class Half:
    """What is known of half of the samples.

    code: [n, C]; values: of the concepts, nan where one is not known, [n, K]; both standardised
    on the discovery half. labels: 1 where a concept lies above its mean on the discovery half, 0
    where not, nan where it is not known, [n, K].
    """

    code: np.ndarray
    values: np.ndarray
    labels: np.ndarray

    def part(self, rows: np.ndarray) -> "Half":
        """Return the same for some of the samples."""
        return Half(self.code[rows], self.values[rows], self.labels[rows])


def of_subject(
    subject: Subject, latents: Tensor, directions: Mapping[str, Tensor]
) -> dict[str, np.ndarray]:
    """Return the codes that are compared, by name, [N, C] each.

    The latents themselves ("axes"), their coordinates along the directions of each method, and the
    values of the units of each layer that does not give the image.

    Args:
        subject: in evaluation mode.
        latents: [N, d].
        directions: unit vectors [K, d] by method.
    """
    along = {name: (latents @ some.T).numpy() for name, some in directions.items()}
    return {
        **along,
        "axes": latents.numpy(),
        **unit_matrix(subject, latents, list(unit_layers(subject))),
    }


def halves(code: np.ndarray, values: np.ndarray) -> tuple[Half, Half, np.ndarray]:
    """Return the discovery and the held-out half, and which concepts are in them, bool [K].

    Left out are dimensions that do not vary on the discovery half, and concepts that hardly do or
    of which a half has fewer than `LEAST` samples above or below the mean of the discovery half.

    Args:
        code: [N, C]; the first half of the samples is discovery.
        values: concepts [N, K], nan where one is not known.
    """
    half = len(code) // 2
    known = ~np.isnan(values)
    count = np.maximum(known[:half].sum(0), 1)
    mean = np.where(known[:half], values[:half], 0.0).sum(0) / count
    centred = values - mean
    spread = np.sqrt(np.where(known[:half], centred[:half] ** 2, 0.0).sum(0) / count)
    high = high_labels(values, mean)
    kinds = [(part == kind).sum(0) for part in (high[:half], high[half:]) for kind in (0, 1)]
    usable = (np.min(kinds, axis=0) >= LEAST) & (spread > LEAST_DEVIATION)
    deviation = code[:half].std(0)
    # rounding leaves a little of numbers that are all the same
    varies = deviation > 1e-6 * np.abs(code[:half]).max(0)
    new = (code[:, varies] - code[:half, varies].mean(0)) / deviation[varies]
    standard = centred[:, usable] / spread[usable]
    discovery, held_out = (
        Half(new[part], standard[part], high[part][:, usable])
        for part in (slice(None, half), slice(half, None))
    )
    return discovery, held_out, usable


def groups(values: np.ndarray) -> list[np.ndarray]:
    """Return the columns of concepts that are known of the same samples, group by group."""
    known: dict[bytes, list[int]] = {}
    for column, present in enumerate((~np.isnan(values)).T):
        known.setdefault(present.tobytes(), []).append(column)
    return [np.array(columns) for columns in known.values()]


def fit(half: Half) -> tuple[np.ndarray, np.ndarray]:
    """Return weights [C, K] and offsets [K] that read each concept, by ridge regression.

    Each where it is known and with its own penalty.
    """
    weights = np.zeros((half.code.shape[1], half.values.shape[1]))
    offsets = np.zeros(half.values.shape[1])
    for columns, ridge, targets in _regressions(half):
        reading = ridge.fit(targets, each=True)
        weights[:, columns], offsets[columns] = reading.weights, reading.offset
    return weights, offsets


def shared_penalty(half: Half) -> float:
    """Return the penalty that errs least on samples that are left out, over all concepts."""
    errors = [ridge.errors(targets).sum(1) for _, ridge, targets in _regressions(half)]
    return PENALTIES[int(torch.stack(errors).sum(0).argmin())]


def coefficients(half: Half, penalty: float) -> np.ndarray:
    """Return the weights [C, K] of ridge regressions of which the weights compare.

    Of one penalty: a concept that is shrunk more than others would seem to matter less to a
    dimension.
    """
    found = np.zeros((half.code.shape[1], half.values.shape[1]))
    for columns, ridge, targets in _regressions(half):
        given = torch.tensor([penalty], dtype=torch.float64)
        found[:, columns] = ridge.fit_with(targets, given).weights
    return found


def _regressions(half: Half) -> Iterator[tuple[np.ndarray, Ridge, Tensor]]:
    """Yield concepts that are known of the same samples: their columns, and code and values there.

    The code as a regression knows it; values [n, columns].
    """
    for columns in groups(half.values):
        known = ~np.isnan(half.values[:, columns[0]])
        values = torch.from_numpy(half.values[known][:, columns])
        yield columns, Ridge(torch.from_numpy(half.code[known])), values


def r2(values: np.ndarray, predicted: np.ndarray) -> np.ndarray:
    """Return 1 − Σ (y − ŷ)² / Σ y² of each concept, [K]; y is centred on the discovery half."""
    found: np.ndarray = 1 - np.nansum((values - predicted) ** 2, 0) / np.nansum(values**2, 0)
    return found


def most_informed(discovery: Half) -> np.ndarray:
    """Return the two dimensions that say most of each concept, [2, K]; [1, K] if there is one."""
    information = mutual_information(discovery.code, discovery.labels)
    return np.argsort(-information, axis=0, kind="stable")[:2]


def gaps(half: Half, best: np.ndarray) -> np.ndarray:
    """Return what the first of two dimensions says more of each concept than the second, [K].

    In entropies of the concept; nan where there is but one dimension.

    Args:
        half: samples.
        best: two dimensions for each concept, [2, K].
    """
    count = half.labels.shape[1]
    if len(best) < 2:
        return np.full(count, np.nan)
    found = mutual_information(half.code[:, best.ravel()], half.labels)
    own = np.arange(count)
    share = np.nanmean(half.labels, axis=0)
    entropy = (entr(share) + entr(1 - share)) / np.log(2)
    return (found[own, own] - found[count + own, own]) / entropy
