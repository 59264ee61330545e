import torch

from glassgan.data.images import to_network
from glassgan.statistics import nearest


def test_copies_are_at_no_distance(mnist):
    images = to_network(torch.from_numpy(mnist[0])).flatten(1)
    distances, places = nearest.two_nearest(images[::7], images)
    assert (distances[:, 0] == 0).all()
    assert (distances[:, 1] > 0).all()
    assert places[:, 0].tolist() == list(range(0, 1000, 7))


def test_distances_are_those_of_all_pairs(mnist, monkeypatch):
    images = to_network(torch.from_numpy(mnist[0])).flatten(1)
    ours, training = images[:100], images[100:]
    expected, places = torch.cdist(ours.double(), training.double()).topk(2, largest=False)
    for size in (64, 5000):
        monkeypatch.setattr(nearest, "BLOCK", size)
        found, where = nearest.two_nearest(ours, training)
        torch.testing.assert_close(found.double(), expected / 28)
        assert torch.equal(where, places)


def test_an_image_that_is_not_finite_has_no_distance(mnist):
    images = to_network(torch.from_numpy(mnist[0])).flatten(1)
    images[3, 5] = torch.nan
    found, _ = nearest.two_nearest(images[:6], images[6:])
    assert found.isnan().all(1).tolist() == [False, False, False, True, False, False]
