"""Figures of the layers of the discriminator: of one with findings, and of an empty run."""

import subprocess
import sys

import layer_attribution_tables as built
import pytest
from pages import draws_within_its_page

from glassgan import effects, files
from glassgan.report import (
    figure_concept_vectors,
    figure_discriminator_units,
    figure_layer_contributions,
)

DRAWN = {
    "contributions": figure_layer_contributions.draw,
    "units": lambda arrays, rows: figure_discriminator_units.draw(rows),
    "concepts": lambda arrays, rows: figure_concept_vectors.draw(rows),
}
RUNS = {"all": built.results, "nothing": built.nothing, "no effects": effects.empty}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    ("name", "run"),
    [*((name, "all") for name in DRAWN), ("contributions", "nothing"), ("units", "nothing"),
     ("contributions", "no effects"), ("units", "no effects"), ("concepts", "nothing")],
)  # fmt: skip
def test_figures_draw_within_their_page(name, run, tmp_path):
    fig = DRAWN[name]({} if run == "no effects" else built.arrays(), RUNS[run]())
    draws_within_its_page(fig, tmp_path / "f.svg")


def test_the_same_figures_are_the_same_bytes_in_another_process(tmp_path):
    program = (
        "import sys; sys.path[:0] = ['tests', 'tests/report'];"
        "import test_figures_of_layer_attribution as t; from glassgan.report import style;"
        "[style.save(draw(t.built.arrays(), t.built.results()), f'{sys.argv[1]}.{name}.svg')"
        " for name, draw in t.DRAWN.items()];"
        "assert 'torch' not in sys.modules"
    )
    for number in (1, 2):
        subprocess.run([sys.executable, "-c", program, str(tmp_path / str(number))], check=True)
    first = list(tmp_path.glob("1.*"))
    assert len(first) == len(DRAWN)
    for path in first:
        assert files.digest(path) == files.digest(path.with_name("2" + path.name[1:]))
