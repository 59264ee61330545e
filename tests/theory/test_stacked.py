"""A GAN on Stacked MNIST: what is counted of it, and what becomes of it in the report."""

import math

import numpy as np
import pytest
import torch
from pages import draws_within_its_page, text_of
from theory_content import NO_THEORY
from torch import nn

from glassgan import effects, files
from glassgan.data.images import to_network
from glassgan.data.stacked import stack
from glassgan.judge import network
from glassgan.judge.network import Labels
from glassgan.report.theory import stacked as figure
from glassgan.report.theory import stacked_numbers
from glassgan.subject import Subject
from glassgan.theory import modes
from glassgan.theory.analyses import stacked
from glassgan.theory.names import ALL, FROM_LAW, GENERATED, HELD_OUT, KL, MODES, SURE, TRUE
from glassgan.theory.settings import StackedTraining
from glassgan.train.game import Game

SETTINGS = StackedTraining(
    latent_dim=4, widths=[4, 4], images=70, batch_size=8, learning_rate=2e-4, betas=[0.5, 0.9],
    steps=5, samples=300, draws=20, shown=3,
)  # fmt: skip


def levels(count):
    """Images of one level, by which the judge below knows their digits without fail."""
    digits = torch.arange(count) % 10
    images = (25 * digits).to(torch.uint8).view(-1, 1, 1, 1).expand(-1, 1, 28, 28)
    return {"images": images.contiguous(), "labels": digits.to(torch.uint8)}


def perfect(images):
    """A judge that is sure of all digits but 9."""
    digits = ((images.mean((1, 2, 3)) + 1) / 2 * 255 / 25).round().long().clamp(0, 9)
    return Labels(digits, torch.ones(len(images)), digits < 9)


def analysed(judge=perfect, packing=1, data=None, **changes):
    data = data or levels(100)
    settings = SETTINGS.model_copy(update=changes)
    return stacked.analyse(settings, "x", judge, data, data, packing=packing, seed=3)


def of(table, target, group, concept):
    own = table[(table["target"] == target) & (table["group"] == group)]
    return own[own["concept"] == concept]


class Few(nn.Module):
    """A generator of a few images, each equally often."""

    def __init__(self, images):
        super().__init__()
        self.images, self.weight = images, nn.Parameter(torch.zeros(1))

    def forward(self, latents):
        share = torch.special.ndtr(latents[:, 0])
        return to_network(self.images[(share * len(self.images)).long()]) + 0 * self.weight


