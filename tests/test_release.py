"""The same results in other ways: by DVC as a release on all cores, and killed on one core."""

import sys

import pytest
from projects import SMOKE, Project, copied, finished_smoke, hashes

pytestmark = pytest.mark.slow

PIPELINE = "presets/smoke/dvc.yaml"


@pytest.fixture(scope="module")
def finished(common):
    """A finished run to compare with, which ran on one core and was killed on the way."""
    return finished_smoke(common)[0]


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A clone of a release of the smoke preset, with its results pulled."""
    project = copied(tmp_path_factory.mktemp("project"))
    project.run("git", "init", "--quiet")
    project.run("git", "config", "user.name", "test")
    project.run("git", "config", "user.email", "test@example.org")
    project.run("git", "add", "--all")
    project.run("git", "commit", "--quiet", "--message", "copy")
    remote = tmp_path_factory.mktemp("remote")
    words = ["python", "tools/release.py", "--preset", "smoke", "--remote", str(remote)]
    assert "the branch release holds" in project.run(*words).stdout
    folder = tmp_path_factory.mktemp("clone")
    project.run("git", "clone", "--quiet", "--branch", "release", str(project.folder), str(folder))
    clone = Project(folder)
    clone.run("dvc", "pull", PIPELINE)
    return clone


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


def test_dvc_cores_and_kills_change_nothing(released, finished):
    assert hashes(released) == hashes(finished)


def test_a_release_needs_no_work(released, finished):
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
    assert hashes(released) == hashes(finished)
