"""What is said of a subject before anything is computed."""

import subprocess
import sys

import pytest
from conftest import ROOT


def said(*words):
    return subprocess.run(
        [sys.executable, "tools/check_generator.py", *words],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    )


def test_both_tables_are_printed():
    result = said("dcgan")
    assert result.returncode == 0
    assert "What dcgan promises" in result.stdout
    assert "What dcgan gets" in result.stdout
    assert "✗" not in result.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["nix"], "there is no subject 'nix'; allowed for SUBJECT: article, dcgan, mlp, sngan"),
        (["mlp", "--configfile", "presets/nix.yaml"], "there is no presets/nix.yaml; allowed"),
    ],
)
def test_what_is_not_there_is_refused(words, message):
    result = said(*words)
    assert result.returncode
    assert message in result.stderr
    assert "Traceback" not in result.stderr
