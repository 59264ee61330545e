"""Tests of a process whose data set has no labels; run by tests/test_no_labels.py."""

import numpy as np
import torch
from networks import tiny

from glassgan.concepts import NO_LABELS
from glassgan.judge import architecture
from glassgan.judge.network import Judge
from glassgan.layers.downstream import downstream
from glassgan.units import labelled, reliability, removal

LATENTS = torch.randn(40, 8, generator=torch.Generator().manual_seed(0))


def judge():
    return Judge(architecture.fused(architecture.build().eval()), 1.0, 0.9)


def test_units_go_with_measures_alone():
    found = labelled.samples(tiny().evaluation(), LATENTS, judge())
    names, both = labelled.labels(found)
    assert "ink" in names and not [name for name in names if "digit" in name]
    assert both[0].shape == (20, len(names))


def test_judges_that_name_nothing_are_not_compared():
    images = torch.zeros(4, 1, 28, 28)
    assert reliability.of_judges(images, judge(), judge()) == []


def test_sets_of_units_for_classes_are_left_out_with_a_reason():
    place = downstream(tiny().evaluation(), "hidden1", LATENTS)
    found = removal.removal(
        place, place, judge(), torch.zeros(16, 3), np.zeros((16, 0)),
        layer="hidden1", null_draws=20, greedy_latents=4, seed=0,
    )  # fmt: skip
    assert [row["reason"] for row in found.rows] == [NO_LABELS]
    assert not found.units
