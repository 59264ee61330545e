import numpy as np
from scipy.stats import binomtest

from glassgan.units import removal, sets


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


def test_a_set_of_the_highest_energy_has_no_match():
    rng = np.random.default_rng(3)
    energy = np.concatenate([np.full(5, 3.0), rng.uniform(0.5, 1.0, 60)])
    top, other = list(range(5)), list(range(20, 25))
    assert sets.mismatch(energy, other, sets.matched(energy, other, 50, rng)) == ""
    status = sets.mismatch(energy, top, sets.matched(energy, top, 50, rng))
    assert status.startswith("no match: ")
    assert 2.9 < float(status.split()[2]) < 4


def test_a_layer_of_one_unit_has_no_random_sets():
    found = sets.matched(np.ones(1), [0], 20, np.random.default_rng(4))
    assert found.shape == (0, 1)
    assert sets.mismatch(np.ones(1), [0], found) == "no match: no units outside the set"


def test_p_values_that_hold_for_all_digits_at_once():
    """Ten digits, a hundred draws: some digit is below .05 in 5 % of repetitions, not in 40 %."""
    rng = np.random.default_rng(5)
    alone = joint = found = 0
    for _ in range(400):
        scale = rng.lognormal(size=(10, 1))
        draws = scale * rng.gamma(2.0, size=(10, 101))
        null, observed = draws[:, 1:], draws[:, 0]
        alone += ((1 + (null >= observed[:, None]).sum(1)) / 101 < 0.05).any()
        joint += removal.joint_p(observed, null).min() < 0.05
        observed[3] = 15 * scale[3, 0]
        found += removal.joint_p(observed, null)[3] < 0.05
    assert alone > 120
    assert binomtest(joint, 400, 0.05, alternative="greater").pvalue > 0.005
    assert found > 380
