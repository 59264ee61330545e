"""Copies of the repository in which whole workflows run, and a finished one to start from."""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

from glassgan import files

ROOT = Path(__file__).parents[1]
SMOKE = ["snakemake", "--configfile", "presets/smoke.yaml"]
MANIFEST = "results/smoke/manifest.json"


class Project:
    """A folder that holds the files of the repository, or will hold them."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.environment = os.environ | {
            "PYTHONPATH": str(folder / "src"),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
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
    """Run the preset smoke once for all processes of pytest; others wait and find it there.

    Args:
        common: a folder of this call of pytest that all its processes share.

    Returns:
        The project, to be left as it is, and what snakemake printed.
    """
    folder, output = common / "smoke", common / "smoke.txt"
    with (common / "smoke.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not output.exists():
            output.write_text(copied(folder).run(*SMOKE, "--cores", "2").stdout)
    return Project(folder), output.read_text()


def hashes(project: Project) -> dict[str, str]:
    """The checksum of every result."""
    return files.read_json(project.folder / MANIFEST)["sha256"]
