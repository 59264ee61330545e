import re

import numpy as np
import pandas as pd
import pytest
from conftest import ROOT
from pages import draws_within_its_page, text_of

from glassgan.report import messages, names, style
from glassgan.report.case_study import collapse, cure_tables, cures, factor_tables, shown
from glassgan.report.case_study import factors as figure_factors
from glassgan.report.case_study import tables as case_study

STEPS = [0, 10, 20, 30]


def factor_rows(**values):
    """Factors by name: quantity, or quantity_layer."""
    rows = []
    for name, numbers in values.items():
        quantity, _, layer = name.partition("_")
        for step, value in zip(STEPS, numbers, strict=True):
            rows.append({"step": step, "quantity": quantity, "layer": layer, "value": value})
    return pd.DataFrame(rows)


FACTORS = factor_rows(
    loss=[0.5, 0.9, 1.0, 1.0],
    logit=[0.1, 1.0, 0.9, 0.8],
    tanh=[1.0, 0.9, 0.2, 0.01],
    diversity_output=[0.5, 0.1, 0.3, 0.3],
    weights_output=[1.0, 2.0, 1.0, 0.1],
)
TRACE = pd.DataFrame(
    {
        "last_step": [9, 19, 29, 30],
        "status": ["finite", "finite", "finite", "diverged"],
        "loss_d": [1.0, 0.5, 0.2, np.inf],
        "loss_g": [1.0, 2.0, 4.0, np.nan],
        "d_real": [0.5, 0.7, 0.9, 0.9],
        "d_fake": [0.5, 0.3, 0.1, 0.1],
    }
)
MEASURES = {"pixel_sd": 0.3, "classes": 3.0, "coverage": 0.2, "abstains": 0.5, "saturated": 0.6,
            "frechet_distance": 12.0}  # fmt: skip


def quality(places, status="finite", **more):
    return pd.DataFrame(
        [
            {"place": str(epoch), "epoch": epoch, "step": step, "status": status, "measure": name,
             "estimate": value, "ci_low": value - 0.1, "ci_high": value + 0.1}
            for epoch, step in places
            for name, value in (MEASURES | more).items()
        ]
    )  # fmt: skip


FORKS = [
    {"name": "unchanged", "parent": "article/0", "change": "nothing"},
    {"name": "noise_1", "parent": "article/0", "change": "other_streams", "args": {"number": 1}},
    {"name": "cold", "parent": "article/0", "change": "discriminator_frozen", "lasts": 1500},
    {"name": "norm", "parent": "article/0", "change": "architecture", "args": {"batch_norm": True}},
    {"name": "unchanged", "parent": "article/1", "change": "nothing"},
    {"name": "norm", "parent": "article/1", "change": "architecture", "args": {"batch_norm": True}},
]
HEALTHY = factor_rows(
    loss=[0.5, 0.9, 1.0, 1.0],
    logit=[0.1, 1.0, 0.9, 0.8],
    tanh=[1.0, 0.9, 0.8, 0.7],
    diversity_output=[0.5, 0.5, 0.5, 0.5],
)


@pytest.fixture
def matrix():
    tables = {
        "article/0/unchanged": quality([(3, 30)], "diverged"),
        "article/0/noise_1": quality([(3, 30)], coverage=0.3, classes=4.0),
        "article/0/cold": quality([(3, 30)], coverage=0.1),
        "article/0/norm": quality([(1, 10), (3, 30)], coverage=0.8, classes=10.0),
        "article/1/unchanged": quality([(3, 30)], coverage=0.25),
        "article/1/norm": quality([(3, 30)], coverage=0.7, classes=9.0),
    }
    traces, factors = dict.fromkeys(tables, TRACE), dict.fromkeys(tables, FACTORS)
    return cure_tables.matrix(FORKS, tables, traces, factors)


def test_matrix_says_what_became_of_each_fork(matrix):
    assert list(zip(matrix["fork"], matrix["seed"], strict=True)) == [
        ("norm", 0), ("norm", 1), ("noise_1", 0), ("unchanged", 0), ("unchanged", 1), ("cold", 0),
    ]  # fmt: skip
    rows = matrix.set_index(["fork", "seed"])
    assert matrix["trains"].tolist() == [True, True, False, False, False, False]
    assert rows.loc[("unchanged", 0), "status"] == "diverged"
    assert rows.loc[("norm", 0), ["loss_d", "tanh", "frechet_low"]].tolist() == [0.2, 0.01, 11.9]


