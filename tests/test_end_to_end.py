"""Whole workflows in a copy of the repository, with Snakemake and with DVC."""

import copy
import os
import random
import re
import signal
import subprocess
import time

import pytest

from glassgan import files

pytestmark = pytest.mark.slow

SMOKE = ["snakemake", "--configfile", "presets/smoke.yaml"]
MANIFEST = "results/smoke/manifest.json"
PIPELINE = "presets/smoke/dvc.yaml"
SECOND_SEED = "    - {subject: mlp, seed: 1, checkpoints: [0, 1]}\n"
FIRST_RUN = "    - {subject: mlp, seed: 0, checkpoints: [0, 1, 3]}\n"


def hashes(project):
    return files.read_json(project.folder / MANIFEST)["sha256"]


def planned(project):
    """The rules that would run, with how many jobs each."""
    text = project.run(*SMOKE, "--cores", "2", "--dry-run").stdout
    table = text.partition("Job stats:")[2].partition("total")[0]
    return {name: int(count) for name, count in re.findall(r"^(\w+) +(\d+)$", table, re.M)}


@pytest.fixture(scope="module")
def finished(shared_project):
    shared_project.output = shared_project.run(*SMOKE, "--cores", "2").stdout
    return shared_project


def test_smoke_makes_everything(finished):
    jobs = int(re.search(r"total +(\d+)", finished.output)[1])
    assert jobs <= 45
    found = hashes(finished)
    for path, checksum in found.items():
        assert files.digest(finished.folder / path) == checksum
    there = {
        str(path.relative_to(finished.folder))
        for path in (finished.folder / "results").rglob("*")
        if path.is_file()
    }
    assert there == {*found, MANIFEST}
    assert "mlp/0: training to epoch 1 of 3" in finished.output
    assert "epoch 2 of 3: loss of D" in finished.output  # from inside a link
    assert (finished.folder / "logs/smoke/train/mlp/0/3.log").read_text().count("epoch") == 2


def test_report_stands_alone(finished):
    text = (finished.folder / "results/smoke/report/report.html").read_text()
    assert text.count("<figure") == text.count("<figcaption>") == text.count("data:image/svg") == 12
    outside = re.findall(r"""(?:src|href)=["'](?!data:|#)[^"']*""", text)
    assert outside == []
    assert hashes(finished)["results/smoke/report/effects.parquet"] in text


def test_nothing_to_do_the_second_time(finished):
    assert "Nothing to be done" in finished.run(*SMOKE, "--cores", "2").stdout


