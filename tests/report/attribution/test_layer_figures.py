"""Figures of the layers of the discriminator: of one with findings, and of an empty run."""

import layer_attribution_tables as built
import pytest
from pages import draws_within_its_page

from glassgan import effects
from glassgan.report import messages, names
from glassgan.report.attribution import concept_vectors, contributions, units

DRAWN = {
    "contributions": lambda arrays, rows: contributions.draw(arrays, {}, rows),
    "units": lambda arrays, rows: units.draw(rows, {}),
    "concepts": lambda arrays, rows: concept_vectors.draw(rows, {}),
}
RUNS = {"all": built.results, "nothing": built.nothing, "no effects": effects.empty}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    ("name", "run"),
    [*((name, "all") for name in DRAWN), ("contributions", "nothing"), ("units", "nothing"),
     ("contributions", "no effects"), ("units", "no effects"), ("concepts", "nothing")],
)  # fmt: skip
@pytest.mark.parametrize("language", names.LANGUAGES)
def test_figures_draw_within_their_page(name, run, language):
    with messages.speaking(language):
        fig = DRAWN[name]({} if run == "no effects" else built.arrays(), RUNS[run]())
        draws_within_its_page(fig)


def test_what_was_left_out_says_why():
    why = "a discriminator without a hidden layer"
    for known, drawn in (("left_out", 3), ("without_gradient", 2)):
        header = {known: why}
        figures = [contributions.draw({}, header, effects.empty())]
        figures.append(concept_vectors.draw(effects.empty(), header))
        figures.append(units.draw(effects.empty(), header))
        assert [why in fig.texts[0].get_text() for fig in figures].count(True) == drawn