def test_collapse_reads_the_last_window_of_each_epoch():
    table = case_study.collapse(quality([(0, 0), (1, 10), (3, 30)]), TRACE, FACTORS)
    assert table["loss_g"].tolist()[1:] == [1.0, 4.0]
    assert np.isnan(table["loss_g"][0])
    assert table["tanh"].tolist() == [1.0, 0.9, 0.01]
    assert table["diversity"].tolist() == [0.5, 0.1, 0.3]


REAL = pd.DataFrame(
    {"measure": ["coverage", "frechet_distance"], "estimate": [0.95, 1.0], "ci_low": [0.9, 0.9],
     "ci_high": [0.97, 1.1]}
)  # fmt: skip
FIRST = pd.DataFrame(
    [
        {"step": 30, "number": n, "operation": o, "code": "x.log()", "operand_min": 0.0,
         "operand_max": 1.0, "result_min": r, "result_max": 0.0, "not_finite": bad, "size": 64}
        for n, o, r, bad in [(1, "rsub", 0.0, 0), (2, "log", -np.inf, 1)]
    ]
)  # fmt: skip


def named(matrix):
    """The matrix with the names that the last section speaks of."""
    return matrix.replace({"fork": {"norm": "batch_norm", "cold": "on_logits"}})


def of_seed(matrix):
    return named(matrix[matrix["seed"] == 0])


def test_cure_is_taken_back_one_change_at_a_time(matrix):
    table = case_study.taken_back(of_seed(matrix), quality([(0, 0), (6, 30)], classes=10.0))
    assert table["trains"].tolist() == [True, True, False, False]
    assert table["coverage"].tolist() == [0.2, 0.8, 0.1, 0.2]


def written(
    matrix,
    first=FIRST,
    healthy=HEALTHY,
    died=4,
    trained=4,
    control=10.0,
    gates=(True,),
    dying=FACTORS,
    normalised=True,
    language="en",
):
    cured = quality([(0, 0), (6, 30)], classes=control)
    tables = {
        "collapse": pd.concat(
            case_study.collapse(quality([(0, 0), (3, 30)]), TRACE, FACTORS).assign(run=run)
            for run in ("article/0", "mlp/0")
        ),
        "falls": factor_tables.falls(dying, healthy, [dying] * died, [healthy] * trained),
        "first": first,
        "matrix": named(matrix),
        "spread": cure_tables.spread(matrix, 0),
        "over_seeds": cure_tables.over_seeds(matrix, 0),
        "taken_back": case_study.taken_back(of_seed(matrix), cured),
    }
    content = case_study.text(tables, "article/0", "unchanged") | {
        "latents": 64,
        "control": "mlp/0",
        "normalised": normalised,
        "relus": ["hidden1: share of open ReLUs"],
        "fallen": factor_tables.FALLEN,
        "smallest_p": factor_tables.least_p(died, trained),
        "real": REAL.set_index("measure").to_dict("index"),
        "gates": [{"open": gate} for gate in gates],
    }
    return case_study.told(content, language)


def test_text_states_what_the_tables_show(matrix):
    text = written(matrix)
    assert "The rerun that changes nothing equals its run bit for bit" in text
    assert "Of 2 single changes, 1 makes seed 0 train: architecture: batch norm." in text
    assert "Without batch normalisation this run does not train; without the loss on logits" in text
    assert "The first is a result of `log` in `x.log()`: 1 of its 64 numbers." in text
    assert "Nothing in this run stopped being finite." in written(matrix, FIRST.iloc[:0])
    assert "0 make seed 0 train.**" in written(matrix.assign(trains=False))
    assert "Of 2 reruns that change nothing, 1 do NOT equal" in written(matrix, gates=(True, False))


def test_text_names_a_factor_only_beside_a_control(matrix):
    assert "**Named: output: mean tanh′(a).**" in written(matrix)
    both = written(matrix, healthy=FACTORS)
    assert "**No factor is named.** None falls in the dying run without falling" in both
    assert "In both runs: output: mean tanh′(a); it is no sign of dying." in both
    few = written(matrix, died=1, trained=1)
    assert "**No factor is named.** What falls in this run and not in the healthy one may be" in few
    assert (
        "with 1 run that dies and 1 that trains no result could be enough (p at least 0.5)" in few
    )
    ill = written(matrix, control=3.0, trained=0)
    assert "**It does not train here (3 classes), so that it is no control" in ill
    assert "Named:" not in ill


