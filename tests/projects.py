"""Copies of the repository in which whole workflows run, and a finished one to start from."""

import fcntl
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import zygote

from glassgan import files

ROOT = Path(__file__).parents[1]
BIN = str(Path(sys.executable).parent)
SMOKE = ["snakemake", "--configfile", "presets/smoke.yaml"]
PIPELINE = "presets/smoke/dvc.yaml"
ONE_CORE = ["python", "tools/run.py", "--cores", "1", "--configfile", "presets/smoke.yaml", "--"]
MANIFEST = "results/smoke/manifest.json"


class Project:
    """A folder that holds the files of the repository, or will hold them."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.environment = os.environ | {
            "PYTHONPATH": str(folder / "src"),
            "PATH": os.pathsep.join([zygote.commands(), BIN, os.environ["PATH"]]),
        }

    def run(self, *words: str, check: bool = True) -> subprocess.CompletedProcess:
        """Run a command in the folder; stdout holds stderr as well."""
        result = subprocess.run(
            words,
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert not check or result.returncode == 0, result.stdout[-4000:]
        return result

    def start(self, *words: str, stdout: int = subprocess.PIPE) -> subprocess.Popen:
        """Start a command in the folder, in a session of its own; stdout holds stderr as well."""
        return subprocess.Popen(
            words,
            cwd=self.folder,
            env=self.environment,
            stdout=stdout,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def kill(self, *words: str, after: float) -> str:
        """Start a command in the folder, kill it after some seconds; return what it printed."""
        process = self.start(*words)
        time.sleep(after)
        os.killpg(process.pid, signal.SIGKILL)
        return process.communicate()[0]

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.folder / name
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))


def copied(folder: Path) -> Project:
    """Copy the files of the repository, committed or not, into a folder."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")
    for name in filter(None, listed):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return Project(folder)


def finished_smoke(common: Path) -> tuple[Project, str]:
    """Release the preset smoke once for all processes of pytest; others wait and find it there.

    By DVC on all cores in a fresh clone, as `tools/release.py` does it, and then pulled.

    Args:
        common: a folder of this call of pytest that all its processes share.

    Returns:
        A clone of the release with its results, to be left as it is, and what was printed.
    """
    folder, output = common / "smoke", common / "smoke.txt"
    with (common / "smoke.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not output.exists():
            project = copied(common / "source")
            for words in (
                ["init", "--quiet"],
                ["config", "user.name", "test"],
                ["config", "user.email", "test@example.org"],
                ["add", "--all"],
                ["commit", "--quiet", "--message", "copy"],
            ):
                project.run("git", *words)
            words = ["--preset", "smoke", "--remote", str(common / "remote")]
            printed = project.run("python", "tools/release.py", *words).stdout
            source = str(project.folder)
            project.run("git", "clone", "--quiet", "--branch", "release", source, str(folder))
            Project(folder).run("dvc", "pull", PIPELINE)
            output.write_text(printed)
    return Project(folder), output.read_text()


def plain(project: Project) -> Project:
    """Let each job be a Python of its own, as users have it."""
    project.environment["PATH"] = os.pathsep.join([BIN, os.environ["PATH"]])
    return project


def killed(project: Project, target: str) -> str:
    """Compute a phase on one core, killed twice on the way; return what was printed."""
    plain(project)
    moments = random.Random(1)
    printed = [project.kill(*ONE_CORE, target, after=moments.uniform(5, 15)) for _ in range(2)]
    if any((project.folder / ".snakemake/locks").glob("*")):
        refused = project.run(*SMOKE, "--cores", "1", check=False).stdout
        assert "with the --unlock argument" in refused
    return "".join([*printed, project.run(*ONE_CORE, target).stdout])


def hashes(project: Project) -> dict[str, str]:
    """The checksum of every result."""
    return files.read_json(project.folder / MANIFEST)["sha256"]
