import json
import re

import numpy as np
import pandas as pd
import pytest
from conftest import ROOT

from glassgan.report import case_study, figure_collapse, figure_cures, figure_factors, page, style

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
    {"name": "unchanged", "change": "nothing"},
    {"name": "noise_1", "change": "other_streams", "args": {"number": 1}},
    {"name": "cold", "change": "discriminator_frozen", "lasts": 1500},
    {"name": "norm", "change": "architecture", "args": {"batch_norm": True}},
]


@pytest.fixture
def matrix():
    tables = {
        "unchanged": quality([(3, 30)], "diverged"),
        "noise_1": quality([(3, 30)]),
        "cold": quality([(3, 30)], coverage=0.1),
        "norm": quality([(1, 10), (3, 30)], coverage=0.8, classes=10.0),
    }
    names = [fork["name"] for fork in FORKS]
    traces, factors = dict.fromkeys(names, TRACE), dict.fromkeys(names, FACTORS)
    return case_study.matrix(FORKS, tables, traces, factors)


def test_factors_fall_in_the_order_of_their_steps():
    table = case_study.falls(FACTORS)
    assert table["factor"].tolist()[:2] == [
        "diversity of the image over z",
        "output: mean tanh′(a)",
    ]
    assert table["fell_at"].tolist()[:2] == [10, 20]
    assert table["fell_at"].isna().tolist() == [False, False, True, True]
    tanh = table.iloc[1]
    assert (tanh["start"], tanh["least"], tanh["least_at"]) == (1.0, 0.01, 30)


def test_matrix_says_what_became_of_each_fork(matrix):
    assert matrix["fork"].tolist() == ["norm", "unchanged", "noise_1", "cold"]
    rows = matrix.set_index("fork")
    assert rows["trains"].to_dict() == {
        "norm": True, "unchanged": False, "noise_1": False, "cold": False,
    }  # fmt: skip
    assert rows.loc["unchanged", "status"] == "diverged"
    assert rows.loc["norm", ["loss_d", "tanh", "frechet_low"]].tolist() == [0.2, 0.01, 11.9]


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


def test_cure_is_taken_back_one_change_at_a_time(matrix):
    table = case_study.taken_back(named(matrix), quality([(0, 0), (6, 30)], classes=10.0))
    assert table["trains"].tolist() == [True, True, False, False]
    assert table["coverage"].tolist() == [0.2, 0.8, 0.1, 0.2]


def written(matrix, first=FIRST):
    tables = {
        "collapse": case_study.collapse(quality([(0, 0), (3, 30)]), TRACE, FACTORS),
        "falls": case_study.falls(FACTORS),
        "first": first,
        "matrix": matrix,
        "taken_back": case_study.taken_back(
            named(matrix), quality([(0, 0), (6, 30)], classes=10.0)
        ),
    }
    tables["matrix"] = named(matrix)
    content = case_study.text(tables, "unchanged") | {
        "captions": {"collapse": "A.", "factors": "B.", "cures": "C."},
        "latents": 64,
        "real": REAL.set_index("measure").to_dict("index"),
        "gates": {"0": {"open": True}},
    }
    return page.render(ROOT / "report/case_study.md.j2", content)


def test_text_states_what_the_tables_show(matrix):
    text = written(matrix)
    assert "**First to fall: diversity of the image over z, recorded at step 10.**" in text
    assert "Then output: mean tanh′(a)." in text
    assert "equals the run bit for bit" in text
    assert "Of 2 single changes, 1 makes the run train: architecture: batch norm." in text
    assert "0 of 1 reruns train" in text
    assert "Without batch normalisation it does not train; without the loss on logits it" in text
    assert "The first is a result of `log` in `x.log()`: 1 of its 64 numbers." in text
    assert "Nothing in this run stopped being finite." in written(matrix, FIRST.iloc[:0])
    cured = matrix.assign(trains=False)
    assert "0 make the run train.**" in written(cured)


def test_page_holds_its_pictures(tmp_path, matrix):
    (tmp_path / "README.md").write_text("# A\n\n![B](c.png)\n\n| a | b |\n| - | - |\n| 1 | x |\n")
    (tmp_path / "c.png").write_bytes(b"picture")
    html = page.from_markdown(tmp_path / "README.md")
    assert "<td>x</td>" in html
    assert re.findall(r'src="([^"]+)"', html) == ["data:image/png;base64,cGljdHVyZQ=="]


def texts(fig):
    return " ".join(text.get_text() for text in fig.findobj(match=lambda a: hasattr(a, "get_text")))


def test_figures_of_the_case(tmp_path, matrix):
    images = {str(step): np.zeros((5, 28, 28)) for step in STEPS}
    forks = pd.concat([FACTORS.assign(fork=name) for name in ("a", "b")])

    def drawn():
        return {
            "collapse": figure_collapse.draw(images, TRACE, FACTORS),
            "factors": figure_factors.draw(forks, {"a": "as it is", "b": "changed"}),
            "cures": figure_cures.draw(matrix, {"norm": np.zeros((9, 28, 28))}, REAL),
        }

    figures, again = drawn(), drawn()
    assert "diverges" in texts(figures["collapse"])
    assert "output: tanh′(a)" in texts(figures["factors"])
    assert "architecture: batch norm" in texts(figures["cures"])
    assert "step 30" in texts(figures["cures"])
    for name in figures:
        paths = [tmp_path / f"{name}.{number}.svg" for number in range(2)]
        style.save(figures[name], paths[0])
        style.save(again[name], paths[1])
        assert paths[0].read_bytes() == paths[1].read_bytes()


def test_the_page_kept_in_docs_is_what_its_tables_say():
    folder = ROOT / "docs/why-the-article-dies"
    text = (folder / "README.md").read_text()
    matrix = pd.read_csv(folder / "matrix.csv")
    changes = matrix[~matrix["kind"].isin(["nothing", "other_streams", "one_ulp"])]
    assert f"Of {len(changes)} single changes, {int(changes['trains'].sum())} make" in text
    for row in matrix.itertuples():
        assert f"{row.coverage:.2f} [{row.coverage_low:.2f}" in text
    assert (
        json.dumps(pd.read_csv(folder / "falls.csv")["factor"][0], ensure_ascii=False).strip('"')
        in text.partition("First to fall: ")[2].partition(",")[0] + ","
    )