def test_a_factor_that_the_cure_itself_holds_up_is_named_with_that_said(matrix):
    dying = pd.concat([FACTORS, factor_rows(open_hidden1=[0.5, 0.4, 0.1, 0.3])])
    healthy = pd.concat([HEALTHY, factor_rows(open_hidden1=[0.5, 0.5, 0.5, 0.5])])
    text = written(matrix, dying=dying, healthy=healthy, died=5, trained=5)
    assert "hidden1: share of open ReLUs" in text.partition("**Named: ")[2].partition("**")[0]
    said = "All 5 runs that train have batch normalisation in G, which keeps about half"
    assert said in text
    others = {"died": 5, "trained": 5, "normalised": False}
    assert said not in written(matrix, dying=dying, healthy=healthy, **others)
    assert said not in written(matrix, died=5, trained=5)


def test_diversity_stands_apart_from_the_factors(matrix):
    text = written(matrix)
    factors, _, apart = text.partition("The diversity is no factor of this product")
    assert "| diversity of the image over z |" not in factors
    assert "| diversity of the image over z |" in apart
    assert "The image loses its dependence on z: diversity 0.50 at the start" in apart
    assert "at step 10 and above it again at the end. In the healthy run it does not fall." in apart


def test_text_sets_the_order_of_the_cures_beside_chance(matrix):
    text = written(matrix)
    assert "3 rows change nothing of the recipe" in text
    assert "They draw 3 to 4 classes and have coverage 0.20 to 0.30" in text
    assert (
        "1 lies above all rows that change nothing (architecture: batch norm), 0 among them" in text
    )
    assert "with a chance of 1 in 3, so that of 2 such changes up to 0.7 would be expected" in text
    assert "as many below; 1 and 1 are. A single row" in text
    assert "Architecture: batch norm trains in 2 of 2 seeds." in text
    assert "1 of 1 (all by chance: 1 in 4)" in text
    weaker = matrix.assign(coverage=matrix["coverage"].where(matrix["kind"] != "architecture", 0.2))
    text = written(cure_tables.beside_chance(weaker))
    assert "None lies above all rows that change nothing in all the other seeds" in text
    assert "as many below; 0 and 1 are. A single row" in text
    text = written(matrix[matrix["seed"] == 0])
    assert "No change was run with more than one seed: none can be told from chance." in text


def test_text_in_another_language_has_the_same_numbers(matrix):
    """Tables and lists of numbers agree; of words none is left in the first language."""
    for more in ({}, {"first": FIRST.iloc[:0], "gates": (True, False)}, {"control": 3.0}):
        first, other = (written(matrix, language=language, **more) for language in ("en", "zh"))
        rows = [
            [re.findall(r"\d+\.\d+", line) for line in text.splitlines() if line.startswith("|")]
            for text in (first, other)
        ]
        assert rows[0] == rows[1]
        assert first.count("\n## ") == other.count("\n## ") == 5
        assert first.count("](") == other.count("](") == 3
        plain = re.sub(r"`[^`]*`|\]\([^)]*\)", "", other)
        words = set(re.findall(r"[A-Za-z]{4,}", plain))
        assert words <= {"ReLU", "tanh", "chet", "Fisher", "MNIST", "article", "sigmoid"}


def test_emphasis_in_another_language_is_seen(matrix):
    """Beside a full stop of Chinese, Markdown leaves asterisks as they are."""
    for more in ({}, {"control": 3.0, "trained": 0}, {"died": 1, "trained": 1}):
        assert "*" not in shown.html(written(matrix, language="zh", **more))


@pytest.fixture
def kept(tmp_path):
    """The files of a case study, its pictures in one language."""
    table = "| a | b |\n| - | -: |\n| 1 | x |\n"
    text = f"# A\n\n## 1. B\n\n![B](factors.png)\n\n*Said.*\n\n{table}"
    for name in ("README.md", "README.zh.md"):
        (tmp_path / name).write_text(text)
    (tmp_path / "factors.png").write_bytes(b"\x89PNG\r\n" + b"\0" * 13 + b"\x07\0\0\0\x05")
    return [str(tmp_path / name) for name in ("README.md", "README.zh.md", "factors.png")]


def test_the_page_shows_the_text_and_its_pictures(kept):
    found = shown.of_files(kept)
    start, picture, end = found["zh"]["parts"]
    assert start["html"] == '<h1>A</h1>\n<h2 id="part-1">1. B</h2>\n'
    assert picture["file"] == "factors.png"
    assert (picture["width"], picture["height"], picture["caption"]) == (7, 5, "Said.")
    assert '<table class="data" id="case-1">' in end["html"]
    assert '<td class="number">x</td>' in end["html"]
    assert [*shown.pictures(kept)] == ["figures/case_study/factors.png"]
    for language in names.LANGUAGES:
        text = text_of("case_study", language, case_study=found)
        with messages.speaking(language):
            title = messages.say("case_study-factors-title") + messages.say("common-stop")
        assert f"{title} Said." in text


