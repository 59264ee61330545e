"""The same content is the same bytes, in a process that drew nothing before as in this one."""

import subprocess
import sys

import layer_attribution_tables
import special_tables

from glassgan import files
from glassgan.report import style
from report.attribution import test_layer_figures as layer_attribution
from report.attribution import test_sample_figures as special_samples
from report.attribution import test_weak_spot_numbers as weak_spots
from report.latent import test_figures as latent
from report.reruns import test_figures as forks
from report.units import test_figures as units


def from_tables():
    """A figure or two of each topic, by name: whole workflows compare all figures of two runs."""
    results = latent.built.results()
    yield "leading", latent.DRAWN["leading"](*results)
    yield "geometry", latent.geometry()
    yield "effects", forks.effects_figure()
    tables = layer_attribution_tables
    for name, draw in [*layer_attribution.DRAWN.items()][:1]:
        yield name, draw(tables.arrays(), tables.results())
    for name, draw in [*special_samples.DRAWN.items()][:1]:
        yield name, draw(*special_tables.results())
    yield "weak spots", weak_spots.weak_spots.draw(*weak_spots.results())
    yield "units concepts", units.FIGURES["concepts"]()


def from_networks():
    """Figures whose tables are computed with torch."""
    from report import test_figures as figures

    yield "curves", figures.FIGURES["curves"]()


def save(folder, figures):
    for name, fig in figures:
        style.save(fig, f"{folder}/{name}.svg", f"{folder}/{name}.png")


def test_the_same_figures_are_the_same_bytes_in_another_process(tmp_path):
    program = (
        "import sys; sys.path[:0] = ['tests', 'tests/report']; import test_same_bytes as t;"
        "t.save(sys.argv[1], t.from_tables()); assert 'torch' not in sys.modules;"
        "t.save(sys.argv[1], t.from_networks())"
    )
    here, there = tmp_path / "here", tmp_path / "there"
    other = subprocess.Popen([sys.executable, "-c", program, str(there)])
    save(here, from_tables())
    save(here, from_networks())
    assert other.wait() == 0
    names = {path.name for path in here.iterdir()}
    assert names == {path.name for path in there.iterdir()}
    for name in names:
        assert files.digest(here / name) == files.digest(there / name), name
        assert (here / name).stat().st_size > 5000, name
