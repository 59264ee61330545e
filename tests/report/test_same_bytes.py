"""The same content is the same bytes, in a process that drew nothing before as in this one."""

import subprocess
import sys

import attribution_tables
import layer_attribution_tables
import special_tables

from glassgan import files
from glassgan.report import style
from report.attribution import test_layer_figures as layer_attribution
from report.attribution import test_pixel_numbers as pixels
from report.attribution import test_sample_figures as special_samples
from report.attribution import test_weak_spot_numbers as weak_spots
from report.forks import test_figures as forks
from report.latent import test_figures as latent
from report.latent import test_inversion as inversion
from report.units import test_figures as units


def from_tables():
    """An ordinary figure of each kind, by name."""
    results = latent.built.results()
    yield from ((name, draw(*results)) for name, draw in latent.DRAWN.items())
    yield "agreement of seeds", latent.DRAWN["agreement"](*latent.built.results(seeds=2))
    yield "geometry", latent.geometry()
    yield "inversion", inversion.FIGURES["all"]()
    yield "tree", forks.tree()
    yield "effects", forks.effects_figure()
    yield "trajectories", forks.trajectories_figure()
    for name, draw in layer_attribution.DRAWN.items():
        yield name, draw(layer_attribution_tables.arrays(), layer_attribution_tables.results())
    for name, draw in special_samples.DRAWN.items():
        yield name, draw(*special_tables.results())
    tables = attribution_tables
    for name, draw in pixels.DRAWN.items():
        yield name, draw(tables.arrays(), tables.header(), tables.rows())
    yield "weak spots", weak_spots.weak_spots.draw(*weak_spots.results())
    for name in ("atlas", "concepts", "sets", "life", "matches"):
        yield f"units {name}", units.FIGURES[name]()


def from_networks():
    """Figures whose tables are computed with torch."""
    from report import test_figures as figures

    for name in ("samples", "curves", "calibration", "generator"):
        yield name, figures.FIGURES[name]()


def save(folder, figures, *formats):
    for name, fig in figures:
        style.save(fig, *(f"{folder}/{name}.{ending}" for ending in formats))


def test_the_same_figures_are_the_same_bytes_in_another_process(tmp_path):
    program = (
        "import sys; sys.path[:0] = ['tests', 'tests/report']; import test_same_bytes as t;"
        "t.save(sys.argv[1], t.from_tables(), 'svg'); assert 'torch' not in sys.modules;"
        "t.save(sys.argv[1], t.from_networks(), 'svg', 'png')"
    )
    here, there = tmp_path / "here", tmp_path / "there"
    other = subprocess.Popen([sys.executable, "-c", program, str(there)])
    # one writer paints all pictures, so that those of some figures are enough
    save(here, from_tables(), "svg")
    save(here, from_networks(), "svg", "png")
    assert other.wait() == 0
    names = {path.name for path in here.iterdir()}
    assert names == {path.name for path in there.iterdir()}
    for name in names:
        assert files.digest(here / name) == files.digest(there / name), name
        assert (here / name).stat().st_size > 5000, name
