import pytest
import torch

from glassgan.layers.random_moves import levels_of, moves


def test_moves_have_the_energy_of_their_level():
    values = torch.randn(50, 6, 3, 3, generator=torch.Generator().manual_seed(0))
    levels = levels_of([0.1, 0.0, 2.0])
    found = list(moves(values, levels, count=4, seed=0, purpose="test"))
    assert len(found) == 3 * 4
    for number, move in enumerate(found):
        change = move.change(values)
        assert float(change.square().sum(1).mean()) == pytest.approx(levels[number // 4], rel=1e-4)


def test_without_any_energy_there_are_no_levels():
    assert levels_of([0.0]) is None
