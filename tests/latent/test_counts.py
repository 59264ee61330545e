"""Directions beside held-out random ones: some that do more, and some that do not."""

from unit_tables import SHARED, measured

from glassgan import effects
from glassgan.latent import counts
from glassgan.statistics.counts import MORE, NO_MORE

EFFECTS = "direction_effects"


def rows(method, p_values):
    shared = {"analysis": EFFECTS, "intervention": method, **measured(0.5)}
    return [{**shared, "target": f"{method} {n}", "p_value": p} for n, p in enumerate(p_values)]


def random(kind, p_values):
    return [{**row, "analysis": EFFECTS + effects.OF_RANDOM} for row in rows(kind, p_values)]


def counted(*some):
    scores = {"analysis": "direction_scores", "intervention": "SVM", **measured(0.9)}
    table = effects.table(
        [row for part in (*some, [scores]) for row in part], **SHARED, epoch=1, n=9
    )
    found = effects.table(counts.directions(effects.gather([table])), **SHARED)
    names = ["analysis", "intervention"]
    return {key: (row["estimate"], row["n"], row["status"])
            for key, row in zip(found[names].itertuples(index=False, name=None),
                                found.to_dict("records"), strict=True)}  # fmt: skip


def test_directions_are_counted_beside_random_ones_of_their_kind():
    found = counted(
        rows("axes", [1e-6] * 6 + [0.7] * 2), rows("SVM", [1e-6] + [0.7] * 7),
        random(counts.CHOSEN, [1e-7] + [0.5] * 19), random(counts.GIVEN, [1e-7] * 9 + [0.5] * 11),
    )  # fmt: skip
    both, of_random = f"{EFFECTS}_counts", f"{EFFECTS}_counts_of_random"
    assert found == {
        (both, counts.CHOSEN): (6, 8, MORE),
        (of_random, counts.CHOSEN): (1, 20, ""),
        (both, counts.GIVEN): (1, 8, NO_MORE),
        (of_random, counts.GIVEN): (9, 20, ""),
    }


def test_without_random_directions_nothing_is_counted_and_without_directions_only_these():
    assert counted(rows("axes", [1e-6])) == {}
    assert list(counted(rows("axes", [0.7]), random(counts.GIVEN, [0.5]))) == [
        (f"{EFFECTS}_counts_of_random", counts.GIVEN)
    ]
    assert list(counts.directions(effects.empty())) == []
