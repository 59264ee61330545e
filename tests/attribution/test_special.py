"""Special samples of a discriminator that looks only at one patch, and of a constant one."""

import runpy
import sys

import numpy as np
import pytest
import torch
from conftest import ROOT
from networks import linear_discriminator
from planted import judge as planted_judge

from glassgan.attribution import extremes, lens, sample_rows, special, threshold
from glassgan.attribution.names import STAYS, TURNS
from glassgan.attribution.special import Kind
from glassgan.data import idx
from glassgan.data.images import to_network

FASHION = ROOT.parent / "shared/data/FashionMNIST/raw/t10k-images-idx3-ubyte.gz"
TOP, LEFT, SIDE = 9, 9, 10  # of the patch that the discriminator looks at, in the middle


def looking_at_a_patch(scale=1.0):
    weights = torch.zeros(1, 28, 28)
    weights[0, TOP : TOP + SIDE, LEFT : LEFT + SIDE] = scale / SIDE**2
    network = linear_discriminator(weights.flatten(1))
    network.output[0].weight.data.fill_(1.0)
    network.output[0].bias.data.fill_(0.0)
    return network.requires_grad_(False)


@pytest.fixture
def real(mnist):
    return to_network(torch.from_numpy(mnist[0][:200]))


def rows_of(network, kinds, real, fake):
    reader = lens.fit(network, torch.cat([real[:100], fake[:100]]))
    found = sample_rows.verdicts(reader, kinds)
    rows = sample_rows.kind_rows(reader.layers, found, kinds, planted_judge())
    return found, {(row["analysis"], row["target"], row["concept"], row["layer"]): row
                   for row in rows}  # fmt: skip


def test_only_what_changes_the_patch_changes_the_verdict(real):
    outside, inside = real.clone(), real.clone()
    outside[:, :, :TOP] = 0.3
    inside[:, :, TOP : TOP + SIDE, LEFT : LEFT + SIDE] *= -1
    kinds = {special.REAL_TEST: Kind(special.REAL, real[100:])}
    kinds |= special.changed(real[:100], 0)
    kinds |= {"outside": Kind(special.CHANGED, outside[:100])}
    kinds |= {"inside": Kind(special.CHANGED, inside[:100])}
    network = looking_at_a_patch()
    found, rows = rows_of(network, kinds, real, inside)
    assert np.array_equal(found["outside"][:, -1], network(real[:100]).double().numpy())
    flipped = rows["special_samples", "inside", "AUROC against real", "output"]
    same = rows["special_samples", "outside", "AUROC against real", "output"]
    assert flipped["estimate"] < 0.2
    assert flipped["p_value"] < 1e-6
    assert same["null_low"] < same["estimate"] < same["null_high"]
    assert same["p_value"] > 0.01
    for layer in ("pixels", "hidden1", "output"):  # a linear verdict is there from the start
        trace = rows["special_trace", "inside", "verdict", layer]
        assert trace["estimate"] == pytest.approx(found["inside"][:, -1].mean(), abs=1e-3)


def test_a_constant_discriminator_tells_nothing_apart(real):
    network = looking_at_a_patch(0.0)
    kinds = {special.REAL_TEST: Kind(special.REAL, real[:100])} | special.changed(real[100:], 0)
    kinds |= special.foreign(real.mean(0), "Fashion-MNIST", None, 20, 0)
    _, rows = rows_of(network, kinds, real, real.flip(0))
    for (_, kind, concept, _), row in rows.items():
        if concept == "AUROC against real" and row.get("n", 1):
            assert row["estimate"] == 0.5, kind
            assert row["ci_low"] < 0.5 < row["ci_high"], kind
            assert row["p_value"] == 1, kind
            assert row["p_value"] == 1.0
    single = rows["special_samples", "blank", "AUROC against real", "output"]
    assert (single["status"], single["n"]) == ("a single image", 0)
    logit = rows["special_samples", "blank", "logit", "output"]
    assert logit["estimate"] == logit["ci_low"] == logit["ci_high"] == 0
    fashion = rows["special_samples", "Fashion-MNIST", "logit", "output"]
    assert (fashion["status"], fashion["n"]) == ("Fashion-MNIST is not there", 0)


