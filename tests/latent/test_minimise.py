import pytest
import torch

from glassgan.latent.minimise import minimise, within


def squares(count, dim=12):
    """Least squares with condition 10⁴: matrix, targets, and the function to minimise."""
    torch.manual_seed(0)
    matrix = torch.randn(60, dim, dtype=torch.float64) * torch.logspace(0, -2, dim)
    targets = torch.randn(count, 60, dtype=torch.float64)

    def function(places, rows):
        return (places @ matrix.T - targets[rows]).square().sum(1)

    return matrix, targets, function


def solution(matrix, target, radius):
    """The least squares within a ball: ridge regression with the penalty that the ball asks for."""
    values, axes = torch.linalg.eigh(matrix.T @ matrix)
    along = axes.T @ matrix.T @ target
    low, high = 0.0, 1e9
    if (along / values).norm() <= radius:
        return axes @ (along / values)
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if (along / (values + middle)).norm() > radius else (low, middle)
    return axes @ (along / (values + high))


@pytest.mark.parametrize("radius", [0.1, 1.0, 1e6])
def test_it_finds_the_least_within_the_ball(radius):
    matrix, targets, function = squares(5)
    found = minimise(function, torch.randn(5, 12, dtype=torch.float64), radius, steps=400)
    truth = torch.stack([solution(matrix, target, radius) for target in targets])
    torch.testing.assert_close(found.values, function(truth, slice(0, 5)), rtol=1e-6, atol=0)
    torch.testing.assert_close(function(found.places, slice(0, 5)), found.values)
    assert found.places.norm(dim=1).max() <= radius * (1 + 1e-9)
    assert (found.halfway >= found.values).all()


def test_rows_know_nothing_of_each_other():
    _, _, function = squares(600)  # of which not all share a pass
    starts = torch.randn(600, 12, dtype=torch.float64)
    together = minimise(function, starts, 1.0, steps=20)
    for row in (0, 249, 250, 599):
        alone = minimise(
            lambda places, _, row=row: function(places, slice(row, row + 1)),
            starts[row : row + 1], 1.0, steps=20,
        )  # fmt: skip
        torch.testing.assert_close(alone.values[0], together.values[row])
        torch.testing.assert_close(alone.places[0], together.places[row])


def test_the_same_bits_each_time():
    _, _, function = squares(30)
    starts = torch.randn(30, 12, dtype=torch.float64)
    first, second = (minimise(function, starts, 1.0, steps=30) for _ in range(2))
    assert torch.equal(first.places, second.places)


def test_where_nothing_changes_nothing_moves():
    starts = torch.randn(3, 4)
    found = minimise(lambda places, rows: 0 * places.sum(1) + 2, starts, 100.0, steps=9)
    assert torch.equal(found.places, starts)
    assert found.values.tolist() == [2, 2, 2]


def test_steps_to_where_there_is_no_value_are_not_taken():
    def function(places, rows):
        inside = (places - 1).square().sum(1)
        return torch.where(places[:, 0] < 0.6, inside, torch.nan)

    found = minimise(function, torch.zeros(1, 2), 10.0, steps=60)
    assert found.values.isfinite().all()
    assert found.values[0] < 1  # of 2 at the start


def test_one_step_is_the_start():
    found = minimise(lambda places, rows: places.square().sum(1), torch.full((1, 1), 3.0), 2.0, 1)
    assert found.places.tolist() == [[2.0]]
    assert found.values.tolist() == found.halfway.tolist() == [4.0]


def test_what_lies_outside_comes_to_the_nearest_point_of_the_edge():
    places = torch.tensor([[3.0, 4.0], [0.3, 0.4], [0.0, 0.0]])
    expected = torch.tensor([[0.6, 0.8], [0.3, 0.4], [0.0, 0.0]])
    torch.testing.assert_close(within(places, 1.0), expected)