def test_one_core_and_kills_change_nothing(finished, project):
    moments = random.Random(1)
    words = ["python", "scripts/run.py", "--cores", "1", "--configfile", "presets/smoke.yaml"]
    for _ in range(3):
        process = subprocess.Popen(
            words,
            cwd=project.folder,
            env=project.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(moments.uniform(5, 20))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if any((project.folder / ".snakemake/locks").glob("*")):
        assert (
            "with the --unlock argument" in project.run(*SMOKE, "--cores", "1", check=False).stdout
        )
    project.run(*words)
    assert hashes(project) == hashes(finished)


def test_a_second_run_at_the_same_time_is_refused(finished):
    waiting = subprocess.Popen(
        ["python", "-c", "import time; time.sleep(60)", "snakemake"],
        cwd=finished.folder,
        env=finished.environment,
    )
    try:
        words = ["python", "scripts/run.py", "--cores", "1", "--configfile", "presets/smoke.yaml"]
        fake = subprocess.Popen(["bash", "-c", "exec -a snakemake sleep 60"], cwd=finished.folder)
        time.sleep(0.5)
        result = finished.run(*words, check=False)
        assert result.returncode == 1
        assert f"already running in {finished.folder} (process {fake.pid})" in result.stdout
    finally:
        waiting.kill()
        fake.kill()


def test_a_plotting_parameter_redraws_its_figure_alone(finished):
    finished.edit("params.yaml", "samples: {columns: 12}", "samples: {columns: 10}")
    try:
        assert planned(finished) == {
            "figure_samples": 2, "report": 1, "manifest": 1, "all": 1,
        }  # fmt: skip
    finally:
        finished.edit("params.yaml", "samples: {columns: 10}", "samples: {columns: 12}")
    assert planned(finished) == {}


def test_longer_runs_compute_only_the_new_links(finished):
    finished.edit("presets/smoke.yaml", "[0, 1, 3]", "[0, 1, 3, 4, 5]")
    try:
        assert planned(finished)["link"] == 2
        assert "init" not in planned(finished)
    finally:
        finished.edit("presets/smoke.yaml", "[0, 1, 3, 4, 5]", "[0, 1, 3]")


def test_a_change_of_a_subject_trains_that_subject_alone(finished):
    changes = [
        ("params.yaml", "      build: glassgan.subjects.mlp:build\n",
         "      build: glassgan.subjects.mlp:build\n      args: {}\n"),
        ("src/glassgan/subjects/mlp.py", "return article.build", "return  article.build"),
    ]  # fmt: skip
    for file, old, new in changes:
        finished.edit(file, old, new)
        try:
            jobs = planned(finished)
            assert (jobs["validate"], jobs["init"], jobs["link"], jobs["samples"]) == (1, 1, 2, 1)
            assert "judge" not in jobs
        finally:
            finished.edit(file, new, old)
    assert planned(finished) == {}


def test_a_seed_comes_and_goes(finished):
    before = hashes(finished)
    finished.edit("presets/smoke.yaml", FIRST_RUN, FIRST_RUN + SECOND_SEED)
    jobs = planned(finished)
    assert (jobs["init"], jobs["link"], jobs["samples"]) == (1, 1, 1)
    assert "judge" not in jobs
    finished.run(*SMOKE, "--cores", "2")
    assert "results/smoke/train/mlp/1/1/weights.safetensors" in hashes(finished)
    finished.edit("presets/smoke.yaml", FIRST_RUN + SECOND_SEED, FIRST_RUN)
    jobs = planned(finished)
    assert not {"init", "link", "samples", "judge"} & set(jobs)
    output = finished.run(*SMOKE, "--cores", "2").stdout
    assert "results/smoke/train/mlp/1/1/weights.safetensors" in output  # named as removed
    assert not (finished.folder / "results/smoke/train/mlp/1").exists()
    assert hashes(finished) == before
    assert planned(finished) == {}


def test_verify_removes_what_differs_and_a_run_restores_it(finished):
    before = hashes(finished)
    damaged = finished.folder / "results/smoke/report/figures/curves.svg"
    damaged.write_bytes(damaged.read_bytes() + b" ")
    result = finished.run("python", "scripts/verify.py", MANIFEST, check=False)
    assert result.returncode == 1
    assert "differed and was removed: results/smoke/report/figures/curves.svg" in result.stdout
    finished.run(*SMOKE, "--cores", "2")
    finished.run("python", "scripts/verify.py", MANIFEST)
    assert hashes(finished) == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--config", "train={windo: 3}"], "train: unknown key 'windo'; allowed: batch_size"),
        (
            ["--config", "prepare={folder: nowhere}"],
            "expected MD5 f68b3c2dcbeaaa9fbdd348bbdeb94873",
        ),
    ],
)
def test_bad_input_is_refused_before_any_job(finished, words, message):
    result = finished.run(*SMOKE, "--cores", "1", *words, check=False)
    assert result.returncode == 1
    assert message in result.stdout
    assert "Traceback" not in result.stdout
    assert "Finished jobid" not in result.stdout


@pytest.fixture
def released(project, tmp_path_factory):
    """A clone of a release of the smoke preset, with its results pulled."""
    for name in ("user.name=test", "user.email=test@example.org"):
        key, _, value = name.partition("=")
        project.environment |= {
            f"GIT_{who}_{key.removeprefix('user.').upper()}": value
            for who in ("AUTHOR", "COMMITTER")
        }
    project.run("git", "init", "--quiet")
    project.run("git", "add", "--all")
    project.run("git", "commit", "--quiet", "--message", "copy")
    remote = tmp_path_factory.mktemp("remote")
    words = ["python", "scripts/release.py", "--preset", "smoke", "--remote", str(remote)]
    assert "the branch release holds" in project.run(*words).stdout
    folder = tmp_path_factory.mktemp("clone")
    project.run("git", "clone", "--quiet", "--branch", "release", str(project.folder), str(folder))
    clone = copy.copy(project)
    clone.folder = folder
    clone.environment = project.environment | {"PYTHONPATH": str(folder / "src")}
    clone.run("dvc", "pull", PIPELINE)
    return clone


def test_dvc_runs_the_same_workflow_and_a_release_needs_no_work(finished, released):
    assert hashes(released) == hashes(finished)
    # neither tool has anything to do in the new clone
    assert "Nothing to be done" in released.run(*SMOKE, "--cores", "2").stdout
    assert "up to date" in released.run("dvc", "status", PIPELINE).stdout
    # what Snakemake has carried out costs DVC no work
    released.edit("params.yaml", "samples: {columns: 12}", "samples: {columns: 10}")
    released.run(*SMOKE, "--cores", "2")
    output = released.run("dvc", "repro", PIPELINE).stdout
    assert "Nothing to be done" in output
    assert "drawing the samples" not in output
    assert "up to date" in released.run("dvc", "status", PIPELINE).stdout
    # and the other way round
    released.edit("params.yaml", "samples: {columns: 10}", "samples: {columns: 12}")
    assert "drawing the samples" in released.run("dvc", "repro", PIPELINE).stdout
    assert "Nothing to be done" in released.run(*SMOKE, "--cores", "2").stdout
    assert hashes(released) == hashes(finished)
