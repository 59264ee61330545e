"""Runs that are disturbed: killed, out of disk, damaged. Each ends as if nothing had happened.

make test-faults, as root on Linux (disks that are full or read-only are mounted): the preset
smoke, some 40 minutes on 2 cores. What is quick of it is in tests/test_release.py and
tests/test_end_to_end.py.
"""

import contextlib
import os
import random
import re
import shutil
import subprocess
import time

import psutil
import pytest
from projects import MANIFEST, PIPELINE, SMOKE, Project, copied, finished_smoke, hashes, plain

from glassgan import files

RUN = ["python", "tools/run.py", "--cores", "2", "--configfile", "presets/smoke.yaml"]
KILLS = {"run": 14, "repro": 6}


@pytest.fixture(scope="module")
def expected(common):
    """The checksums of a run that nothing disturbed."""
    return hashes(finished_smoke(common)[0])


@pytest.fixture
def finished(common, tmp_path):
    """A clone with finished results, and the cache that they come from."""
    made, _ = finished_smoke(common)
    shutil.copytree(made.folder, tmp_path / "clone", symlinks=True)
    return plain(Project(tmp_path / "clone"))


@pytest.fixture
def small_disk(tmp_path):
    """A project with a disk of its own for results, as small as the test wants it."""
    project = plain(copied(tmp_path / "project"))
    results = project.folder / "results"
    readme = (results / "README.md").read_text()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", results], check=True)
    (results / "README.md").write_text(readme)
    yield project
    subprocess.run(["umount", "--lazy", results], check=True)


def line_of(process):
    """The command line of a process; nothing where it is over."""
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


def kill(processes):
    """Kill those that are still there."""
    for one in processes:
        with contextlib.suppress(psutil.NoSuchProcess, ProcessLookupError):
            one.kill()


def killed(project, words, kind, moments):
    """Give a command and kill something of it: a job, the engine that started it, or everything.

    A job that outlives its engine goes on beside what comes next.
    """
    process = project.start(*words, stdout=subprocess.DEVNULL)
    time.sleep(moments.uniform(5, 15))
    assert process.poll() is None, "it was over before it could be killed"
    family = psutil.Process(process.pid).children(recursive=True)
    lines = [(one, line_of(one)) for one in family]
    jobs = [one for one, line in lines if "python scripts/" in line or "python3 scripts/" in line]
    engines = [one for one, line in lines if "-m snakemake" in line or "bin/snakemake" in line]
    everything = [*family, process]
    kill({"job": jobs, "engine": engines, "all": everything}[kind])
    if kind == "job":  # what does not need it would go on
        time.sleep(2)
        kill([*engines, *everything])
    process.wait(timeout=60)


def unlock(project):
    """What docs/workflow.md says to do where Snakemake was killed and `make run` is not given."""
    project.run(*SMOKE, "--unlock")


def test_killed_again_and_again(expected, tmp_path):
    project, moments = plain(copied(tmp_path / "project")), random.Random(0)
    for number in range(KILLS["run"]):
        killed(project, RUN, ("job", "engine", "all")[number % 3], moments)
    project.run(*RUN)
    assert hashes(project) == expected


def test_dvc_killed_again_and_again(expected, tmp_path):
    project, moments = plain(copied(tmp_path / "project")), random.Random(1)
    project.run("git", "init", "--quiet")
    project.run("python", "tools/sync_dvc.py", "--preset", "smoke")
    for number in range(KILLS["repro"]):
        killed(project, ["dvc", "repro", PIPELINE], ("all", "engine")[number % 2], moments)
        unlock(project)
    project.run("dvc", "repro", PIPELINE)
    assert hashes(project) == expected


def test_a_full_disk(expected, small_disk):
    result = small_disk.run(*RUN, "--", "train_all", check=False)
    assert result.returncode != 0
    assert "error: the disk is full: could not write" in result.stdout
    results = small_disk.folder / "results"
    subprocess.run(["mount", "-o", "remount,size=2g", results], check=True)
    small_disk.run(*RUN, "--", "train_all")
    check_there(small_disk, expected, "train")


def test_a_folder_that_cannot_be_written(expected, small_disk):
    results = small_disk.folder / "results"
    subprocess.run(["mount", "-o", "remount,ro,size=2g", results], check=True)
    result = small_disk.run(*RUN, "--", "prepare_all", check=False)
    assert result.returncode != 0
    assert re.search(
        r"(Read-only file system|not writable|cannot be written).*results", result.stdout
    )
    subprocess.run(["mount", "-o", "remount,rw", results], check=True)
    small_disk.run(*RUN, "--", "prepare_all")
    check_there(small_disk, expected, "prepare")


