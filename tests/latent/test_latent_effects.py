import banks
import numpy as np
import pytest
import torch

from glassgan.latent import effects, null

DIM = 20


@pytest.mark.parametrize("length", [0.3, 1.0])
def test_reweighting_gives_the_effect_of_the_move(length):
    """Of a concept that bends: the move made to every latent, against the weights."""
    z, along = banks.latents(60_000, DIM), banks.frame(2, DIM)

    def concept(latents):
        return torch.tanh(2 * latents @ along[0]) + (latents @ along[1]).square()

    bank = banks.bank(z, ink=concept(z))
    found = effects.effects(bank, along, length)
    moved = [
        (concept(z + length * n) - concept(z - length * n)).mean() / (2 * length) for n in along
    ]
    expected = np.array(moved) / float(concept(z).std())
    error = np.abs(found.mean[:, banks.INK] - expected)
    assert (error < 1.5 * found.margin[:, banks.INK]).all()
    assert abs(found.mean[0, banks.INK]) > 10 * found.margin[0, banks.INK]
    assert abs(found.mean[1, banks.INK]) < 2 * found.margin[1, banks.INK]  # even: no change


def test_intervals_cover_and_the_noise_is_that_of_nothing():
    along = banks.frame(1, DIM)
    covered, inside, sizes = [], [], []
    for trial in range(200):
        z = banks.latents(500, DIM, seed=trial)
        noise = banks.latents(500, 1, seed=10_000 + trial)[:, 0]
        found = effects.effects(banks.bank(z, ink=z @ along[0] + noise), along, 0.5)
        # the slope in standard deviations: the weights' mean of n·z is 1 for any length
        covered.append(abs(found.mean[0, banks.INK] - 0.5**0.5) < found.margin[0, banks.INK])
        nothing = effects.effects(banks.bank(z, ink=noise), along, 0.5)
        sizes.append(nothing.mean[0, banks.INK])
        inside.append(abs(sizes[-1]) < nothing.margin[0, banks.INK])
    # the division by the sample's own deviation makes them a little wide where effects are large
    assert np.mean(covered) > 0.92
    assert 0.9 < np.mean(inside) < 0.99
    assert np.std(sizes) == pytest.approx(nothing.noise[banks.INK], rel=0.15)


def test_concepts_that_do_not_vary_or_were_not_measured_are_nan():
    z = banks.latents(100, DIM)
    found = effects.effects(banks.bank(z, ink=z[:, 0], slant=torch.ones(100)), z[:3], 1.0)
    assert (~np.isnan(found.mean)).any(0).nonzero()[0].tolist() == [banks.INK]
    assert not np.isnan(found.mean[:, banks.INK]).any()


def test_a_concept_that_only_some_samples_have_is_averaged_over_these():
    z = banks.latents(20_000, DIM)
    slant = z[:, 0] + 5
    slant[z[:, 1] > 0] = torch.nan
    found = effects.effects(banks.bank(z, slant=slant), torch.eye(DIM)[:3], 1.0)
    column = list(banks.CONCEPTS).index("slant")
    assert found.counts[column] == (z[:, 1] <= 0).sum()
    np.testing.assert_allclose(found.mean[:, column], [1, 0, 0], atol=0.05)


def test_means_of_many_directions_are_those_of_few_whatever_the_batch():
    z = banks.latents(3000, DIM)
    bank = banks.bank(z, ink=z[:, 0].square() + z[:, 1], width=z[:, 2])
    random = effects.random_directions(700, DIM, seed=0)  # more than a block
    many = np.concatenate(list(effects.means_of(bank, random, 1.0)))
    few = np.concatenate([effects.effects(bank, some, 1.0).mean for some in random.split(37)])
    np.testing.assert_allclose(many, few, atol=2e-6)


def test_random_directions_are_of_length_one_and_have_no_axis():
    directions = effects.random_directions(20_000, 5, seed=0)
    assert directions.norm(dim=1).allclose(torch.ones(20_000))
    covariance = directions.T @ directions / len(directions)
    torch.testing.assert_close(covariance, torch.eye(5) / 5, atol=0.01, rtol=0)


def test_selectivity_takes_noise_off_and_counts_all_concepts():
    means = np.array([[0.5, 0.0, np.nan], [0.3, 0.4, np.nan], [0.01, 0.02, np.nan]])
    noise = np.array([0.03, 0.03, np.nan])
    found, share = null.selectivity(means, np.array([0, 0, 1]), noise)
    sizes = np.sqrt(np.square([[0.5, 0], [0.3, 0.4]]) - [[0.0009, 0], [0.0009, 0.0009]])
    np.testing.assert_allclose(share, [1, sizes[1, 0] / sizes[1].sum(), 0])
    np.testing.assert_allclose(found[:2], share[:2] * sizes[:, 0])