def test_equal_logits_differ_at_the_nominal_rate_and_intervals_cover():
    rng = np.random.default_rng(0)
    nan = sample_rows.against_real(np.append(rng.normal(size=9), np.nan), rng.normal(size=9))
    assert np.isnan(list(nan.values())).all()
    certain = sample_rows.against_real(rng.normal(9, 1, 20), rng.normal(-9, 1, 40))
    assert certain["ci_high"] == certain["estimate"] == 1 > certain["ci_low"]
    same = [sample_rows.against_real(*rng.normal(size=(2, 60))) for _ in range(400)]
    assert 0.025 <= np.mean([row["p_value"] < 0.05 for row in same]) <= 0.075
    apart = [
        sample_rows.against_real(rng.normal(1, 1, 80), rng.normal(0, 1, 40)) for _ in range(300)
    ]
    truth = 0.7602  # Φ(1/√2)
    assert np.mean([row["estimate"] for row in apart]) == pytest.approx(truth, abs=0.01)
    assert np.mean([row["ci_low"] <= truth <= row["ci_high"] for row in apart]) > 0.9


def test_what_was_made_to_have_its_logits_is_not_tested_and_training_images_are_not_held_out(real):
    kinds = {special.REAL_TEST: Kind(special.REAL, real[100:])}
    kinds |= {special.NEAREST: Kind(special.REAL, real[:50])}
    made = extremes.Extremes(real[:20], real[20:40] / 2, real[40:60] / 2)
    kinds |= special.made({"noise": made})
    _, rows = rows_of(looking_at_a_patch(), kinds, real, -real)
    for end in ("highest", "lowest"):
        row = rows["special_samples", f"{end} logit from noise", sample_rows.AUROC, "output"]
        assert row["ci_low"] < row["estimate"] < row["ci_high"]
        assert not {"p_value", "null_low", "null_high"} & set(row)
    parts = {kind: row["split"] for (_, kind, _, _), row in rows.items()}
    assert parts[special.REAL_TEST] == "held-out"
    assert parts[special.NEAREST] == "training"
    assert "p_value" in rows["special_samples", special.NEAREST, sample_rows.AUROC, "output"]


def test_a_verdict_turns_where_it_lies_above_that_on_real_digits_and_ends_below(real):
    ends = {
        special.REAL_TEST: (0, 0, 1),
        "turns": (3, 3, -3),
        "stays": (-3, -3, -3),
        "rises": (-3, -3, 3),
    }
    ends |= {
        "single": (3, 3, -3),
        "made": (3, 3, -3),
        "early": (3, -3, -3),
        "no number": (3, np.nan, -3),
    }
    spread = np.random.default_rng(0).normal(size=(40, 1))
    found = {name: np.array(means) + spread[: 1 if name == "single" else 40]
             for name, means in ends.items()}  # fmt: skip
    kinds = {name: Kind(special.CHANGED, real[: len(values)], "noise" if name == "made" else "")
             for name, values in found.items()}  # fmt: skip
    layers = ["pixels", "hidden1", "output"]
    rows = sample_rows.kind_rows(layers, found, kinds, planted_judge())
    told = {row["target"]: row for row in rows if row["analysis"] == "special_turns"}
    assert {name: (row["status"], row["layer"]) for name, row in told.items()} == {
        "turns": (TURNS, "hidden1"), "early": (TURNS, "pixels"),
        "stays": (STAYS, "output"), "rises": (STAYS, "output"),
    }  # fmt: skip
    assert told["turns"]["estimate"] == pytest.approx(3)


