import math

import pytest
import torch

from glassgan import interpolation

A, B = torch.tensor([3.0, 0.0, 0.0]), torch.tensor([0.0, 1.0, 0.0])


@pytest.mark.parametrize("path", [interpolation.lerp, interpolation.slerp])
def test_a_path_begins_and_ends_where_it_should(path):
    torch.manual_seed(0)
    a, b = torch.randn(2, 5, 7)
    found = path(a, b, 4)
    assert found.shape == (5, 4, 7)
    assert found.dtype == a.dtype
    torch.testing.assert_close(found[:, 0], a)
    torch.testing.assert_close(found[:, -1], b)
    torch.testing.assert_close(found[2], path(a[2], b[2], 4))


def test_lerp_has_equal_steps():
    found = interpolation.lerp(A, B, 5)
    torch.testing.assert_close(found[1:] - found[:-1], ((B - A) / 4).expand(4, 3))


def test_slerp_turns_and_grows_evenly():
    found = interpolation.slerp(A, B, 4)
    torch.testing.assert_close(found.norm(dim=1), torch.tensor([3, 7 / 3, 5 / 3, 1]))
    angles = torch.atan2(found[:, 1], found[:, 0])
    torch.testing.assert_close(angles, torch.arange(4) * math.pi / 6)
    assert not found[:, 2].any()


def test_slerp_of_normal_latents_stays_as_long_as_they_are_and_lerp_does_not():
    torch.manual_seed(0)
    a, b = torch.randn(2, 200, 100)
    middle = {
        path: path(a, b, 3)[:, 1].norm(dim=1).mean()
        for path in (interpolation.slerp, interpolation.lerp)
    }
    assert middle[interpolation.slerp] == pytest.approx(10, rel=0.02)
    assert middle[interpolation.lerp] == pytest.approx(10 / 2**0.5, rel=0.02)


def test_slerp_between_latents_of_one_direction_is_straight():
    torch.testing.assert_close(interpolation.slerp(A, 2 * A, 5), interpolation.lerp(A, 2 * A, 5))
    near = A + torch.tensor([0.0, 1e-6, 0.0])
    torch.testing.assert_close(interpolation.slerp(A, near, 3), interpolation.lerp(A, near, 3))


def test_slerp_refuses_what_has_no_path():
    with pytest.raises(ValueError, match="opposite"):
        interpolation.slerp(A, -2 * A, 3)
    with pytest.raises(ValueError, match="zero"):
        interpolation.slerp(A, 0 * A, 3)


def test_a_great_circle_is_one():
    torch.manual_seed(0)
    a, b = torch.randn(2, 6, 9)
    closed = interpolation.great_circle(a, b, 9)
    torch.testing.assert_close(closed[:, 0], closed[:, -1], rtol=0, atol=0)
    circle = closed[:, :-1]
    assert circle.shape == (6, 8, 9)
    torch.testing.assert_close(circle[:, 0], a)
    torch.testing.assert_close(circle.norm(dim=2), a.norm(dim=1, keepdim=True).expand(6, 8))
    torch.testing.assert_close(circle[:, 4], -a)
    torch.testing.assert_close((circle[:, 2] * a).sum(1), torch.zeros(6), atol=1e-5, rtol=0)
    assert ((circle[:, 2] * b).sum(1) > 0).all()
    steps = (circle - circle.roll(1, dims=1)).norm(dim=2)
    torch.testing.assert_close(steps, steps[:, :1].expand(6, 8))
    spanned = torch.linalg.matrix_rank(torch.cat([circle[0], b[:1]]), rtol=1e-5)
    assert spanned == 2


def test_a_great_circle_needs_a_plane():
    for other in (-2 * A, 0 * A):
        with pytest.raises(ValueError, match="plane"):
            interpolation.great_circle(A, other, 4)
    with pytest.raises(ValueError, match="plane"):
        interpolation.great_circle(0 * A, A, 4)
