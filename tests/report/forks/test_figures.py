"""Figures of forks: the right words and numbers, within the page, whatever the forks did."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from pages import draws_within_its_page

from glassgan import effects, files
from glassgan.forks import compare, trajectory
from glassgan.forks.design import places
from glassgan.report import messages, style
from glassgan.report.forks import effects as figure_fork_effects
from glassgan.report.forks import trajectories
from glassgan.report.forks import tree as figure_fork_tree
from glassgan.report.forks.words import of_measure


def fork(name, change, **more):
    ends = {} if "steps" in more else {"checkpoints": [3]}
    return {"name": name, "parent": "mlp/0", "from": 2, "change": change, **ends, **more}


FORKS = [
    fork("no_threes", "class_removed", args={"label": 3}),
    fork("d_frozen", "discriminator_frozen", lasts=200, checkpoints=[3, 5]),
    fork("unchanged", "nothing"),
    *[fork(f"noise_{n}", "other_streams", args={"number": n}) for n in range(1, 7)],
    fork("floor", "one_ulp"),
]
NO_NOISE = [entry for entry in FORKS if entry["change"] != "other_streams"]
MANY = [*FORKS, *[fork(f"change_{n}", "dropout_off") for n in range(16)]]
START = {"from": 0}
OPEN = {"places": ["3"], "differ": [], "open": True}
LEVELS = {"frechet_distance": 0.2, "coverage": 0.6, "effective_modes": 9.0, "abstains": 0.4} | (
    dict.fromkeys(compare.CLASSES, 0.1)
)


def texts(fig):
    found = [text.get_text() for ax in fig.findobj(style.Axes) for text in ax.texts]
    for ax in fig.findobj(style.Axes):
        found += [ax.get_xlabel(), ax.get_ylabel(), ax.get_title(), *_labels(ax)]
    for legend in fig.findobj(style.matplotlib.legend.Legend):
        found += [text.get_text() for text in legend.get_texts()]
    return [*found, *(text.get_text() for text in fig.texts)]


def _labels(ax):
    return [label.get_text() for label in ax.get_yticklabels()]


# --- the tree -----------------------------------------------------------------------------------


def quality(entry, status="finite", coverage=0.6):
    rows = [
        {"place": place, "epoch": 3, "step": 2814, "status": status, "measure": measure,
         "estimate": value, "real": real}
        for place in places(entry)
        for measure, value, real in (("coverage", coverage, 0.95), ("classes", 7.0, 10.0))
    ]  # fmt: skip
    return pd.DataFrame(rows)


def pictures(*names):
    rng = np.random.default_rng(0)
    return {name: rng.uniform(-1, 1, (12, 1, 28, 28)) for name in names}


def tree(forks=FORKS, gate=OPEN, epochs=(0, 1, 2, 3, 4, 5), dead=(), diverged=()):
    images = [{} if entry["name"] in dead else pictures(*places(entry)) for entry in forks]
    tables = [
        quality(
            entry,
            "diverged" if entry["name"] in [*dead, *diverged] else "finite",
            np.nan if entry["name"] in dead else 0.6,
        )
        for entry in forks
    ]
    own = pictures(*map(str, epochs))
    return figure_fork_tree.draw(forks, epochs, own, images, tables, {"2": gate})


TREES = {
    "some": tree,
    "many": lambda: tree(MANY),
    "none": lambda: tree([]),
    "diverged": lambda: tree(dead=["d_frozen"], diverged=["no_threes"]),
    "long": lambda: tree(epochs=range(301)),
    "steps": lambda: tree([*FORKS, fork("short", "dropout_off", steps=[100, 300])]),
    "two origins": lambda: tree([*FORKS, fork("early", "dropout_off", **START)]),
}


@pytest.mark.parametrize("name", TREES)
def test_trees_draw_within_their_page(name):
    draws_within_its_page(TREES[name](), widest=9)


def test_the_tree_says_what_each_fork_changes():
    found = texts(tree())
    assert "class removed: digit 3" in found
    assert "discriminator frozen, for 200 steps" in found
    assert "other streams: number 2 (noise)" in found
    assert "nothing; equals its parent, bit for bit" in found
    assert found.count("0.60") == found.count("7") == len(FORKS)
    assert "coverage\n(real 0.95)" in found


def test_the_tree_says_when_the_parent_was_not_met():
    closed = {"places": ["3"], "differ": ["3"], "open": False}
    assert "nothing; differs from its parent at epoch 3" in texts(tree(gate=closed))
    nowhere = {"places": [], "differ": [], "open": False}
    assert "nothing; not compared with its parent" in texts(tree(gate=nowhere))


def test_the_tree_says_what_diverged_and_when():
    found = texts(tree(dead=["d_frozen"], diverged=["no_threes"]))
    assert found.count("diverged, step 2,814") == 2
    assert found.count("nothing: training diverged before") == 1


def test_rows_go_from_nothing_over_noise_and_floor_to_interventions():
    forks = [*FORKS, fork("early", "dropout_off", **START)]
    order = [forks[number]["name"] for number in figure_fork_tree.ordered(forks)]
    noise = [f"noise_{n}" for n in range(1, 7)]
    assert order == ["unchanged", *noise, "floor", "no_threes", "d_frozen", "early"]


def test_the_parent_is_shown_where_its_forks_are_or_last_before():
    own = ["0", "1", "3", "10"]
    assert figure_fork_tree.parent_places(own, ["3", "5", "10", None]) == ["3", "10"]
    assert figure_fork_tree.parent_places(own, ["2", "3+300"]) == ["3"]
    assert figure_fork_tree.parent_places(own, [None]) == ["10"]


def test_a_fork_is_shown_at_its_last_place_with_samples():
    entry = fork("long", "dropout_off", checkpoints=[3, 5, 9])
    assert figure_fork_tree.tip(entry, pictures("3", "5")) == "5"
    assert figure_fork_tree.tip(entry, {}) is None


def test_long_runs_keep_the_places_that_matter():
    found = list(figure_fork_tree.stations(range(301), FORKS, ["3"] * len(FORKS)))
    assert found == ["0", "2", "3", "300"]


# --- the effects --------------------------------------------------------------------------------


def folds(seed, place, status="finite", **shifts):
    rng = np.random.default_rng(seed)
    rows = []
    for measure, level in LEVELS.items():
        centre = level * (1 + rng.normal(0, 0.03)) + shifts.get(measure, 0)
        for fold in range(10):
            value = centre + level * rng.normal(0, 0.01)
            rows.append(
                {"place": place, "epoch": int(place), "status": status, "measure": measure,
                 "fold": fold, "value": value}
            )  # fmt: skip
    return pd.DataFrame(rows)


def gathered(forks=FORKS, gate=OPEN, **tables):
    found = {
        entry["name"]: pd.concat([folds(number, place) for place in places(entry)])
        for number, entry in enumerate(forks)
    }
    parent = pd.concat([folds(99, "3"), folds(98, "5")])
    rows = compare.checkpoint_effects(forks, found | tables, parent, {2: gate})
    return effects.gather([effects.table(rows, subject="mlp", seed=0)])


def effects_figure(forks=FORKS, gate=OPEN, **tables):
    return figure_fork_effects.draw(gathered(forks, gate, **tables), forks)


NOTHING = folds(1, "3", "diverged").assign(value=np.nan)
EFFECTS = {
    "some": effects_figure,
    "many": lambda: effects_figure(MANY),
    "no noise": lambda: effects_figure(NO_NOISE),
    "nothing": lambda: effects_figure([]),
    "closed": lambda: effects_figure(gate={"places": [], "differ": [], "open": False}),
    "diverged": lambda: effects_figure(no_threes=NOTHING),
    "far": lambda: effects_figure(no_threes=folds(0, "3", "diverged", frechet_distance=45.0)),
}


@pytest.mark.parametrize("name", EFFECTS)
def test_effects_draw_within_their_page(name):
    draws_within_its_page(EFFECTS[name](), widest=9)


def test_what_is_beyond_noise_is_filled_and_boxed():
    gone = folds(0, "3", class_3=-0.1, coverage=-0.5)
    fig = effects_figure(no_threes=gone)
    table = gathered(no_threes=gone).set_index(["intervention", "target", "concept"])
    expected = table.loc[("no_threes", "from epoch 2 to 3", "class_3")]
    assert expected["q_value"] < 0.05
    found = [text for ax in fig.findobj(style.Axes) for text in ax.texts]
    bold = [text.get_text() for text in found if text.get_fontweight() == "bold"]
    assert f"−{-100 * expected['estimate']:.1f}" in bold
    axes = {ax.get_title(): ax for ax in fig.findobj(style.Axes)}
    faces = {
        tuple(line.get_ydata().tolist()): line.get_markerfacecolor()
        for line in axes["coverage"].lines
        if line.get_marker() == "o"
    }
    assert faces[(1,)] == style.BLUE  # the row of no_threes, below the floor
    assert all(face == "white" for rows, face in faces.items() if rows != (1,))


def test_forks_are_compared_at_their_last_place():
    fig = effects_figure()
    labels = [label for ax in fig.findobj(style.Axes) for label in _labels(ax)]
    assert "d_frozen (2 → 5)" in labels
    kept = figure_fork_effects.at_last_places(gathered(), FORKS)
    assert set(kept.loc[kept["intervention"] == "d_frozen", "epoch"]) == {5}


def test_without_noise_forks_nothing_is_decided():
    found = texts(effects_figure(NO_NOISE))
    assert "coverage\nno noise forks: nothing can be decided" in found
    assert not any("nothing can be decided" in text for text in texts(effects_figure()))


def test_rows_without_estimates_say_why():
    assert "diverged" in texts(effects_figure(no_threes=NOTHING))
    closed = texts(effects_figure(gate={"places": [], "differ": [], "open": False}))
    assert closed.count("gate closed") == 2 * 3  # in the panel and in the heat map
    collapsed = folds(0, "3")
    collapsed.loc[collapsed["measure"].isin(compare.CLASSES), "value"] = np.nan
    assert "shares not defined" in texts(effects_figure(no_threes=collapsed))
    partial = folds(0, "3")
    partial.loc[partial["measure"] == "coverage", "value"] = np.nan
    assert texts(effects_figure(no_threes=partial)).count("not defined") == 1


def test_far_effects_do_not_hide_the_noise():
    axes = {ax.get_title(): ax for ax in EFFECTS["far"]().findobj(style.Axes)}
    assert axes[of_measure("frechet_distance")].get_xscale() == "symlog"
    assert axes["coverage"].get_xscale() == "linear"


# --- the trajectories ---------------------------------------------------------------------------


def tracks(forks=FORKS):
    rng = np.random.default_rng(0)
    found = {}
    for entry in forks:
        size = {"nothing": 0, "one_ulp": 1e-7}.get(entry["change"], 1e-3 * rng.uniform(1, 9))
        found[entry["name"]] = {
            f"{quantity}.{100 + since}": np.ones((2, 9)) + size * since
            for quantity in ("image", "weights_g", "weights_d")
            for since in (0, 1, 2, 4, 8)
        }
    return found


def trajectories_figure(forks=FORKS):
    table = trajectory.trajectories(forks, tracks(forks))
    return trajectories.draw(table, trajectory.above_floor(table))


TRAJECTORIES = {
    "some": trajectories_figure,
    "many": lambda: trajectories_figure(MANY),
    "no noise": lambda: trajectories_figure(NO_NOISE),
    "nothing": lambda: trajectories_figure([]),
    "only noise": lambda: trajectories_figure(FORKS[2:5]),
    "no floor": lambda: trajectories_figure([e for e in FORKS if e["change"] != "one_ulp"]),
    "two origins": lambda: trajectories_figure(
        [*FORKS, fork("same", "nothing", **START), fork("early", "dropout_off", **START)]
    ),
}


@pytest.mark.parametrize("name", TRAJECTORIES)
def test_trajectories_draw_within_their_page(name):
    draws_within_its_page(TRAJECTORIES[name](), widest=9)


def test_legends_name_the_floor_and_when_forks_leave_it():
    found = texts(trajectories_figure())
    assert "chaos floor\n(one unit in the last place)" in found
    assert "no_threes\n2 × floor: from step 1 on" in found
    assert "no_threes\n2 × floor: not known" in texts(TRAJECTORIES["no floor"]())


def test_a_fork_that_never_leaves_the_floor_is_called_so():
    rows = pd.DataFrame([{"fork": "idle", "rises": pd.NA, "until": pd.NA, "recorded": 938}])
    said = trajectories.note("idle", rows.set_index("fork"))
    assert said == "2 × floor: never"


def test_many_forks_are_divided_into_rows_in_which_each_has_its_look():
    table = trajectory.trajectories(MANY, tracks(MANY))
    rows = trajectories.rows_of(table)
    assert [len(row) for row in rows] == [6, 6, 6]
    titles = [ax.get_title() for ax in trajectories_figure(MANY).findobj(style.Axes)]
    assert titles.count("samples") == titles.count("weights of G") == len(rows)


def test_every_origin_has_a_row_of_panels():
    found = TRAJECTORIES["two origins"]()
    titles = [part.get_suptitle() for part in found.subfigs]
    assert titles == ["forks from epoch 0", "forks from epoch 2"]


# --- in the second language ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "figure",
    [*TREES.values(), *EFFECTS.values(), *TRAJECTORIES.values()],
    ids=[*(f"tree {n}" for n in TREES), *(f"effects {n}" for n in EFFECTS), *TRAJECTORIES],
)
def test_figures_draw_within_their_page_in_chinese(figure):
    with messages.speaking("zh"):
        draws_within_its_page(figure(), widest=9)


# --- all of them ---------------------------------------------------------------------------------


def test_the_script_draws_without_torch(tmp_path):
    paths = {}
    for entry in FORKS:
        for kind in ("safetensors", "parquet"):
            paths[entry["name"], kind] = str(tmp_path / f"{entry['name']}.{kind}")
        files.write_tensors(paths[entry["name"], "safetensors"], pictures(*places(entry)))
        files.write_table(paths[entry["name"], "parquet"], quality(entry))
    parent, gates, table, distances, floor = (
        str(tmp_path / name) for name in ("p.safetensors", "g.json", "e", "t", "f")
    )
    files.write_tensors(parent, pictures("2", "3"))
    files.write_json(gates, {"2": OPEN})
    files.write_table(table, gathered())
    files.write_table(distances, trajectory.trajectories(FORKS, tracks()))
    files.write_table(floor, trajectory.above_floor(files.read_table(distances)))
    names, forks = [entry["name"] for entry in FORKS], json.dumps(FORKS)
    images, measures = (
        [paths[name, kind] for name in names] for kind in ("safetensors", "parquet")
    )
    words = ["--forks", forks, "--epochs", "0", "1", "2", "3", "--parent-images", parent]
    words += ["--images", *images, "--quality", *measures, "--gates", gates]
    words += ["--effects", table, "--name", "mlp", "--run-seed", "0"]
    words += ["--trajectories", distances, "--above-floor", floor]
    drawn = [str(tmp_path / name) for name in ("tree.svg", "effects.png", "trajectories.svg")]
    words += ["--figures", *drawn]
    program = (
        "import runpy, sys; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name="
        "'__main__'); sys.exit('torch' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program, "scripts/report/forks.py", *words], check=True)
    assert all(Path(path).stat().st_size > 5000 for path in drawn)
