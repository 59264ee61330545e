"""A script gets what its flags say, and what a user can mend is one line."""

import sys

import pytest
from pydantic import Field

from glassgan import cli
from glassgan.errors import InputError
from glassgan.settings import Count, Settings


class Mine(Settings):
    """Values of an analysis."""

    shown: Count = Field(description="of all")
    named: list[str] = Field(description="by hand")


FLAGS = {
    **cli.THREADS,
    "settings": Mine,
    "other": Mine,
    "run_file": "a file",
    "tables": cli.several("any", least=0),
    "epochs": cli.several("of the run", kind=int),
    "page": cli.optional("if there is one"),
    "log": cli.switch("whether"),
}
GIVEN = [
    *("--shown", "3", "--named", "a", "b", "--other-shown", "4", "--other-named", "c"),
    *("--run-file", "f", "--epochs", "1", "2"),
]


def read(monkeypatch, *words):
    monkeypatch.setattr(sys, "argv", ["script", *words])
    with cli.script("What it does.", **FLAGS) as args:
        return args


def test_values_come_by_the_names_of_their_flags(monkeypatch):
    args = read(monkeypatch, *GIVEN)
    assert args.settings == Mine(shown=3, named=["a", "b"])
    assert args.other == Mine(shown=4, named=["c"])
    assert (args.run_file, args.tables, args.epochs, args.threads) == ("f", [], [1, 2], 1)
    assert (args.page, args.log) == ("", False)
    more = read(monkeypatch, *GIVEN, "--page", "--log", "--tables", "x")
    assert (more.page, more.log, more.tables) == ("", True, ["x"])


def test_a_flag_that_is_missing_is_named(monkeypatch, capsys):
    with pytest.raises(SystemExit):
        read(monkeypatch, *GIVEN[:-3])
    assert "--epochs" in capsys.readouterr().err


def test_wrong_settings_and_what_a_user_can_mend_are_one_line(monkeypatch):
    with pytest.raises(SystemExit, match=r"error: .*shown: 0"):
        read(monkeypatch, "--shown", "0", *GIVEN[2:])
    monkeypatch.setattr(sys, "argv", ["script", *GIVEN])
    with pytest.raises(SystemExit, match="error: no such thing; allowed: this"):  # noqa: SIM117
        with cli.script("What it does.", **FLAGS):
            raise InputError("no such thing; allowed: this")
    with pytest.raises(KeyError), cli.script("What it does.", **FLAGS):
        raise KeyError("a mistake of the program's own")
