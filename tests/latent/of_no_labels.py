"""Tests of a process whose data set has no labels; run by tests/test_no_labels.py."""

import numpy as np
import pytest
import torch
from networks import Planted
from shapes import digits

from glassgan import effects, streams
from glassgan.concepts import MEASURED
from glassgan.judge import architecture
from glassgan.judge.network import Judge
from glassgan.latent import inversion, moves, traversal
from glassgan.report.latent import inversion as figure_of_inversion
from glassgan.report.latent import numbers, paths
from glassgan.subject import Subject, generate

DIM = 4


@pytest.fixture(scope="module")
def subject():
    return Subject(Planted(torch.rand(DIM, 28, 28)), None, DIM).evaluation()


@pytest.fixture(scope="module")
def judge():
    return Judge(architecture.fused(architecture.build().eval()), 1.0, 0.9)


def latents(count, seed=0):
    return torch.randn(count, DIM, generator=torch.Generator().manual_seed(seed))


def test_every_sample_that_moves_is_one_to_be_measured(subject, judge):
    found = moves.moves(subject, judge, latents(6), torch.eye(DIM)[:2], [-1.0, 0.0, 1.0])
    assert found.accepted.all()
    assert found.values.shape == (2, 3, 6, len(MEASURED))


def test_between_latents_there_is_ink_and_no_class(subject, judge):
    at = torch.linspace(0, 1, 5)[:, None]
    straight = (1 - at) * latents(8)[:, None] + at * latents(8, 1)[:, None]
    curves, rows = traversal.along_paths(subject, judge, {"lerp": straight})
    assert curves["lerp"].shape == (3, 5)
    assert [row["concept"] for row in rows] == ["ink"]
    pictures = {"paths": torch.zeros(3, 5, 28, 28).numpy(), "path_curves.lerp": curves["lerp"]}
    fig = paths.draw(pictures)
    assert len(fig.axes) == 2  # the pictures, and the ink


def test_of_images_without_a_class_there_are_as_many_as_of_ten_classes(subject, judge):
    assert len(inversion.choose(np.full(50, -1), 2, streams.rng(0, "test"))) == 20
    images, classes = inversion.held_out(subject, judge, pool=40, count=2, seed=0)
    assert len(images) == 20 and (classes == -1).all()


def test_real_images_are_looked_for_as_one_kind(subject, judge):
    real, theirs = torch.from_numpy(digits(8))[:, None].float(), generate(subject, latents(8))
    nothing = torch.full((8,), -1)
    both = [
        inversion.invert(subject, judge, some, nothing, samples=20, starts=2, steps=5, seed=0)
        for some in (real, theirs)
    ]
    table = effects.table(inversion.effect_rows(*both), subject="x", seed=0, epoch=1, q_value=0.01)
    own = table[table["analysis"] == "inversion"]
    assert own["target"].tolist() == ["all images beside all generated"]
    assert own["p_value"].iloc[0] < 0.01
    assert not table["concept"].str.startswith("same").any()
    told = numbers.inversion(table)
    assert (told["worse"], told["tested"], told["hardest"]) == (1, 1, None)
    fig = figure_of_inversion.draw(inversion.pictures(*both, 2), {}, table)
    words = [text.get_text() for text in fig.texts]
    assert not any("?" in word for word in words)
    assert [tick.get_text() for tick in fig.axes[0].get_xticklabels()] == ["all images"]