def check_there(project, expected, phase):
    """Whether the results of a phase are those expected."""
    wanted = {path: sha for path, sha in expected.items() if f"/{phase}/" in path}
    assert wanted
    assert {path: files.digest(project.folder / path) for path in wanted} == wanted


def damage(path, how):
    """Change a bit of a file, cut it off in the middle, or empty it."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    half = content[: len(content) // 2]
    path.write_bytes({"a bit": content, "half": half, "empty": b""}[how])


def test_damaged_results_are_found_and_made_again(expected, finished):
    """Data, a judge, checkpoints, tables, a page: each is made again, of others as they were."""
    damaged = {
        "prepare/train.safetensors": "empty",
        "judge/judge.safetensors": "a bit",
        "train/mlp/0/1/weights.safetensors": "a bit",
        "train/mlp/0/3/state.safetensors": "half",
        "units/mlp/0/*.safetensors": "half",
        "claims/effects/*.parquet": "empty",
        "report/index.html": "half",
    }
    paths = []
    for pattern, how in damaged.items():
        found = sorted((finished.folder / "results/smoke").glob(pattern))
        assert found, pattern
        for path in found:
            damage(path, how)
        paths += found
    check_mended(finished, expected, paths)


def check_mended(project, expected, damaged):
    """Whether verify finds what is damaged, and the same command as ever makes it again."""
    result = project.run("python", "tools/verify.py", MANIFEST, check=False)
    assert result.returncode == 1
    for path in damaged:
        assert f"differed and was removed: {path.relative_to(project.folder)}" in result.stdout
    project.run(*RUN)
    assert hashes(project) == expected
    project.run("python", "tools/verify.py", MANIFEST)


def test_a_damaged_object_of_the_cache(expected, finished):
    path = finished.folder / "results/smoke/train/mlp/0/3/weights.safetensors"
    md5 = files.digest(path, "md5")
    stored = finished.folder / f".dvc/cache/files/md5/{md5[:2]}/{md5[2:]}"
    stored.chmod(0o644)
    damage(stored, "a bit")
    path.unlink()
    finished.run("dvc", "checkout", PIPELINE, check=False)
    if path.is_file():  # else DVC has seen it
        check_mended(finished, expected, [path] if files.digest(path, "md5") != md5 else [])
    finished.run(*RUN)
    assert hashes(finished) == expected


def test_a_damaged_lock_of_dvc(expected, finished):
    lock = finished.folder / "presets/smoke/dvc.lock"
    text = lock.read_text()
    stage = [at.start() for at in re.finditer(r"^  \w+:$", text, re.M)]
    lock.write_text(text[: stage[len(stage) // 2]])
    finished.run("dvc", "repro", PIPELINE)  # a lock of fewer stages is completed
    assert hashes(finished) == expected
    lock.write_text("stages: [")  # one that cannot be read is refused
    result = finished.run("dvc", "repro", PIPELINE, check=False)
    assert result.returncode != 0
    assert "dvc.lock" in result.stdout
    finished.run("git", "checkout", str(lock))
    finished.run("dvc", "repro", PIPELINE)
    assert hashes(finished) == expected


def test_damaged_records_of_snakemake(expected, finished):
    records = sorted((finished.folder / ".snakemake/metadata").iterdir())
    for number, record in enumerate(records[::5]):
        record.write_text(record.read_text()[:40] if number % 2 else "")
    finished.run(*RUN)
    assert hashes(finished) == expected


def test_a_clock_that_was_set_back(expected, finished):
    """What was made seems to lie in the future, and what it was made of still further."""
    made = sorted(path for path in (finished.folder / "results").rglob("*") if path.is_file())
    for number, path in enumerate(made):
        moment = time.time() + 86400 * (1 + number % 3)
        os.utime(path, (moment, moment))
    for path in (finished.folder / "scripts").rglob("*.py"):
        moment = time.time() + 86400 * 10
        os.utime(path, (moment, moment))
    assert "Nothing to be done" in finished.run(*RUN).stdout
    assert hashes(finished) == expected


def test_two_at_once(expected, finished):
    """The second is refused by either tool; the first goes on."""
    (finished.folder / "results/smoke/judge/judge.safetensors").unlink()
    first = finished.start(*RUN, stdout=subprocess.DEVNULL)
    time.sleep(8)
    second = finished.run(*RUN, check=False)
    assert second.returncode != 0
    assert "snakemake is already running in" in second.stdout
    by_snakemake = finished.run(*SMOKE, "--cores", "1", check=False)
    assert by_snakemake.returncode != 0
    assert "LockException" in by_snakemake.stdout
    assert first.wait() == 0
    assert hashes(finished) == expected
