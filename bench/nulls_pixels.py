"""False positives of the tests of attributions to pixels and of weak spots, at full size."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch
from scipy.ndimage import gaussian_filter
from scipy.special import ndtr
from torch import Tensor, nn

from glassgan import streams
from glassgan.attribution import checks, reliance, sanity, threshold
from glassgan.attribution.methods import KINDS
from glassgan.attribution.pixels import ExplainedImages
from glassgan.data import DATA
from glassgan.data.images import to_network
from glassgan.subjects import dcgan

IMAGES = 32
Row = dict[str, Any]


def digits(count: int, rng: np.random.Generator) -> Tensor:
    """Return blots on black, [count, 1, 28, 28], of about the ink of digits, grey at their rims."""
    smooth = gaussian_filter(rng.standard_normal((count, 1, 28, 28)), (0, 0, 2, 2))
    smooth[..., :4, :] = smooth[..., -4:, :] = smooth[..., :4] = smooth[..., -4:] = 0
    return torch.from_numpy(np.clip(40 * smooth - 4, -1, 1)).float()


def convolutional(rng: np.random.Generator) -> nn.Module:
    """Return a small convolutional discriminator, trained to tell blots from smoother ones."""
    real = digits(600, rng)
    return _trained(dcgan.build(widths=(8, 4)).require_discriminator(), real, _softer(real))


def connected(rng: np.random.Generator) -> nn.Module:
    """Return a small fully connected discriminator, trained on the same."""
    real = digits(600, rng)
    return sanity.tiny(real, _softer(real), shuffled=False, steps=150, seed=0)


def _softer(images: Tensor) -> Tensor:
    return nn.functional.avg_pool2d(images, 3, 1, 1)


def _trained(network: nn.Module, real: Tensor, fake: Tensor) -> nn.Module:
    from glassgan.adam import Adam

    optimiser, loss = Adam(network.train(), 1e-3, (0.9, 0.999)), nn.BCEWithLogitsLoss()
    labels = torch.cat([torch.ones(25), torch.zeros(25)])
    with streams.default_stream(0, "training of a bench"):
        for _ in range(100):
            rows = torch.randint(0, len(real), (25,))
            optimiser.clear_gradients()
            loss(network(torch.cat([real[rows], fake[rows]])), labels).backward()
            optimiser.step()
    return network.eval().requires_grad_(False)


def deletion(network: nn.Module, width: float, repetitions: int) -> float:
    """Return how often maps pass deletion that are noise, smooth over a width in pixels."""
    rng = streams.rng(0, f"maps that know nothing, {width}")
    images = digits(IMAGES, rng)
    bank = ExplainedImages(images, {"black": torch.full_like(images, -1.0)})
    found = []
    for seed in range(repetitions // len(KINDS)):
        noise = rng.standard_normal((len(KINDS), *images.shape))
        noise = gaussian_filter(noise, (0, 0, 0, width, width)) if width else noise
        maps = {
            name: {"black": torch.from_numpy(one).float() * (images + 1 if k.contribution else 1)}
            for (name, k), one in zip(KINDS.items(), noise, strict=True)
        }
        rows, _ = checks.curves(network, bank, maps, orders=1, seed=seed)
        found += [row["p_value"] for row in rows]
    return float(np.mean(np.array(found) < 0.05))


class Bent(nn.Module):
    """The square of the mean pixel and of every pixel."""

    def forward(self, images: Tensor) -> Tensor:
        """Return logits [N]."""
        flat = images.double().flatten(1)
        return (30 * flat.mean(1).square() + 3 * flat.square().mean(1)).float()


class Linear(nn.Module):
    """Random weights of one mean, so that a shift of all pixels moves the logit."""

    def __init__(self, rng: np.random.Generator) -> None:
        """Draw the weights."""
        super().__init__()
        self.weights = torch.from_numpy(rng.normal(rng.normal(0, 0.1), 0.1, 784)).float()

    def forward(self, images: Tensor) -> Tensor:
        """Return logits [N]."""
        return images.flatten(1) @ self.weights


class Swings(Linear):
    """The same, and a wave of one level: highest on the levels."""

    def forward(self, images: Tensor) -> Tensor:
        """Return logits [N]."""
        wave = torch.cos(torch.pi * 255 * (images.double() + 1)).flatten(1).mean(1)
        return super().forward(images) + (0.5 * wave).float()


def grid(
    build: Callable[[np.random.Generator], nn.Module], repetitions: int
) -> Iterator[tuple[str, float]]:
    """Yield how often a discriminator is said to respond to the grid, by intervention."""
    found: dict[str, list[float]] = {"quantised": [], "dequantised": []}
    for seed in range(repetitions):
        rng = streams.rng(seed, "images on and off the grid")
        real = to_network(torch.from_numpy(rng.integers(0, 256, (60, 1, 28, 28)).astype(np.uint8)))
        fake = np.tanh(rng.normal(0, 2, (60, 1, 28, 28)))
        fake[rng.random(fake.shape) < 0.8] = -1 + 0.3 * DATA.step  # the background
        images = {"real": real, "generated": torch.from_numpy(fake).float()}
        for row in reliance.of_grid(build(rng), images, draws=20, seed=seed):
            if row["concept"].startswith("logit"):
                found[row["intervention"]].append(row["p_value"])
    for way, values in found.items():
        yield way, float(np.mean(np.array(values) < 0.05))


def missed(gap: float, count: int, repetitions: int) -> float:
    """Return how often the interval of a change of an AUROC misses it.

    Args:
        gap: between the means of real and generated images, in standard deviations.
        count: images of a kind.
        repetitions: of all.
    """
    rng, outside = streams.rng(count, f"changes of an AUROC, {gap}"), []
    truth = float(ndtr((gap - 0.4) / 2.5**0.5) - ndtr(gap / 2.5**0.5))
    for _ in range(repetitions):
        sides = {"real": gap / 2, "generated": -gap / 2}
        shared = {kind: mean + rng.standard_normal(count) for kind, mean in sides.items()}
        before, after = (
            {kind: some + 0.5 * rng.standard_normal(count) for kind, some in shared.items()}
            for _ in range(2)
        )
        after["real"] = after["real"] - 0.4
        row = list(threshold.changed(before, [after], []))[-1]
        outside.append(not row["ci_low"] <= truth <= row["ci_high"])
    return float(np.mean(outside))


def rows(repetitions: int = 400) -> list[Row]:
    """Return a row a test and law: the rate of p < .05, and what it should be."""
    found: list[Row] = []

    def add(test: str, law: str, rate: float, expected: str) -> None:
        row = {"area": "attribution to pixels", "test": test, "law": law}
        found.append({**row, "repetitions": repetitions, "rate": rate, "expected": expected})

    for name, build in (("convolutional", convolutional), ("fully connected", connected)):
        network = build(streams.rng(0, "discriminators of a bench"))
        for width in (0, 1, 3):
            law = f"noise smooth over {width} px, {name} D"
            add("deletion", law, deletion(network, width, repetitions), ".05")
    for name, build, expected in (
        ("linear D", Linear, "≤ .05"),
        ("bent D", lambda rng: Bent(), "≤ .05"),
        ("D with a wave of one level", Swings, "1"),
    ):
        for way, rate in grid(build, repetitions):
            add(f"grid of levels, {way}", name, rate, expected)
    for count in (30, 250):
        for gap in (0.5, 3.2):
            law = f"{count} of each kind, {gap:g} SD apart"
            add("interval of a change of AUROC", law, missed(gap, count, repetitions), "≤ .05")
    return found


if __name__ == "__main__":
    torch.set_num_threads(1)
    for one in rows():
        print(f"{one['test']}; {one['law']}: {one['rate']:.3f} (expected {one['expected']})")
