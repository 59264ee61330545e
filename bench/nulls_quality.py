"""How often the test for copies finds some, where there are none and where there are.

python bench/nulls_quality.py, about a minute; all training images, test images as held-out ones.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d, pad

from glassgan import streams
from glassgan.data import idx
from glassgan.data.images import to_network
from glassgan.quality import copying

FOLDER = "data"
SAMPLES = 1000  # as many as a checkpoint's
POOL = 1500  # images of each kind that are made
LEVEL = 0.05


def rows(repetitions: int = 400) -> list[dict[str, Any]]:
    """Return a row a law of the samples: area, test, law, repetitions, rate, expected."""
    images, labels = idx.read(FOLDER, "mnist", "train")
    training = to_network(torch.from_numpy(images.copy())).flatten(1)
    classes = torch.from_numpy(labels.copy()).long()
    test = to_network(torch.from_numpy(idx.read(FOLDER, "mnist", "t10k")[0].copy())).flatten(1)
    rng = streams.rng(0, "nulls of copies")
    centred = copying.centred(training)
    held_out = copying.look(test, centred, classes)
    result = []

    def rate(law: str, found: copying.Nearest, copies: float, expected: str) -> None:
        """Of samples, the share `copies` from the images `found`, the others held out."""
        number, p = int(copies * SAMPLES), []
        for _ in range(repetitions):
            order = rng.permutation(len(test))
            own = part(found, rng.permutation(len(found.ratios))[:number])
            others = part(held_out, order[number:SAMPLES])
            parts = zip(vars(own).values(), vars(others).values(), strict=True)
            mixed = copying.Nearest(*(torch.cat(pair) for pair in parts))
            known = copying.held_out(part(held_out, order[SAMPLES:]))
            p.append(copying.p_value(mixed, known))
        share = float(np.mean(np.array(p) <= LEVEL))
        result.append(
            {
                "area": "quality",
                "test": "copies of training images",
                "law": law,
                "repetitions": repetitions,
                "rate": share,
                "expected": expected,
            }
        )

    rate("held-out images", held_out, 0.0, "≤ .05")
    some = training[rng.permutation(len(training))[:POOL]]
    for name, changed in memorisers(some).items():
        found = copying.look(changed, centred, classes)
        for copies in (1.0, 0.2, 0.05):
            rate(f"{name}, {copies:.0%} of samples", found, copies, "≥ .9")
    for name, changed in smooth(test[rng.permutation(len(test))[:POOL]], training).items():
        rate(name, copying.look(changed, centred, classes), 1.0, "≤ .05")
    return result


def part(found: copying.Nearest, rows_of: np.ndarray) -> copying.Nearest:
    """Return what was found of some of the images."""
    return copying.Nearest(*(value[rows_of] for value in vars(found).values()))


def memorisers(images: Tensor) -> Mapping[str, Tensor]:
    """Return copies of images [N, 784] of every kind."""
    noise = torch.from_numpy(streams.rng(0, "noise of copies").normal(0, 0.15, images.shape))
    return {
        "exact copies": images,
        "copies shifted by a pixel": images.view(-1, 28, 28).roll(1, 2).flatten(1),
        "copies with noise of .15": (images + noise.float()).clamp(-1, 1),
    }


def smooth(images: Tensor, training: Tensor) -> Mapping[str, Tensor]:
    """Return images that lie near everything and copy nothing, of held-out images [N, 784]."""
    middle, axes = training.mean(0), torch.linalg.eigh(torch.cov(training.T)).eigenvectors[:, -30:]
    square = pad(images.view(-1, 1, 28, 28), (1,) * 4, value=-1)
    return {
        "held-out images, 30 components": (images - middle) @ axes @ axes.T + middle,
        "held-out images, blurred": avg_pool2d(square, 3, 1).flatten(1),
    }


if __name__ == "__main__":
    for row in rows():
        print("| " + " | ".join(str(value) for value in row.values()) + " |")
