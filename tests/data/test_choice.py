import subprocess
import sys

import pytest
from conftest import ROOT

from glassgan.data import choice
from glassgan.data.sets import MNIST, SETS


def chosen(monkeypatch, parameters):
    monkeypatch.delenv(choice.VARIABLE, raising=False)
    choice.choose(parameters)
    return choice.told()


@pytest.mark.parametrize("name", SETS)
def test_what_is_chosen_is_told_whole(monkeypatch, name):
    assert chosen(monkeypatch, {"prepare": {"data": name}}) == SETS[name]


def test_without_a_choice_it_is_mnist(monkeypatch):
    monkeypatch.delenv(choice.VARIABLE, raising=False)
    assert choice.told() == MNIST


@pytest.mark.parametrize("wrong", [{}, {"prepare": None}, {"prepare": {"data": "mnits"}}])
def test_what_is_wrong_is_left_to_the_check_of_all_parameters(monkeypatch, wrong):
    assert chosen(monkeypatch, wrong) == MNIST


def test_a_process_that_is_started_sees_it(monkeypatch):
    choice.choose({"prepare": {"data": "fashion_mnist"}})
    code = "from glassgan.data import DATA; print(DATA.concepts[-1])"
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    monkeypatch.delenv(choice.VARIABLE)
    assert found.stdout.strip() == "garment ankle boot"
