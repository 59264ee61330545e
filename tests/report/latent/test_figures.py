"""Figures of the latent space: of a run with directions, of ones without."""

import subprocess
import sys

import latent_tables as built
import numpy as np
import pytest
from pages import draws_within_its_page

from glassgan import concepts, effects, files
from glassgan.report import messages, names, wording
from glassgan.report.latent import agreement, leading, methods, moves, paths, shared, traversal
from glassgan.report.latent import concepts as figure_latent_concepts
from glassgan.report.latent import geometry as figure_latent_geometry
from report.latent import test_inversion as inverted

DRAWN = {
    "leading": leading.draw,
    "traversal": traversal.draw,
    "methods": methods.draw,
    "concepts": lambda table, arrays, header, rows: figure_latent_concepts.draw(table, rows),
    "agreement": lambda table, arrays, header, rows: agreement.draw(table, rows),
    "moves": lambda table, arrays, header, rows: moves.draw(rows, header),
    "paths": lambda table, arrays, header, rows: paths.draw(arrays),
}
RUNS = {
    "all": {},
    "one leading": {"leading": 1},
    "no leading": {"leading": 0},
    "no concept varies": {"nothing": True},
    "only axes": {"methods": ["axes"]},
    "only trained": {"methods": ["SVM"]},
    "no sample is accepted": {"accepted": False},
    "no direction": {"methods": []},
}
OTHER_SEEDS = {
    "another": {"seeds": 1},
    "three others": {"seeds": 3},
    "another, only axes": {"methods": ["axes"], "seeds": 1},
    "another, no concept varies": {"nothing": True, "seeds": 1},
}
MEASURED = ["estimate", "ci_low", "ci_high", "null_low", "null_high", "p_value"]
EPOCHS = [0, 2, 4]


def geometry(epochs=EPOCHS, rank=built.DIM, unknown=(), nothing=False):
    """Spectra that fall to nothing from `rank` on, `unknown` latents without; what they say."""
    values = np.geomspace(8, 0.01, built.DIM)[None, None] * np.linspace(0.9, 1.1, 16)[None, :, None]
    spectra = values * (1 + np.array(epochs)[:, None, None])
    spectra[..., rank:] = 0
    spectra[:, list(unknown)] = np.nan
    deficient = epochs if rank < built.DIM else ()
    rows = effects.table(built.geometry_rows(epochs, deficient), **built.SHARED)
    if nothing:
        spectra = np.full_like(spectra, np.nan)
        rows = rows.assign(**dict.fromkeys(MEASURED, np.nan))
    return figure_latent_geometry.draw(
        {"spectra": spectra}, {"epochs": list(epochs)}, effects.gather([rows])
    )


GEOMETRIES = {
    "all": {},
    "one checkpoint": {"epochs": [3]},
    "without full rank": {"rank": 5, "unknown": (0, 7)},
    "only nan": {"nothing": True},
    "only nan, one checkpoint": {"nothing": True, "epochs": [0]},
}


def without_rows():
    table, arrays, header, _ = built.results()
    return table, arrays, header, effects.empty()


# paths are drawn of arrays that are the same in all these runs
OF_RUNS = [(name, run) for name in DRAWN for run in [*RUNS, "no effects"] if name != "paths"]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("language", names.LANGUAGES)
@pytest.mark.parametrize(("name", "run"), [*OF_RUNS, ("paths", "all")])
def test_figures_draw_within_their_page(name, run, language):
    results = without_rows() if run == "no effects" else built.results(**RUNS[run])
    with messages.speaking(language):
        draws_within_its_page(DRAWN[name](*results))


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("language", names.LANGUAGES)
@pytest.mark.parametrize("run", OTHER_SEEDS)
def test_with_other_seeds_the_agreement_draws_within_its_page(run, language):
    table, _, _, rows = built.results(**OTHER_SEEDS[run])
    with messages.speaking(language):
        draws_within_its_page(agreement.draw(table, rows))


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("language", names.LANGUAGES)
@pytest.mark.parametrize("name", GEOMETRIES)
def test_the_geometry_draws_within_its_page(name, language):
    with messages.speaking(language):
        draws_within_its_page(geometry(**GEOMETRIES[name]))


