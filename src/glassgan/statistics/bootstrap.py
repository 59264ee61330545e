"""Bootstrap by weights: statistics of many resamples of the same images at once."""

from collections.abc import Callable

import numpy as np

from glassgan import streams


def weights(count: int, resamples: int, seed: int, purpose: str) -> np.ndarray:
    """Return how often each of `count` images is in the sample and in resamples of it.

    Returns:
        float64 [1 + resamples, count]; the first row, of ones, is the sample itself.
    """
    rng = streams.rng(seed, purpose)
    drawn = rng.multinomial(count, np.full(count, 1 / count), resamples)
    return np.concatenate([np.ones((1, count)), drawn])


def r_squared(weights: np.ndarray, values: np.ndarray, predicted: np.ndarray) -> np.ndarray:
    """Return the share of the variance of values that a prediction explains, [R].

    1 − Σ(y − ŷ)² / Σ(y − ȳ)²; below 0 where the mean predicts better; nan where nothing varies.

    Args:
        weights: of the images, [R, N].
        values: [N].
        predicted: [N].
    """
    total = weights.sum(1)
    centred = values - values.mean()
    variance = weights @ np.square(centred) / total - np.square(weights @ centred / total)
    error = weights @ np.square(values - predicted) / total
    known = variance > 1e-12 * max(float(np.square(values).mean()), 1e-300)
    return 1 - np.divide(error, variance, out=np.full(len(weights), np.nan), where=known)


def balanced_accuracy(weights: np.ndarray, labels: np.ndarray, predicted: np.ndarray) -> np.ndarray:
    """Return the mean over classes of the share that is predicted right, [R].

    Args:
        weights: of the images, [R, N].
        labels: int [N]; a class that no image of a resample has does not count there.
        predicted: int [N].
    """
    classes = np.unique(labels)
    of_class = (labels[:, None] == classes).astype(float)
    right = weights @ (of_class * (labels == predicted)[:, None])
    there = weights @ of_class
    recall = np.divide(right, there, out=np.full(right.shape, np.nan), where=there > 0)
    return np.nanmean(recall, 1)


def bootstrap_interval(
    statistic: Callable[[np.ndarray], float],
    count: int,
    rng: np.random.Generator,
    resamples: int,
    level: float = 0.95,
) -> tuple[float, float]:
    """Return the percentile interval (Efron 1979) of a statistic of `count` independent samples.

    `statistic` is given indices [count], drawn with replacement. Not for measures built on
    distances between samples, which duplicates bias. Resamples on which the statistic is not
    defined (nan) are left out; where it is not defined on the samples themselves, both ends are
    nan.
    """
    if np.isnan(statistic(np.arange(count))):
        return float("nan"), float("nan")
    values = [statistic(rng.integers(0, count, count)) for _ in range(resamples)]
    low, high = np.nanquantile(values, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)
