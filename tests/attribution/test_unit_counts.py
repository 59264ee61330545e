"""Units of a discriminator beside random directions of their energy."""

from unit_tables import SHARED, measured

from glassgan import effects
from glassgan.attribution import unit_counts
from glassgan.statistics.counts import MORE, NO_MORE


def rows(analysis, layer, found, of, **columns):
    """Rows of which the first `found` are beyond what they are tested against."""
    for number in range(of):
        p = {"p_value": 1e-9 if number < found else 0.6}
        yield {"analysis": analysis, "layer": layer, "target": str(number), **columns, **p}


def counted(*some):
    table = effects.table([row for part in some for row in part], **SHARED, epoch=3, n=50)
    found = effects.table(unit_counts.units(effects.gather([table])), **SHARED)
    names = ["analysis", "layer", "concept", "group", "estimate", "n", "status"]
    return {tuple(row[:4]): tuple(row[4:]) for row in found[names].to_numpy().tolist()}


def test_units_are_counted_by_layer_and_what_they_change():
    logit = {"concept": "logit of real", **measured(0.2)}
    found = counted(
        rows(unit_counts.UNITS, "a", 9, 12, **logit),
        rows(unit_counts.UNITS, "b", 9, 12, **logit),
        rows(unit_counts.UNITS + effects.OF_RANDOM, "a", 1, 20, **logit),
        rows(unit_counts.UNITS + effects.OF_RANDOM, "b", 15, 20, **logit),
        rows(unit_counts.GAPS, "a", 8, 8, **measured(-0.5)),
        rows(unit_counts.GAPS, "a", 2, 4, **measured(0.5)),
        rows(unit_counts.GAPS + effects.OF_RANDOM, "a", 2, 20, **measured(0.5)),
    )
    real = ("logit of real", "")
    assert found["discriminator_units_counts", "a", *real] == (9, 12, MORE)
    assert found["discriminator_units_counts_of_random", "a", *real] == (1, 20, "")
    assert found["discriminator_units_counts", "b", *real] == (9, 12, NO_MORE)
    gaps = "discriminator_unit_gaps_counts"
    assert found[gaps, "a", "", unit_counts.WORKS] == (8, 12, MORE)
    assert found[gaps, "a", "", unit_counts.OPPOSES] == (2, 12, NO_MORE)
    assert found[f"{gaps}_of_random", "a", "", unit_counts.OPPOSES] == (2, 20, "")
    assert found[gaps, "b", "", unit_counts.WORKS] == (0, 12, NO_MORE)


def test_where_nothing_is_found_no_random_direction_passes():
    logit = {"concept": "logit of real", **measured(0.2)}
    found = counted(
        rows(unit_counts.UNITS, "a", 0, 12, **logit),
        rows(unit_counts.UNITS + effects.OF_RANDOM, "a", 3, 20, **logit),
    )
    assert {values[0] for values in found.values()} == {0}
    assert counted([]) == {}
