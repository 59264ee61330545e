"""Figures of units: of a run that works, of one without anything."""

import numpy as np
import pandas as pd
import pytest
import unit_tables as built
from pages import draws_within_its_page

from glassgan.report import messages, names, pictures
from glassgan.report.units import atlas, life, matches, sets, shared
from glassgan.report.units import concepts as figure_unit_concepts


def quality(epochs=(0, 1)):
    rows = [
        {"measure": measure, "epoch": epoch, **built.measured(0.5)}
        for measure in ("coverage", "frechet_distance")
        for epoch in epochs
    ]
    return pd.DataFrame(rows)


def atlas_figure(**options):
    return atlas.draw(built.gathered(**options), built.association(), *built.sweep(), units=3)


def concepts_figure(**options):
    return figure_unit_concepts.draw(
        built.gathered(**options),
        built.association(),
        {"concepts": built.ASSOCIATED},
        *built.sweep(),
    )


def sets_figure(digits=range(10), **options):
    return sets.draw(built.gathered(digits=digits, **options), built.sets(digits), {})


def life_figure(epochs=(0, 1), nothing=False):
    rows = built.gathered(epochs, nothing=nothing)
    lives = built.life(epochs, nothing)
    return life.draw(rows, lives, quality(epochs), built.sweep()[1])


FIGURES = {
    "atlas": atlas_figure,
    "atlas of nothing": lambda: atlas_figure(nothing=True),
    "concepts": concepts_figure,
    "concepts of nothing": lambda: concepts_figure(nothing=True),
    "concepts of one checkpoint": lambda: concepts_figure(epochs=(1,)),
    "sets": sets_figure,
    "sets of one class": lambda: sets_figure(digits=(1,)),
    "sets of nothing": lambda: sets_figure(digits=(), nothing=True),
    "life": life_figure,
    "life of one checkpoint": lambda: life_figure(epochs=(1,)),
    "life of nothing": lambda: life_figure(nothing=True),
    "matches": lambda: matches.draw(built.matches()),
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("language", names.LANGUAGES)
@pytest.mark.parametrize("name", FIGURES)
def test_figures_draw_within_their_page(name, language):
    with messages.speaking(language):
        draws_within_its_page(FIGURES[name]())


def test_the_clearest_units_come_first():
    tested = shared.rows_of(built.gathered(), "unit_effects")
    assert atlas.clearest(tested[tested["layer"] == "hidden1"], 5) == [0, 1]


def test_units_are_sorted_by_concept_then_by_auroc():
    table = pd.DataFrame(
        {"unit": [0, 1, 2], "concept": ["ink", "digit 1", "ink"], "estimate": [0.2, 0.6, 0.9]}
    )
    assert figure_unit_concepts.by_concept(table, ["digit 1", "ink"]) == [1, 2, 0]


def test_shares_of_names_and_of_those_that_are_kept():
    def names(named, concepts):
        return pd.DataFrame({"layer": "a", "unit": [0, 1, 2], "named": named, "concept": concepts})

    lives = {
        0: names([False, False, False], ["x", "x", "x"]),
        1: names([True, True, False], ["x", "y", "y"]),
        2: names([True, True, True], ["x", "x", "y"]),
    }
    assert life.shares_named(lives)["a"].tolist() == pytest.approx([0, 2 / 3, 1])
    kept = life.shares_kept(lives)["a"]
    assert np.isnan(kept[1])
    assert kept[2] == 0.5


def test_lines_are_turned_by_their_end():
    values = np.array([[0.1, -0.2], [0.1, 0.3]])
    assert life.turned(values).tolist() == [[-0.1, 0.2], [0.1, 0.3]]


def test_shades_keep_zero_and_the_bounds():
    values = np.array([-1.0, -0.01, 0.0, 0.3, 1.0])
    found = shared.shades(values, 1)
    assert found[[0, 2, 4]].tolist() == [-1, 0, 1]
    assert np.abs(found - values).max() <= 0.5 / shared.LEVELS


def test_mosaics_keep_fractions_and_gaps():
    tile = np.full((28, 28), 0.25)
    picture = pictures.mosaic([[tile, tile], [tile]], empty=0)
    assert picture.shape == (58, 58)
    assert picture[0, 0] == 0.25
    assert picture[0, 28] == picture[57, 57] == 0
