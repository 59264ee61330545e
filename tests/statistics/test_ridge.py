"""The one probe: agrees with a library, chooses its penalty, favours no layer by width or scale."""

import numpy as np
import pytest
import torch
from sklearn.linear_model import Ridge as Fixed
from sklearn.linear_model import RidgeCV
from sklearn.preprocessing import StandardScaler

from glassgan.statistics import auroc
from glassgan.statistics.ridge import PENALTIES, Ridge, mean_difference_scores


def normal(seed, *shape):
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed)).double()


@pytest.mark.parametrize("shape", [(30, 8), (20, 60)])  # fewer and more features than samples
def test_ridge_agrees_with_scikit_learn(shape):
    x, new = normal(0, *shape), normal(1, 5, shape[1])
    y = x[:, :2] @ torch.ones(2, 1).double() + 0.5 * normal(2, shape[0], 1)
    scale = float((x - x.mean(0)).square().mean())
    penalties = [penalty * shape[0] * scale for penalty in PENALTIES]
    theirs = RidgeCV(penalties).fit(x.numpy(), y.numpy())
    found = Ridge(x).fit(y)
    assert found(new)[:, 0].numpy() == pytest.approx(theirs.predict(new.numpy()).ravel(), abs=1e-6)


@pytest.mark.parametrize("shape", [(60, 8), (40, 60)])
def test_errors_are_those_of_leaving_each_sample_out(shape):
    x, y = normal(0, *shape), normal(1, shape[0], 2)
    y[:, :1] += x[:, :1]
    scale = float((x - x.mean(0)).square().mean())
    found = Ridge(x).errors(y)
    assert found.shape == (len(PENALTIES), 2)
    for number in (3, 5, 8):
        model = Fixed(alpha=PENALTIES[number] * shape[0] * scale)
        rest = []
        for out in range(shape[0]):
            others = np.arange(shape[0]) != out
            model.fit(x[others].numpy(), y[others].numpy())
            rest.append(y[out].numpy() - model.predict(x[out : out + 1].numpy())[0])
        assert found[number].numpy() == pytest.approx(np.square(rest).mean(0), rel=1e-6)


def test_each_target_has_the_penalty_that_it_would_have_alone():
    x = normal(0, 80, 30)
    y = torch.cat([x[:, :1], x[:, 1:2] + 3 * normal(1, 80, 1), normal(2, 80, 1)], 1)
    ridge = Ridge(x)
    best = ridge.errors(y).argmin(0)
    assert len(best.unique()) > 1
    alone = torch.cat([ridge.fit(y[:, [k]]).weights for k in range(3)], 1)
    each, together = ridge.fit(y, each=True).weights, ridge.fit(y).weights
    assert each.numpy() == pytest.approx(alone.numpy(), abs=1e-12)
    assert not torch.allclose(each, together)
    given = torch.tensor(PENALTIES, dtype=torch.float64)[best]
    assert torch.equal(ridge.fit_with(y, given).weights, each)


def test_ridge_of_nothing_is_the_mean():
    found = Ridge(torch.ones(6, 3)).fit(torch.arange(6.0)[:, None])
    assert found(torch.randn(4, 3)).tolist() == [[2.5]] * 4


@pytest.mark.parametrize("width", [4, 80])
@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_nan_goes_in_and_comes_out(width, bad):
    x, y = normal(0, 50, width), normal(1, 50, 1)
    assert Ridge(x).fit(y * torch.nan)(x).isnan().all()
    x[3, 2] = bad
    assert Ridge(x).fit(y)(normal(2, 5, width)).isnan().all()


def test_a_silent_unit_does_no_harm():
    x = normal(0, 50, 4)
    y = x[:, :1] + 0.1 * normal(1, 50, 1)
    silent = torch.cat([x, torch.full((50, 1), 7.0)], 1)
    found, without = Ridge(silent).fit(y)(silent), Ridge(x).fit(y)(x)
    assert found.numpy() == pytest.approx(without.numpy(), abs=0.01)


def layers(seed, count=600):
    """Layers that hold the same: a label, linear in twenty dimensions, with noise.

    Narrow: only these. Wide: these and a thousand units that hardly vary. Faint: these a thousand
    times smaller. Copied: each fifty times, a little different. Labels are 0 and 1.
    """
    narrow = normal(seed, count, 20)
    label = narrow[:, :3].sum(1) + 1.5 * normal(seed + 1, count) > 0
    mixed = narrow.repeat(1, 50)
    return label.double()[:, None], {
        "narrow": narrow,
        "wide": torch.cat([narrow, 0.01 * normal(seed + 2, count, 1000)], 1),
        "faint": narrow / 1000,
        "copied": mixed + 0.01 * normal(seed + 3, count, mixed.shape[1]),
    }


def test_layers_that_hold_the_same_are_read_as_well_whatever_their_width_and_scale():
    beyond = 0
    for seed in range(0, 40, 10):
        label, held = layers(seed)
        half = len(label) // 2
        truth = label[half:, 0].numpy() == 1
        ours = {
            name: Ridge(x[:half]).fit(label[:half])(x[half:])[:, 0].numpy()
            for name, x in held.items()
        }
        area = {name: auroc.auroc(scores, truth) for name, scores in ours.items()}
        (low,), (high,) = auroc.auroc_intervals(ours["narrow"][:, None], truth)
        assert all(low < value < high for value in area.values())
        # closer than that: what is read is the same, on the same samples
        assert max(area.values()) - min(area.values()) < 0.02
        # one penalty on standardised features reads less off the wide layer
        x = StandardScaler().fit(held["wide"][:half]).transform(held["wide"])
        fixed = Fixed(alpha=0.1 * half).fit(x[:half], label[:half, 0].numpy())
        beyond += auroc.auroc(fixed.predict(x[half:]), truth) < low
    assert beyond == 4


def test_mean_difference_finds_the_direction():
    torch.manual_seed(0)
    labels = torch.tensor([0.0, 1.0]).repeat(200)
    x = torch.randn(400, 10)
    x[:, 3] += 2 * labels
    scores = mean_difference_scores(x, labels[:, None], torch.eye(10))
    assert scores[:, 0].argmax() == 3