def test_a_generator_of_37_stacks_has_37_modes(monkeypatch):
    data = levels(103)  # of which the shares are not all equal
    digits = np.random.default_rng(0).choice(1000, 37, replace=False)
    channels = torch.from_numpy(np.stack([digits // 100, digits // 10 % 10, digits % 10], 1))
    images = (25 * channels).to(torch.uint8)[:, :, None, None].expand(-1, -1, 28, 28)
    drawn = []

    def build(latent_dim, widths, packing):
        drawn.append(Few(images))
        whole = nn.Sequential(nn.Flatten(), nn.Linear(3 * 784, 1), nn.Flatten(0))
        return Subject(drawn[0], whole, latent_dim)

    monkeypatch.setattr(stacked.stacked, "build", build)
    table = analysed(data=data, samples=2000)["effects"]
    found = of(table, GENERATED, ALL, MODES)
    assert found["dose"].tolist() == [0, 1, 2, 5]
    assert (found["estimate"] == 37).all()
    latents = stacked.streams.latents(3, "samples", 0, 2000, 4)
    labels = digits[(torch.special.ndtr(latents[:, 0]) * 37).long().numpy()]
    p = modes.law(data["labels"].numpy())
    q = np.bincount(labels, minlength=1000) / 2000
    direct = sum(q[k] * math.log(q[k] / p[k]) for k in set(labels.tolist()))
    assert of(table, GENERATED, ALL, KL)["estimate"].to_numpy() == pytest.approx(direct)
    sure = sum(9 not in (k // 100, k // 10 % 10, k % 10) for k in set(labels.tolist()))
    assert (of(table, GENERATED, SURE, MODES)["estimate"] == sure).all()


def test_a_judge_without_fault_has_no_error():
    table = analysed(samples=2000)["effects"]
    assert table[table["concept"] == "accuracy"]["estimate"].tolist() == [1, 1]
    for concept in (MODES, KL):
        all_, true = (of(table, HELD_OUT, group, concept) for group in (ALL, TRUE))
        assert all_["estimate"].tolist() == true["estimate"].tolist()
        # what p itself shows holds the true labels
        assert true["null_low"].item() * 0.98 <= true["estimate"].item()
        assert true["estimate"].item() <= true["null_high"].item() * 1.02


def test_stacks_of_test_images_are_counted_by_what_the_judge_says(mnist):
    pixels, labels = (torch.from_numpy(part) for part in mnist)
    data = {"images": pixels, "labels": labels}
    torch.manual_seed(0)
    judge = network.Judge(network.fused(network.build()), 0.02, 0.35)  # it knows nothing
    table = analysed(judge=judge, data=data)["effects"]
    held, true = map(
        torch.from_numpy, stack(pixels.numpy(), labels.numpy(), 300, 3, "held-out stacks")
    )
    said = [judge(to_network(held[:, c : c + 1])) for c in range(3)]
    named = sum(10 ** (2 - c) * each.labels for c, each in enumerate(said)).numpy()
    sure = torch.stack([each.accepted for each in said]).all(0).numpy()
    assert 20 < sure.sum() < 280
    p = modes.law(labels.numpy())
    for group, some in ((ALL, named), (SURE, named[sure]), (TRUE, true.numpy())):
        found = modes.counted(some, p)
        (modes_of,) = of(table, HELD_OUT, group, MODES).itertuples()
        assert (modes_of.estimate, modes_of.n) == (len(set(some.tolist())), len(some))
        assert of(table, HELD_OUT, group, KL)["estimate"].item() == found.divergence
    accuracy = of(table, HELD_OUT, SURE, "accuracy")
    assert accuracy["estimate"].item() == pytest.approx((named == true.numpy())[sure].mean())


def test_every_batch_is_full_packs_of_one_kind(monkeypatch):
    sizes, step = [], Game.step

    def spied(game, reals, seed, number):
        sizes.append(len(reals[0]))
        return step(game, reals, seed, number)

    monkeypatch.setattr(Game, "step", spied)
    analysed(packing=3)  # of 70 images two batches of 24, and 22 that are left out
    assert sizes == [24] * 5


def test_a_training_that_diverges_is_a_status():
    results = analysed(learning_rate=1e30)
    last = of(results["effects"], GENERATED, ALL, MODES).iloc[-1]
    assert last["status"] == "diverged"
    assert last["dose"] < 5
    assert results["pictures"][1]["status"] == "diverged"
    (told,) = stacked_numbers.of_stacked(results["effects"])["packings"]
    assert told["diverged"] == 1


def trained():
    found = [analysed(packing=packing) for packing in (1, 2)]
    table = effects.gather(each["effects"] for each in found)
    return table, [
        ({name: value.numpy() for name, value in each["pictures"][0].items()}, each["pictures"][1])
        for each in found
    ]


def test_the_report_tells_of_each_packing():
    table, samples = trained()
    again, _ = trained()
    assert table.equals(again)
    told = stacked_numbers.of_stacked(table)
    assert [(row["packing"], row["seeds"], row["diverged"]) for row in told["packings"]] == [
        (1, 1, 0), (2, 1, 0),
    ]  # fmt: skip
    assert (told["steps"], told["samples"]) == (5, 300)
    assert told["floor"]["divergence"]["low"] < told["floor"]["divergence"]["mean"]
    assert told["real"]["accuracy"]["mean"] == 1
    last = of(table[table["intervention"] == "2"], GENERATED, ALL, KL).iloc[-1]
    assert told["packings"][1]["divergence"]["mean"] == last["estimate"]
    assert len(table[table["target"] == FROM_LAW])
    fig = figure.draw(table, samples)
    draws_within_its_page(fig)
    text = text_of("theory", **{**NO_THEORY, "stacked": told})
    assert "samples, packs of 2" in text
    assert "say nothing of the recipe" in text
    assert "figure theory/stacked" in text


def test_pictures_are_as_they_are_stored(tmp_path):
    pictures, header = analysed()["pictures"]
    assert {name: (x.dtype, tuple(x.shape)) for name, x in pictures.items()} == dict.fromkeys(
        ("generated", "real"), (torch.uint8, (3, 3, 28, 28))
    )
    assert header == {"packing": 1, "seed": 3, "steps": 5, "status": "finite"}
    files.write_tensors(tmp_path / "x.safetensors", pictures, header)


def test_nothing_of_it_was_run():
    assert stacked_numbers.of_stacked(effects.empty()) == {}
    assert "no GAN" in figure.draw(effects.empty(), []).texts[0].get_text()
