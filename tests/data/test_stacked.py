import numpy as np
import torch

from glassgan.data.sets import STACKED
from glassgan.data.stacked import numbered, stack


def test_each_channel_shows_the_digit_that_the_label_says():
    # an image of the digit k has the level k everywhere
    digits = np.arange(10, dtype=np.uint8).repeat(3)
    images = np.broadcast_to(digits[:, None, None, None], (30, 1, 28, 28))
    stacks, labels = stack(images, digits, 4000, seed=0, purpose="x")
    assert (stacks.dtype, labels.dtype) == (np.uint8, np.int64)
    assert stacks.shape == (4000, *STACKED.shape)
    seen = stacks[:, :, 0, 0].astype(int)
    assert np.array_equal(labels, 100 * seen[:, 0] + 10 * seen[:, 1] + seen[:, 2])
    for channel in range(3):
        counts = np.bincount(seen[:, channel], minlength=10)
        assert counts.min() > 330  # of 400
    assert len(np.unique(labels)) > 950  # the channels are independent: 982 of 1,000 are expected


def test_draws_hang_on_seed_and_purpose_alone():
    images, labels = np.arange(50, dtype=np.uint8).reshape(-1, 1, 1, 1), np.arange(50) % 10
    one = stack(images, labels, 20, 0, "x")[0]
    assert np.array_equal(one, stack(images, labels, 20, 0, "x")[0])
    assert not np.array_equal(one, stack(images, labels, 20, 1, "x")[0])
    assert not np.array_equal(one, stack(images, labels, 20, 0, "y")[0])


def test_classes_are_named_by_their_digits():
    assert len(STACKED.classes) == 1000
    number = int(numbered(torch.tensor([[0, 4, 7]])))
    assert STACKED.classes[number] == "047"
    assert np.prod(STACKED.shape) == STACKED.size == 3 * 784