def test_logits_that_are_no_numbers_get_a_reason(real):
    found = {special.REAL_TEST: np.zeros((9, 2)), "other": np.full((9, 2), np.nan)}
    kinds = {name: Kind(special.REAL, real[:9]) for name in found}
    rows = sample_rows.kind_rows(["pixels", "output"], found, kinds, planted_judge())
    other = [
        row for row in rows if row["target"] == "other" and row["concept"] != sample_rows.NAMED
    ]
    assert len(other) == 4
    for row in other:
        assert row["status"] == threshold.NO_NUMBER and not {"estimate", "p_value"} & set(row)


def test_changes_are_what_their_names_say(real):
    kinds = {name.split(" ")[0]: kind.images for name, kind in special.changed(real, 0).items()}
    assert torch.equal(kinds["inverted"], -real)
    assert torch.allclose(kinds["two"][1], (real[1] + real[0]) / 2)
    ink = (real + 1).sum((1, 2, 3))
    assert torch.allclose((kinds["blurred"] + 1).sum((1, 2, 3)), ink, rtol=0.01)
    assert kinds["blurred"].min() >= -1 - 1e-6
    moved = kinds["shifted"]
    assert torch.allclose((moved + 1).sum((1, 2, 3)), ink, rtol=0.15)
    for image, start in zip(moved[:20], real[:20], strict=True):
        ways = [(0, 4), (4, 0), (0, -4), (-4, 0)]
        rolled = [torch.roll(start, way, (1, 2)) for way in ways]
        assert max(float((image == other).float().mean()) for other in rolled) > 0.95
    hidden = kinds["occluded"]
    assert ((hidden == real) | (hidden == -1)).all()
    assert (kinds["occluded"] + 1).sum() < 0.8 * (real + 1).sum()


@pytest.mark.skipif(not FASHION.is_file(), reason="Fashion-MNIST is not there")
def test_fashion_is_drawn_from_its_file(real):
    images = idx.read_images(FASHION, "fashion_mnist", "t10k")
    assert images.shape == (10_000, 1, 28, 28)
    kinds = special.foreign(real.mean(0), "Fashion-MNIST", images, 30, 0)
    drawn = kinds["Fashion-MNIST"].images
    assert drawn.shape == (30, 1, 28, 28)
    assert -1 <= float(drawn.min()) < float(drawn.max()) <= 1


def test_neighbours_are_training_images_each_once(mnist):
    training = torch.from_numpy(mnist[0][:50])
    near = to_network(training[[7, 7, 30]]) + 0.01
    assert torch.equal(special.neighbours(near, training).images, to_network(training[[7, 30]]))


def test_the_picture_of_a_kind_has_the_median_logit(real):
    kinds = {special.REAL_TEST: Kind(special.REAL, real[:5]), "none": Kind(special.OTHER, real[:0])}
    values = {special.REAL_TEST: np.array([[3.0], [1], [5], [4], [2]]), "none": np.zeros((0, 1))}
    found = sample_rows.pictures(values, kinds)
    assert sorted(found) == [f"logits.0.{special.REAL_TEST}", "logits.1.none",
                             f"picture.0.{special.REAL_TEST}"]  # fmt: skip
    assert torch.equal(found[f"picture.0.{special.REAL_TEST}"], real[0, 0].half())


def test_fashion_that_cannot_be_fetched_is_no_error(tmp_path, monkeypatch, capsys):
    (tmp_path / "MNIST").symlink_to(ROOT / "data/MNIST")
    (tmp_path / "FashionMNIST").write_text("a file where the folder would be")
    for protocol in ("http", "https"):
        monkeypatch.setenv(f"{protocol}_proxy", "http://127.0.0.1:9")
    monkeypatch.setattr(sys, "argv", ["data.py", str(tmp_path)])
    monkeypatch.setattr(sys, "path", list(sys.path))
    runpy.run_path(str(ROOT / "tools/data.py"), run_name="__main__")
    assert "fashion_mnist is left out: could not fetch it" in capsys.readouterr().out
