import numpy as np
from scipy.stats import binomtest

from glassgan.units import sets


def test_random_sets_match_in_size_and_energy_and_leave_the_set_out():
    rng = np.random.default_rng(0)
    energy = rng.lognormal(0, 0.7, 512)
    chosen = np.argsort(energy)[::-1][5:65:3]
    found = sets.matched(energy, chosen, 300, rng)
    assert found.shape == (300, 20)
    assert not np.isin(found, chosen).any()
    assert all(len(set(row)) == 20 for row in found)
    ratio = energy[found].mean(1).mean() / energy[chosen].mean()
    assert 0.9 < ratio < 1.1
    # where sets that match in size alone do not
    assert rng.choice(energy, (300, 20)).mean() / energy[chosen].mean() < 0.7


def test_interval_of_the_removed_share_covers_the_truth():
    rng = np.random.default_rng(1)
    hits = 0
    for _ in range(300):
        base = rng.beta(0.2, 0.8, 400)
        left = base * rng.beta(2, 2, 400)  # half of it, on average
        found = sets.removed(base, left)
        hits += found["ci_low"] <= 0.5 <= found["ci_high"]
    assert binomtest(hits, 300, 0.95).pvalue > 0.005


def test_nothing_is_removed_by_what_changes_nothing():
    base = np.random.default_rng(2).random(50)
    assert sets.removed(base, base) == {"estimate": 0, "ci_low": 0, "ci_high": 0}
