"""Every analysis of units on a generator whose units are known."""

import numpy as np
import pandas as pd
import planted
import pytest
from planted import BAR, BRIGHTNESS, COPY, FIRST, NOTHING, OTHER_COPY, SECOND

from glassgan import streams
from glassgan.concepts import MEASURED
from glassgan.judge.reading import measure
from glassgan.layers.downstream import downstream, unit_layers
from glassgan.layers.values import unit_matrix
from glassgan.statistics.distances import moments
from glassgan.units import ablation, association, choice, dose, removal, sets
from glassgan.units.effects import effects, replacements
from glassgan.units.labelled import labels, samples

CONCEPTS = list(MEASURED)
COUNT = 800


@pytest.fixture(scope="module")
def bank():
    return planted.latents(2 * COUNT)


@pytest.fixture(scope="module")
def read():
    return measure(planted.judge())


@pytest.fixture(scope="module")
def swept(bank, read):
    place = downstream(planted.subject(), "hidden1", bank[:COUNT])
    return effects(place, range(planted.UNITS), replacements(place)["zero"], read)


@pytest.fixture(scope="module")
def confirmed(bank, read, swept):
    """Effects rows of the units that a sweep chooses, by unit and intervention."""
    place = downstream(planted.subject(), "hidden1", bank[COUNT:])
    discovery = downstream(planted.subject(), "hidden1", bank[:COUNT]).part(slice(COUNT // 5))
    means, some = choice.of_first_half(swept, COUNT)
    assert (some, means.shape) == (COUNT // 2, (planted.UNITS, len(CONCEPTS)))
    scale = ablation.scales(read(discovery.images))
    chosen = choice.strongest(means, scale, 20)
    beside = choice.random_beside(
        discovery, read, scale, count=20, least=140, seed=0, layer="hidden1"
    )
    rows = ablation.unit_effects(
        place, chosen, beside, read, moments(read(place.images)[:, len(CONCEPTS) :]), None,
        layer="hidden1", scale=scale, compared=COUNT, null_latents=200,
    )  # fmt: skip
    return pd.DataFrame(rows)


def test_association_finds_what_each_unit_goes_with(bank):
    subject = planted.subject()
    assert unit_layers(subject) == {"hidden1": planted.UNITS}
    found = samples(subject, bank, planted.judge())
    concepts, both = labels(found)
    values = unit_matrix(subject, bank, ["hidden1"])["hidden1"]
    table = association.of_halves(values, both, concepts)[2].set_index("unit")
    sure = table["p_value"] < 0.001
    assert table.loc[BAR, "concept"] == "digit 1"
    assert table.loc[BRIGHTNESS, "concept"] == "ink"
    assert table.loc[FIRST, "concept"] == table.loc[SECOND, "concept"] == "digit 2"
    assert table.loc[COPY, "concept"] == table.loc[OTHER_COPY, "concept"] == "digit 3"
    assert sure[[BAR, BRIGHTNESS, FIRST, SECOND, COPY, OTHER_COPY]].all()
    assert not sure[NOTHING]
    assert table.loc[BAR, "ci_low"] > 0.9


def test_ablation_finds_what_each_unit_does(confirmed):
    tested = confirmed[confirmed["analysis"] == "unit_effects"]
    zero = tested[tested["intervention"] == "zero"].set_index("target")
    # the patch needs two units at once, so that random ones, which move all, do as much to it
    found = zero.index[zero["p_value"] < 0.02]
    assert set(found) == {str(u) for u in (BAR, BRIGHTNESS)}
    assert zero.loc[str(BAR), "concept"] == "digit 1"
    assert zero.loc[str(BAR), "estimate"] < -0.1
    assert zero.loc[str(BRIGHTNESS), "concept"] == "ink"
    # the patch below is digit 2, and moves the centre of the ink
    assert zero.loc[str(FIRST), "concept"] in ("digit 2", "centre_y")
    # the value for another latent keeps how much there is, and zero does not
    other = tested[tested["intervention"] == "another"].set_index("target")
    assert abs(other.loc[str(BRIGHTNESS), "estimate"]) < 3
    assert zero.loc[str(BRIGHTNESS), "estimate"] < -10


def test_the_unit_that_does_nothing_is_never_named(confirmed):
    drawing = {str(u) for u in range(7)} - {str(NOTHING)}
    assert set(confirmed.loc[confirmed["analysis"] == "unit_effects", "target"]) == drawing


def test_units_that_do_nothing_have_no_effect_and_no_p_value_below_one(bank, read):
    place = downstream(planted.subject(), "hidden1", bank[COUNT:])
    real = moments(read(place.images)[:, len(CONCEPTS) :])
    scale = ablation.scales(read(place.images))
    beside = choice.random_beside(
        place.part(slice(50)), read, scale, count=1, least=119, seed=0, layer="hidden1"
    )
    rows = ablation.unit_effects(
        place.part(slice(100)), [(NOTHING, 0)], beside, read, real, None, layer="hidden1",
        scale=scale, compared=100, null_latents=100,
    )  # fmt: skip
    table = pd.DataFrame(rows)
    table = table[table["analysis"].isin(["unit_effects", "unit_side_effects"])]
    assert (table["estimate"] == 0).all()
    assert (table["p_value"].dropna() == 1).all()


def test_insertion_draws_and_needs_the_partner(bank, read):
    place = downstream(planted.subject(), "hidden1", bank[:COUNT])
    high = effects(place, range(planted.UNITS), replacements(place)["high"], read)
    assert high.mean[BAR, 1] > 0.2
    assert high.mean[NOTHING].abs().max() == 0
    with_partner = place.values[:, SECOND] > 0
    for there, least, most in ((with_partner, 0.2, 1), (~with_partner, 0, 0)):
        some = downstream(planted.subject(), "hidden1", bank[:COUNT][there])
        new = replacements(place)["high"](FIRST)[there]
        mean = effects(some, [FIRST], lambda _, new=new: new, read).mean[0, 2]
        assert least <= mean <= most


def test_specificity_is_high_for_a_unit_of_one_concept(confirmed):
    shares = confirmed[confirmed["analysis"] == "unit_specificity"].set_index("target")
    # brightness moves ink and centre, no digit; the bar takes its digit and gives others
    assert shares.loc[str(BRIGHTNESS), "estimate"] > 0.5
    assert (shares["ci_low"] <= shares["estimate"]).all()
    assert (shares["estimate"] <= shares["ci_high"]).all()


def test_all_searches_find_the_sets(bank, read, swept):
    discovery = downstream(planted.subject(), "hidden1", bank[:COUNT])
    held_out = downstream(planted.subject(), "hidden1", bank[COUNT:])
    base = read(held_out.images).numpy()
    ways = {
        "effect": lambda digit, n: sets.by_effect(swept.mean, digit, n),
        "optimisation": lambda digit, n: sets.by_optimisation(discovery, planted.judge(), digit, n),
        "greed": lambda digit, n: sets.by_greed(discovery, read, range(planted.UNITS), digit, n),
    }
    for name, search in ways.items():
        assert search(1, 1) == [BAR], name
        assert search(2, 1)[0] in (FIRST, SECOND), name
        pair = search(3, 2)
        assert set(pair) == {COPY, OTHER_COPY}, name
        one, both = (
            sets.removed(base[:, 3], read(held_out.without(units).images)[:, 3].numpy())
            for units in (pair[:1], pair)
        )
        assert one["estimate"] < 0.6, name
        assert both["estimate"] > 0.75, name
        assert NOTHING not in pair, name


def test_removal_beside_matched_random_sets():
    subject = planted.subject()
    discovery, held_out = (
        downstream(subject, "hidden1", planted.latents(300, seed)) for seed in (1, 2)
    )
    judge = planted.judge()
    read = measure(judge)
    swept = effects(discovery, range(planted.UNITS), replacements(discovery)["zero"], read)
    found = removal.removal(
        discovery, held_out, judge, swept.mean, np.full((planted.UNITS, 10), 0.5), layer="hidden1",
        null_draws=40, greedy_latents=50, seed=0,
    )  # fmt: skip
    table = pd.DataFrame(found.rows)
    tested = table[table["analysis"] == "set_removal"].set_index("concept")
    assert tested.loc["digit 1", "p_value"] == pytest.approx(1 / 41)
    assert tested.loc["digit 1", "estimate"] > 0.9
    assert found.draws[1].max() < 0.05  # the random sets leave the bar alone
    # they are removed from the same samples
    rng = streams.rng(0, "random sets of hidden1", 1)
    others = sets.matched(sets.energies(discovery), found.units[1]["effect"], 40, rng)
    base = read(held_out.images)[:, 1].double()
    left = read(held_out.without(others[0].tolist()).images)[:, 1].double()
    assert found.draws[1][0] == pytest.approx(float(1 - left.sum() / base.sum()), abs=1e-5)
    assert tested.loc["digit 1", "n"] == len(base)
    assert tested.loc["digit 7", "status"] == "less than 2% of the samples"
    assert np.isnan(tested.loc["digit 7", "p_value"])


def test_dose_response_rises_with_the_dose(bank, read):
    place = downstream(planted.subject(), "hidden1", bank[:COUNT])
    rows = pd.DataFrame(dose.dose_response(place, [(BAR, 1)], read, layer="hidden1"))
    by_factor = rows.set_index("intervention")["estimate"]
    assert by_factor["times 1"] == 0
    assert by_factor["times 0"] < by_factor["times 0.5"] < 0 < by_factor["times 2"]
