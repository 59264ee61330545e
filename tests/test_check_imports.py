import subprocess
import sys

import pytest
from projects import ROOT


def check(folder):
    command = [sys.executable, str(ROOT / "tools/check_imports.py")]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def written(folder, **modules):
    for name, text in modules.items():
        path = folder / "src/glassgan" / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def test_the_package_imports_only_what_stands_below():
    assert check(ROOT).stderr == ""


@pytest.mark.parametrize(
    "line",
    [
        "from glassgan.latent import moves",
        "from glassgan.latent.moves import reach",
        "def late():\n    from glassgan.latent import moves",
    ],
)
def test_an_import_of_what_stands_above_is_named(tmp_path, line):
    result = check(written(tmp_path, units__sets=line, latent__moves="reach = 1"))
    assert result.returncode == 1
    assert "glassgan.units.sets imports glassgan.latent.moves; allowed: " in result.stderr


def test_an_import_of_what_stands_below_is_fine(tmp_path):
    line = "from glassgan.units import sets"
    assert check(written(tmp_path, latent__moves=line, units__sets="")).returncode == 0


def test_a_circle_within_a_topic_is_named(tmp_path):
    parts = {"units__sets": "from glassgan.units import life", "units__life": "import torch"}
    assert check(written(tmp_path, **parts)).returncode == 0
    result = check(written(tmp_path, units__life="from glassgan.units.sets import near"))
    assert "a circle: glassgan.units." in result.stderr


def test_a_topic_without_a_place_is_named(tmp_path):
    assert "astrology: has no place" in check(written(tmp_path, astrology__losses="")).stderr