def test_the_page_shows_figures_that_were_drawn_and_says_what_is_lost(kept):
    assert "figure case_study/factors." in text_of(
        "case_study", case_study=shown.of_files(kept[:2])
    )
    assert "The case study is left out. A job failed." in text_of("case_study", case_study={})


def texts(fig):
    return " ".join(text.get_text() for text in fig.findobj(match=lambda a: hasattr(a, "get_text")))


def test_figures_of_the_case_in_another_language(matrix):
    forks = pd.concat([FACTORS.assign(fork=name) for name in ("a", "b")])
    images = {str(step): np.zeros((5, 28, 28)) for step in STEPS}
    with messages.speaking("zh"):
        figures = [
            collapse.draw(images, TRACE, FACTORS, HEALTHY),
            figure_factors.draw(forks),
            cures.draw(matrix, {("norm", 0): np.zeros((9, 28, 28))}, REAL),
        ]
    for fig, word in zip(figures, ("发散", "输出：tanh′(a)", "加入批归一化"), strict=True):
        assert word in texts(fig)
        draws_within_its_page(fig, widest=9.3)


def test_figures_of_the_case(tmp_path, matrix):
    images = {str(step): np.zeros((5, 28, 28)) for step in STEPS}
    forks = pd.concat([FACTORS.assign(fork=name) for name in ("as it is", "changed")])

    def drawn():
        return {
            "collapse": collapse.draw(images, TRACE, FACTORS, HEALTHY),
            "factors": figure_factors.draw(forks),
            "cures": cures.draw(matrix, {("norm", 0): np.zeros((9, 28, 28))}, REAL),
        }

    figures, again = drawn(), drawn()
    assert "diverges" in texts(figures["collapse"])
    assert "output: tanh′(a)" in texts(figures["factors"])
    assert "architecture: batch norm" in texts(figures["cures"])
    assert "step 30" in texts(figures["cures"])
    assert "seed 1" in texts(figures["cures"])
    shown = [
        point
        for ax in figures["cures"].axes
        if ax.get_xlabel().startswith("classes")
        for line in ax.lines
        if line.get_marker() in cures.MARKERS
        for point in line.get_xdata()
    ]
    assert sorted(shown) == sorted(matrix["classes"])  # every run is a point
    for name in figures:
        paths = [tmp_path / f"{name}.{number}.svg" for number in range(2)]
        style.save(figures[name], paths[0])
        style.save(again[name], paths[1])
        assert paths[0].read_bytes() == paths[1].read_bytes()


def test_the_texts_kept_in_docs_are_what_their_tables_say():
    """Word for word; what is in no table is read off the first text."""
    folder = ROOT / "docs/why-the-article-dies"
    tables = {}
    for name in ("collapse", "falls", "first", "matrix", "spread", "over_seeds", "taken_back"):
        table = pd.read_csv(folder / f"{name}.csv")
        whole = [column for column in ("fell_at", "healthy_fell_at") if column in table]
        tables[name] = table.astype(dict.fromkeys(whole, "Int64"))
    text = (folder / "README.md").read_text(encoding="utf-8")
    real = re.search(r"Real test images have coverage ([\d.]+) and Fréchet distance ([\d.]+)", text)
    of_falls = tables["falls"].iloc[0]
    content = case_study.text(tables, "article/0", "unchanged") | {
        "latents": int(re.search(r"(\d+) fixed latents", text)[1]),
        "control": tables["collapse"]["run"].iloc[-1],
        "normalised": "runs that train have batch normalisation in G" in text,
        "relus": [name for name in tables["falls"]["factor"] if "share of open ReLUs" in name],
        "fallen": factor_tables.FALLEN,
        "smallest_p": factor_tables.least_p(of_falls["n_died"], of_falls["n_trained"]),
        "real": {
            "coverage": {"estimate": float(real[1])},
            "frechet_distance": {"estimate": float(real[2])},
        },
        "gates": [{"open": True}] * int(re.search(r"The (\d+) reruns that change", text)[1]),
    }
    assert case_study.told(content, "en") == text
    for language in names.LANGUAGES[1:]:
        told = case_study.told(content, language)
        for picture in names.CASE_FIGURES:
            if not (folder / f"{picture}.{language}.png").is_file():
                told = told.replace(f"{picture}.{language}.png", f"{picture}.png")
        assert told == (folder / f"README.{language}.md").read_text(encoding="utf-8")
