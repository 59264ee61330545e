"""Mutual information of units and labels."""

import numpy as np

BINS = 10  # of a unit's values, for mutual information


def mutual_information(values: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Return the mutual information of units [N, U] with labels [N, K], in bits, [U, K].

    A unit is divided into `BINS` parts at its own quantiles; equal values share a bin. The
    estimate from counts is biased upwards by (bins − 1) / (2 N ln 2) (Miller 1955), which is taken
    off, so that it may be below zero. nan for a unit with a value that is.
    """
    # Of all edges between two neighbouring values the lower value itself bins alike.
    places = np.floor(np.arange(1, BINS) / BINS * (len(values) - 1)).astype(int)
    edges = np.sort(values, axis=0)[places]
    known = ~np.isnan(labels)
    # labels that are known of the same images share their counts
    groups = {known[:, column].tobytes(): column for column in range(labels.shape[1])}
    kinds = list(groups)
    group = [kinds.index(known[:, column].tobytes()) for column in range(labels.shape[1])]
    # counts of images are whole numbers, which float32 holds exactly
    counted = np.hstack([np.where(known, labels, 0.0), known[:, list(groups.values())]])
    counted = counted.astype(np.float32)
    shape = (values.shape[1], counted.shape[1])
    above = [(values > edge).astype(np.float32).T @ counted for edge in edges]
    above = [np.broadcast_to(counted.sum(0), shape), *above, np.zeros(shape, np.float32)]
    inside = -np.diff(np.stack(above), axis=0).astype(np.float64)  # [BINS, U, ...]
    ones, of_bin = np.split(inside, [labels.shape[1]], axis=2)
    count, positive = known.sum(0), np.where(known, labels, 0.0).sum(0)
    joint = (_bits(ones) + _bits(of_bin[:, :, group] - ones) - _bits(of_bin)[:, :, group]).sum(0)
    alone = _bits(positive) + _bits(count - positive) - _bits(count)
    filled = (of_bin > 0).sum(0)[:, group]
    with np.errstate(divide="ignore", invalid="ignore"):
        found: np.ndarray = (joint - alone) / count - (filled - 1) / (2 * count * np.log(2))
    found[np.isnan(values).any(0)] = np.nan
    return found


def _bits(counts: np.ndarray) -> np.ndarray:
    """Return n log2 n of counts, 0 for none."""
    found: np.ndarray = counts * np.log2(np.maximum(counts, 1))
    return found
