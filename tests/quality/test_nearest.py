import torch

from glassgan.quality import nearest
from glassgan.subject import to_network


def test_copies_are_at_no_distance(mnist):
    images = to_network(torch.from_numpy(mnist[0])).flatten(1)
    assert (nearest.distances(images[::7], images) == 0).all()


def test_distances_are_those_of_all_pairs(mnist, monkeypatch):
    images = to_network(torch.from_numpy(mnist[0])).flatten(1)
    ours, training = images[:100], images[100:]
    expected = torch.cdist(ours.double(), training.double()).amin(1) / 28
    for size in (64, 5000):
        monkeypatch.setattr(nearest, "BLOCK", size)
        torch.testing.assert_close(nearest.distances(ours, training).double(), expected)
