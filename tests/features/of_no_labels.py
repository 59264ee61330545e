"""Tests of a process whose data set has no labels; run by tests/test_no_labels.py."""

import torch
from networks import tiny

from glassgan import effects
from glassgan.concepts import NO_LABELS
from glassgan.features import generator_layers
from glassgan.report import messages
from glassgan.report.features import in_words, numbers

LATENTS = torch.randn(40, 8, generator=torch.Generator().manual_seed(0))


def test_no_class_is_read_off_layers_and_it_is_said_why():
    subject = tiny().evaluation()
    nothing = torch.full((40,), -1)
    rows = generator_layers.readable_class(
        subject, LATENTS, nothing, seed=0, null_draws=20, resamples=20
    )
    assert {row["reason"] for row in rows} == {NO_LABELS}
    summary = generator_layers.layer_summary(subject, LATENTS).assign(epoch=0)
    found = numbers.of_features(effects.table(rows, subject="mlp", seed=0, epoch=0), summary)
    content = {"of_features": {"mlp/0": found}, "runs": {"mlp/0": {}}}
    assert "Scribbles has no labels" in " ".join(in_words.answer(content))
    with messages.speaking("zh"):
        assert "Scribbles 没有标签" in " ".join(in_words.answer(content))
