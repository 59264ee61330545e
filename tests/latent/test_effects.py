import numpy as np
import pytest
import torch
from latent import banks
from scipy.stats import binom

from glassgan.latent import effects, findings, random_directions
from glassgan.latent.discover import Found

DIM = 20


@pytest.mark.parametrize("length", [0.3, 1.0])
def test_reweighting_gives_the_effect_of_the_move(length):
    """Of a concept that bends: the move made to every latent, against the weights."""
    z, along = banks.latents(60_000, DIM), banks.frame(2, DIM)

    def concept(latents):
        return torch.tanh(2 * latents @ along[0]) + (latents @ along[1]).square()

    bank = banks.bank(z, ink=concept(z))
    found = effects.effects(bank, along, length, bank.scales())
    moved = [
        (concept(z + length * n) - concept(z - length * n)).mean() / (2 * length) for n in along
    ]
    expected = np.array(moved) / float(concept(z).std())
    error = np.abs(found.mean[:, banks.INK] - expected)
    assert (error < 1.5 * found.margin[:, banks.INK]).all()
    assert abs(found.mean[0, banks.INK]) > 10 * found.margin[0, banks.INK]
    assert abs(found.mean[1, banks.INK]) < 2 * found.margin[1, banks.INK]  # even: no change


def test_intervals_cover_and_squares_are_not_too_large():
    along = banks.frame(1, DIM)
    covered, inside, squares = [], [], []
    for trial in range(200):
        z = banks.latents(500, DIM, seed=trial)
        noise = banks.latents(500, 1, seed=10_000 + trial)[:, 0]
        bank = banks.bank(z, ink=z @ along[0] + noise)
        found = effects.effects(bank, along, 0.5, bank.scales())
        # the slope in standard deviations: the weights' mean of n·z is 1 for any length
        squares.append(found.square[0, banks.INK])
        covered.append(abs(found.mean[0, banks.INK] - 0.5**0.5) < found.margin[0, banks.INK])
        bank = banks.bank(z, ink=noise)
        nothing = effects.effects(bank, along, 0.5, bank.scales())
        squares.append(nothing.square[0, banks.INK])
        inside.append(abs(nothing.mean[0, banks.INK]) < nothing.margin[0, banks.INK])
    # the division by the sample's own deviation makes them a little wide where effects are large
    assert np.mean(covered) > 0.92
    assert 0.9 < np.mean(inside) < 0.99
    for found, truth in ((squares[::2], 0.5), (squares[1::2], 0.0)):
        assert abs(np.mean(found) - truth) < 3 * np.std(found) / len(found) ** 0.5


def test_concepts_that_do_not_vary_or_were_not_measured_are_nan():
    z = banks.latents(100, DIM)
    bank = banks.bank(z, ink=z[:, 0], slant=torch.ones(100))
    found = effects.effects(bank, z[:3], 1.0, bank.scales())
    assert (~np.isnan(found.mean)).any(0).nonzero()[0].tolist() == [banks.INK]
    assert not np.isnan(found.mean[:, banks.INK]).any()


def test_effects_are_in_deviations_of_the_bank_where_directions_were_found():
    first, second = (banks.bank(z, ink=z[:, 0]) for z in banks.latents(4000, DIM).chunk(2))
    setting = banks.setting(first, banks.bank(second.latents, ink=2 * second.latents[:, 0]))
    along = torch.eye(DIM)[:1]
    ratio = setting.measured(along).mean / setting.where_chosen(along).mean
    np.testing.assert_allclose(ratio[0, banks.INK], 2, rtol=0.1)
    rare = banks.setting(banks.bank(first.latents, ink=torch.ones(2000)), second)
    assert np.isnan(rare.measured(along).mean).all()  # left out, and not divided by 1


def test_a_concept_that_only_some_samples_have_is_averaged_over_these():
    z = banks.latents(20_000, DIM)
    slant = z[:, 0] + 5
    slant[z[:, 1] > 0] = torch.nan
    bank = banks.bank(z, slant=slant)
    found = effects.effects(bank, torch.eye(DIM)[:3], 1.0, bank.scales())
    column = list(banks.CONCEPTS).index("slant")
    assert found.counts[column] == (z[:, 1] <= 0).sum()
    np.testing.assert_allclose(found.mean[:, column], [1, 0, 0], atol=0.05)


def test_means_of_many_directions_are_those_of_few_whatever_the_batch():
    z = banks.latents(3000, DIM)
    bank = banks.bank(z, ink=z[:, 0].square() + z[:, 1], width=z[:, 2])
    random = effects.random_directions(700, DIM, seed=0)  # more than a block
    scales = bank.scales()
    many = [
        np.concatenate(part)
        for part in zip(*effects.means_of(bank, random, 1.0, scales), strict=True)
    ]
    some = [effects.effects(bank, few, 1.0, scales) for few in random.split(37)]
    np.testing.assert_allclose(many[0], np.concatenate([few.mean for few in some]), atol=2e-6)
    np.testing.assert_allclose(many[1], np.concatenate([few.square for few in some]), atol=2e-5)


def test_random_directions_are_of_length_one_and_have_no_axis():
    directions = effects.random_directions(20_000, 5, seed=0)
    assert directions.norm(dim=1).allclose(torch.ones(20_000))
    covariance = directions.T @ directions / len(directions)
    torch.testing.assert_close(covariance, torch.eye(5) / 5, atol=0.01, rtol=0)


def test_shares_are_of_squares_and_count_all_concepts():
    squares = np.array([[0.25, 0.0, np.nan], [0.09, 0.16, np.nan], [0.1, -0.2, np.nan]])
    targets = np.array([0, 0, 0])
    np.testing.assert_allclose(random_directions.shares(squares, targets), [1, 0.36, np.nan])
    means = np.array([[-0.5, 0.1, np.nan], [0.3, 0.4, np.nan], [0.3, 0.1, np.nan]])
    np.testing.assert_allclose(
        random_directions.selectivity(means, squares, targets), [0.5, 0.3 * 0.36, 0]
    )


@pytest.mark.parametrize("share", [1.0, 0.5, 0.1])
def test_intervals_of_shares_cover(share):
    """Beside two concepts that move stand ten that do not, whose noise must add nothing."""
    still = [f"digit {number}" for number in range(10)]
    along = banks.frame(2, DIM)
    random = effects.random_directions(30, DIM, seed=0)
    covered, estimates = [], []
    for trial in range(150):
        parts = []
        for half in range(2):
            z, noise = (banks.latents(800, DIM, seed=2 * trial + half + k) for k in (0, 70_000))
            a, b = z @ along[0], z @ along[1]
            concepts = dict(zip(still, noise.T, strict=False))
            other = (1 - share) ** 0.5 * a + share**0.5 * b  # both of variance 1
            concepts |= {"ink": share**0.5 * a + (1 - share) ** 0.5 * b, "slant": other}
            parts.append(banks.bank(z, **concepts))
        setting = banks.setting(*parts)
        planted = {"m": Found(along[:1], torch.zeros(1), ["planted"], [banks.INK])}
        rows = findings.findings(planted, setting, random_directions.random(setting, random))[1]
        row = next(row for row in rows if row["analysis"] == "direction_share")
        covered.append(row["ci_low"] <= share <= row["ci_high"])
        estimates.append(row["estimate"])
    assert binom.cdf(sum(covered), len(covered), 0.95) > 0.005
    assert np.mean(estimates) == pytest.approx(share, abs=0.04)
