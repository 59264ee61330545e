"""The example of docs/add-a-concept.md, from its function to the table of known changes."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import asdict, replace

import numpy as np
import pandas as pd
import pytest
import yaml
from conftest import ROOT
from discs import DISCS, coloured_discs

from glassgan import files
from glassgan.data import choice, told
from glassgan.judge.settings import Judge
from glassgan.settings import problems
from glassgan.workflow import command_line

PAGE = (ROOT / "docs/add-a-concept.md").read_text(encoding="utf-8")
VALUES = {"seed": 0, "epochs": 1, "batch_size": 50, "learning_rate": 0.01, "abstain_below": 0.9}


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def job(script, folder, **values):
    call = f"{sys.executable} {ROOT}/scripts/judge/{script}.py {command_line(values)}"
    found = subprocess.run(
        call, shell=True, cwd=folder, env=os.environ, capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stderr
    return found.stdout


@pytest.fixture
def prepared(tmp_path, monkeypatch):
    """The doc's module, prepared discs, and a data set with the doc's concept."""
    (tmp_path / "my_concepts.py").write_text(blocks("python")[0], encoding="utf-8")
    concepts = yaml.safe_load(blocks("yaml")[0])["judge"]["concepts"]
    monkeypatch.setenv(told.VARIABLE, "")  # so that what is chosen is gone afterwards
    choice.choose({"judge": {"concepts": concepts}})
    own = told.told().own
    described = replace(DISCS, factors=(), own=own)
    monkeypatch.setenv(told.VARIABLE, json.dumps(asdict(described)))
    for name, count in (("train", 400), ("test", 100)):
        images, labels, _ = coloured_discs(count, seed=count)
        parts = {"images": images, "labels": labels, "validation": np.arange(count) < 100}
        files.write_tensors(tmp_path / f"{name}.safetensors", parts)
    return tmp_path, concepts


def test_the_example_is_measured(prepared):
    folder, concepts = prepared
    assert list(concepts) == ["top heavy"]
    values = {**VALUES, "concepts": json.dumps(concepts)}
    job("judge", folder, data="train.safetensors", output="judge.safetensors", **values)
    shutil.copy(folder / "judge.safetensors", folder / "second.safetensors")
    tables = ("calibration", "confusion", "confused", "concepts")
    job(
        "judge_test", folder, judge="judge.safetensors", second="second.safetensors",
        data="test.safetensors", metrics="metrics.json",
        **{name: f"{name}.parquet" for name in tables},
    )  # fmt: skip
    assert files.read_metadata(folder / "judge.safetensors")["concepts"] == concepts
    table = pd.read_parquet(folder / "concepts.parquet")
    own = table[table["concept"] == "top heavy"].set_index("transformation")
    assert (own["unit"] == "level").all() and own["expected"].isna().all()
    assert own.loc["shift down", "change"] < -0.005
    assert np.abs(own.loc["mirror", ["low", "high"]].astype(float)).max() < 1e-6
    assert np.abs(own.loc["shift right", ["low", "high"]].astype(float)).max() < 1e-6


def test_all_of_its_parameters_are_parameters():
    for block in blocks("yaml"):
        given = yaml.safe_load(block)["judge"]
        found = problems(Judge, {**VALUES, **given}, "judge")
        assert all("there is no file" in line for line in found), found  # of weights
