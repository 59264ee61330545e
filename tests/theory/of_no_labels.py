"""Tests of a process whose data set has no labels; run by tests/test_no_labels.py."""

import pandas as pd
import torch
from conftest import ROOT
from networks import tiny

from glassgan.checkpoints import Checkpoint
from glassgan.concepts import NO_LABELS
from glassgan.data import idx
from glassgan.judge import architecture
from glassgan.judge.network import Judge
from glassgan.report.theory import explained, numbers
from glassgan.report.theory import frozen as figure
from glassgan.run import Run
from glassgan.subjects import build
from glassgan.theory import explanations
from glassgan.theory.analyses import frozen
from glassgan.theory.settings import Frozen
from glassgan.train.batches import Batches

METADATA = {
    "specification": {"loss": "logits"},
    "recipe": {"batch_size": 32, "learning_rate": 2e-4, "betas": [0.5, 0.999], "window": 10},
}
SETTINGS = Frozen(seed=0, looked_at=[1], steps=2, bank=128, classified=80, gradients=128)


def test_a_bound_by_classes_is_left_out_and_all_else_is_there(monkeypatch):
    monkeypatch.setattr(build, "build", lambda specification, seed: tiny())
    pixels = torch.from_numpy(idx.read(ROOT / "data", "mnist", "t10k")[0][:600].copy())
    labels = torch.zeros(len(pixels), dtype=torch.uint8)
    chain = [Checkpoint("1", 1, 0, "finite", tiny().evaluation())]
    judge = Judge(architecture.fused(architecture.build().eval()), 1.0, 0.9)
    effects = frozen.analyse(
        Run("x", "mine", 0, chain, judge), SETTINGS, Batches(pixels[:300], labels[:300]),
        pixels[300:], labels[300:], METADATA, floor=True, planted=True,
    )["effects"]  # fmt: skip
    bounds = effects[effects["analysis"] == "jsd_bound"]
    assert set(bounds["intervention"]) == {frozen.FRESH}
    left = effects[effects["analysis"] == "left_out"]
    assert left["reason"].tolist() == [NO_LABELS]
    (told,) = numbers.of_frozen(effects)
    assert told["classes"] is None and told["bound"] == told["bound"]
    assert numbers.of_planted(effects) is None
    keys = [text.get_text() for text in figure.draw(effects).legends[0].get_texts()]
    assert keys and not any("classes" in key for key in keys)


def test_what_is_explained_by_classes_is_not_measured():
    nothing = explanations.Results(
        pd.DataFrame({"analysis": [], "target": []}), {}, {}, [({"change": "r1"}, pd.DataFrame())]
    )
    for explain, verdict in (
        (explanations.collapse, explanations.NOT_HERE),
        (explanations.penalties, explanations.NOT_HERE),
        (explanations.batch_norm, explanations.SILENT),
    ):
        *_, measured, came = explain(nothing)
        assert (measured, came) == (NO_LABELS, verdict)
    assert explained.said(NO_LABELS) == [("unlabelled", {})]
