"""Run the whole workflow: unlock what a killed run left behind, then call snakemake.

Arguments are those of snakemake.
"""

import subprocess
import sys
from pathlib import Path

import psutil

from glassgan import cli
from glassgan.errors import InputError


def main() -> None:
    """Refuse beside another run, unlock after a dead one, run."""
    here = Path.cwd()
    for word in sys.argv[1:]:
        if word.startswith("presets/") and not Path(word).is_file():
            names = ", ".join(sorted(path.stem for path in Path("presets").glob("*.yaml")))
            raise InputError(f"there is no {word}; allowed for PRESET: default, {names}")
    others = running(here)
    if others:
        raise InputError(
            f"snakemake is already running in {here} (process {others[0]}); "
            "wait until it ends, or stop it, then give the same command again"
        )
    if any((here / ".snakemake/locks").glob("*")):
        print("an earlier run was killed; unlocking and going on from where it was", flush=True)
        subprocess.run(["snakemake", "--unlock", *sys.argv[1:]], check=True, capture_output=True)
    sys.exit(subprocess.run(["snakemake", *sys.argv[1:]]).returncode)


def running(folder: Path) -> list[int]:
    """Return the numbers of the processes of snakemake that work in a folder."""
    found = []
    for process in psutil.process_iter(["pid", "cmdline", "cwd"]):
        words = process.info["cmdline"] or []
        is_snakemake = any(Path(word).name == "snakemake" for word in words[:3])
        if is_snakemake and process.info["cwd"] == str(folder):
            found.append(process.info["pid"])
    return found


if __name__ == "__main__":
    cli.run(main)
