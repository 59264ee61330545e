import subprocess
import sys

import pytest
from conftest import ROOT
from PIL import Image

from glassgan.data import choice, told
from glassgan.data.sets import MNIST, SETS
from glassgan.errors import InputError


def chosen(monkeypatch, parameters):
    monkeypatch.delenv(told.VARIABLE, raising=False)
    choice.choose(parameters)
    return told.told()


@pytest.mark.parametrize("name", SETS)
def test_what_is_chosen_is_told_whole(monkeypatch, name):
    assert chosen(monkeypatch, {"prepare": {"data": name}}) == SETS[name]


def test_without_a_choice_it_is_mnist(monkeypatch):
    monkeypatch.delenv(told.VARIABLE, raising=False)
    assert told.told() == MNIST


@pytest.mark.parametrize("wrong", [{}, {"prepare": None}, {"prepare": {"data": "mnits"}}])
def test_what_is_wrong_is_left_to_the_check_of_all_parameters(monkeypatch, wrong):
    assert chosen(monkeypatch, wrong) == MNIST


def of_own(folder, **values):
    data = {"images": str(folder), "name": "Cats", "kind": "cat", "plural": "cats", "channels": 1}
    return {"prepare": {"data": {**data, **values}}}


def test_a_folder_is_described(monkeypatch, tmp_path):
    for name in ("house/0", "house/1", "wild/0", "wild/1"):
        path = tmp_path / f"{name}.png"
        path.parent.mkdir(exist_ok=True)
        Image.new("L", (20, 20)).save(path)
    found = chosen(monkeypatch, of_own(tmp_path))
    assert (found.shape, found.classes) == ((1, 20, 20), ("house", "wild"))
    assert chosen(monkeypatch, of_own(tmp_path, side=7)) == MNIST  # which is told by key elsewhere
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(InputError, match="images and folders side by side"):
        choice.choose(of_own(tmp_path))


def test_a_process_that_is_started_sees_it(monkeypatch):
    choice.choose({"prepare": {"data": "fashion_mnist"}})
    code = "from glassgan.data import DATA; print(DATA.concepts[-1])"
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    monkeypatch.delenv(told.VARIABLE)
    assert found.stdout.strip() == "garment ankle boot"
