import numpy as np
import torch

from glassgan import streams


def test_keys_are_known_and_distinct():
    # fixed numbers: a change would silently change every result
    assert streams.key(0, "data order") == 1891148037413387233
    keys = {
        streams.key(seed, purpose, step)
        for seed in range(3)
        for purpose in ("latents of D", "latents of G", "data order")
        for step in range(1000)
    }
    assert len(keys) == 9000
    assert all(0 <= key < 2**63 for key in keys)


def test_draws_depend_on_their_key_only():
    first = streams.latents(1, "bank", 0, 5, 3)
    streams.rng(1, "other").normal(size=100)
    torch.rand(10)
    assert torch.equal(first, streams.latents(1, "bank", 0, 5, 3))
    assert not torch.equal(first, streams.latents(1, "bank", 1, 5, 3))
    assert not torch.equal(first, streams.latents(2, "bank", 0, 5, 3))


def test_latents_are_standard_normal():
    values = streams.latents(0, "bank", 0, 1000, 100).numpy()
    assert values.dtype == np.float32
    assert abs(values.mean()) < 0.01
    assert abs(values.std() - 1) < 0.01


def test_default_stream_leaves_the_default_generator_as_it_was():
    torch.manual_seed(3)
    expected = torch.rand(4)
    torch.manual_seed(3)
    with streams.default_stream(0, "dropout", 1):
        inside = torch.rand(4)
    assert torch.equal(torch.rand(4), expected)
    with streams.default_stream(0, "dropout", 1):
        assert torch.equal(torch.rand(4), inside)