def test_the_script_draws_by_the_names_of_files(tmp_path):
    more = [*built.geometry_rows(), *built.inversion_rows()]
    table, arrays, header, rows = built.results(more=more)
    files.write_table(tmp_path / "directions.parquet", table)
    files.write_tensors(tmp_path / "moves.safetensors", arrays, header)
    files.write_table(tmp_path / "effects.parquet", rows)
    spectra = np.ones((2, 16, built.DIM))
    files.write_tensors(tmp_path / "geometry.safetensors", {"spectra": spectra}, {"epochs": [0, 1]})
    files.write_tensors(tmp_path / "inversion.safetensors", inverted.pictures(), {})
    drawn = ["leading.svg", "paths.zh.png", "geometry.svg", "inversion.png"]
    figures = [tmp_path / "latent" / name for name in drawn]
    results = [tmp_path / "directions.parquet", *sorted(tmp_path.glob("*.safetensors"))]
    given = {
        "--effects": tmp_path / "effects.parquet",
        "--name": "mlp",
        "--run-seed": 0,
    }
    words = [word for flag in given.items() for word in flag]
    command = [sys.executable, "scripts/report/figures.py", *words, "--results", *results]
    command += ["--figures", *figures]
    subprocess.run(list(map(str, command)), check=True)
    assert all(path.stat().st_size > 5000 for path in figures)


def test_curves_stand_where_the_pictures_do():
    _, arrays, header, _ = built.results()
    curves = shared.curves_of(header["moved"][0], arrays, header)
    assert curves["ink"][0].tolist() == built.SHOWN
    assert curves["slant"][0] == pytest.approx(0.5 * np.array(built.SHOWN))
    assert curves["slant"][1] == pytest.approx(np.full(len(built.SHOWN), 0.3))
    assert "digit 5" not in curves
    assert "slant" not in shared.curves_of(header["moved"][-1], arrays, header)
    assert shared.curves_of("none", arrays, header) == {}


def test_beside_a_concept_stand_those_that_change_most():
    curves = {name: (np.array([0.0, size]), np.zeros(2)) for name, size in
              {"ink": 3.0, "slant": -2.0, "area": 0.1, "parts": 1.0}.items()}  # fmt: skip
    assert leading.beside(curves, "ink") == ["slant", "parts"]
    assert leading.beside({}, "ink") == []


def test_moves_are_compared_with_estimates_of_the_same_changes():
    _, _, header, rows = built.results()
    both = moves.compared(rows)
    # of every direction that was moved all concepts that can be measured on every image
    assert len(both) == len(header["moved"]) * (len(concepts.MEASURED) - 1)
    assert not both["differ"][~both["tested"]].any()
    tested = both[both["tested"]]
    assert (tested["differ"] == (tested["estimate"] < 0.4)).all()


def test_other_seeds_have_a_panel_and_a_dot_each():
    table, _, _, rows = built.results()
    assert len(drawn := agreement.draw(table, rows).axes) == 4
    table, _, _, rows = built.results(seeds=2)
    fig = agreement.draw(table, rows)
    assert len(fig.axes) == len(drawn) + 1
    (panel,) = [ax for ax in fig.axes if ax.get_xlabel() == "mean |cosine|"]
    beyond, others = (line.get_xydata() for line in panel.get_lines())
    assert set(beyond[:, 0]) == {0.7}
    assert others[:, 0] == pytest.approx(0.6)
    assert (others[:, 1] > beyond[:, 1]).all()  # one below the other
    assert beyond[:, 1].round().tolist() == list(range(table["method"].nunique()))
    assert [word.get_text() for word in fig.texts if len(word.get_text()) == 1] == list("abcd")


def test_where_the_jacobian_lacks_rank_there_is_no_condition_number():
    panels = geometry(rank=5).axes
    words = [[text.get_text() for text in ax.texts] for ax in panels]
    assert [ax.get_title(loc="left") for ax in panels] == list("abcde")
    assert words == [[], ["not defined"], [], [], []]
    lines = panels[0].get_lines()
    assert len(lines) == len(EPOCHS)
    assert all(line.get_ydata()[-1] == figure_latent_geometry.LEAST for line in lines)


def test_a_single_checkpoint_and_none_that_is_known_are_shown():
    for ax in geometry(epochs=[3]).axes[1:]:
        low, high = ax.get_ylim()
        (point,) = [line.get_ydata() for line in ax.get_lines() if len(line.get_ydata()) == 1][:1]
        assert low == 0
        assert point[0] < 0.95 * high
    for ax in geometry(nothing=True).axes:
        assert [text.get_text() for text in ax.texts] == ["not defined"]


def test_words_of_q_values():
    assert wording.q_words(0.0004) == "q < 0.001"
    assert wording.q_words(0.0312) == "q = 0.031"


def test_a_direction_is_named_by_its_method_and_what_tells_it_from_others():
    assert shared.direction_label("regression conditional centre_x", "regression conditional") == (
        "regression conditional centre x"
    )
    assert shared.direction_label("z7", "axes") == "z7"
    rows = built.results()[3]
    labels = shared.labels_of(["SeFa 2", "z7", "never tested"], rows)
    assert labels == {"SeFa 2": "SeFa 2", "z7": "z7", "never tested": "never tested"}
