"""A release by DVC, and the same results in other ways: on one core, killed on the way."""

import os
import re
import runpy
import shutil
import sys

import pytest
from projects import PIPELINE, ROOT, SMOKE, Project, finished_smoke, hashes, killed

from glassgan import files, paths

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def released(common, tmp_path_factory):
    """A clone of a release of the smoke preset, with its results pulled."""
    made, output = finished_smoke(common)
    assert "the branch release holds" in output
    folder = tmp_path_factory.mktemp("clone")
    shutil.copytree(made.folder, folder, dirs_exist_ok=True)
    return Project(folder)


def test_a_release_asks_first_who_makes_it(project):
    project.environment |= {"GIT_CONFIG_GLOBAL": "/dev/null", "HOME": "/dev/null/nobody"}
    words = ["python", "tools/release.py", "--preset", "smoke", "--remote", "store"]
    assert "is no git repository; allowed: a clone" in project.run(*words, check=False).stdout
    project.run("git", "init", "--quiet")
    project.run("git", "config", "user.useConfigOnly", "true")  # nothing is guessed
    assert "error: git does not know who you are" in project.run(*words, check=False).stdout
    assert not (project.folder / "store").exists()
    project.environment["PATH"] = str(project.folder)
    words[0] = sys.executable
    assert "is no git repository" in project.run(*words, check=False).stdout


def test_results_go_to_a_folder_or_to_an_address(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    place = runpy.run_path(str(ROOT / "tools/release.py"))["place"]
    for address in ("s3://bucket/glassgan", "ssh://me@there/srv/glassgan"):
        assert place(address) == address
    assert place("here/store") == str(tmp_path / "here/store")
    assert (tmp_path / "here/store").is_dir()


def test_cores_and_kills_change_nothing(released, project):
    """A phase with all behind it: the release ran on all cores, without a kill."""
    printed = killed(project, "features_all")
    assert "epoch 2 of 3: loss of D" in printed  # from inside a link
    log = project.folder / "logs/smoke/train/mlp/0/3/link.log"
    assert log.read_text().count("epoch") == 2
    expected = hashes(released)
    found = [path for path in expected if (project.folder / path).is_file()]
    phases = {path.split("/")[2] for path in found}
    assert phases == {"prepare", "judge", "train", "features", "forks"}  # forks: the check
    for path in found:
        assert files.digest(project.folder / path) == expected[path], path


def test_a_release_needs_no_work(released):
    before = hashes(released)
    # neither tool has anything to do in the new clone
    assert "Nothing to be done" in released.run(*SMOKE, "--cores", "2").stdout
    assert "up to date" in released.run("dvc", "status", PIPELINE).stdout
    # what Snakemake has carried out costs DVC no work
    released.edit("params.yaml", "log_losses: true", "log_losses: false")
    released.run(*SMOKE, "--cores", "2")
    output = released.run("dvc", "repro", PIPELINE).stdout
    assert "Nothing to be done" in output
    assert "Draw losses" not in output
    assert "up to date" in released.run("dvc", "status", PIPELINE).stdout
    # and the other way round
    released.edit("params.yaml", "log_losses: false", "log_losses: true")
    assert "Draw losses" in released.run("dvc", "repro", PIPELINE).stdout
    assert "Nothing to be done" in released.run(*SMOKE, "--cores", "2").stdout
    assert hashes(released) == before


def test_figures_of_the_paper_are_drawn_from_results_that_were_pulled(released, tmp_path):
    """Without what Snakemake knows of them, and as if what is made of others were older."""
    expected = hashes(released)
    project = Project(tmp_path / "pulled")
    unknown = shutil.ignore_patterns(".snakemake", ".git", "figures")
    shutil.copytree(released.folder, project.folder, ignore=unknown)
    drawn = [path for path in expected if "/paper/figures/" in path]
    assert len(drawn) == 10 * 2 * 3
    for age, path in enumerate(sorted((project.folder / "results").rglob("*.*"))):
        os.utime(path, (1e9 - age, 1e9 - age))
    target = re.search(r"^figures:.*\n\t@(.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)[1]
    words = target.replace("$(CORES)", "2").replace("$(OVERLAY)", " ".join(SMOKE[1:])).split()
    project.run(*words)
    for path in drawn:
        assert files.digest(project.folder / path) == expected[path], path
    trained = project.folder / "results/smoke/train/mlp/0/3/weights.safetensors"
    assert trained.stat().st_mtime < 1e9  # nothing else was made


def test_work_that_is_dealt_among_jobs_makes_the_same_results(released):
    preset = released.folder / "presets/smoke.yaml"
    before, known = preset.read_text(encoding="utf-8"), hashes(released)
    made = [
        *(
            f"results/smoke/units/mlp/0/{name}"
            for name in ("sweep.safetensors", "units.effects.parquet")
        ),
        *(f"results/smoke/quality/mlp/0/{name}" for name in paths.MEASURED),
    ]
    try:
        preset.write_text(before.replace("design:\n", "design:\n  parts: 2\n"))
        run = released.run(*SMOKE, "--cores", "1", "--force", *made, "--", *made)
    finally:
        preset.write_text(before)
    for part in ("unit_effects_part", "quality_part"):
        assert re.search(rf"^{part} +2$", run.stdout, re.M)
    assert {path: files.digest(released.folder / path) for path in made} == {
        path: known[path] for path in made
    }
    parts_left = [*(released.folder / "results/smoke").rglob("*.[0-9].*")]
    assert not parts_left
