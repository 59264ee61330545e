"""Run the whole workflow: unlock what a killed run left behind, then call snakemake.

Arguments are those of snakemake. Jobs that do not need a job that failed are carried out all the
same; a second call then writes the report without what failed. The last words are the errors.
"""

import os
import subprocess
import sys
from pathlib import Path

import psutil

from glassgan import cli, failures, files, snakefile
from glassgan.errors import InputError

SNAKEMAKE = [sys.executable, "-m", "snakemake"]  # of this environment, active or not


def main() -> None:
    """Refuse beside another run, unlock after a dead one, run."""
    here = Path.cwd()
    for word in sys.argv[1:]:
        if word.startswith("presets/"):
            snakefile.check_overlay(word)
    others = running(here)
    if others:
        raise InputError(
            f"snakemake is already running in {here} (process {others[0]}); "
            "wait until it ends, or stop it, then give the same command again"
        )
    if any((here / ".snakemake/locks").glob("*")):
        print("an earlier run was killed; unlocking and going on from where it was", flush=True)
        subprocess.run([*SNAKEMAKE, "--unlock", *sys.argv[1:]], check=True, capture_output=True)
    sys.exit(run(sys.argv[1:]))


def run(words: list[str]) -> int:
    """Call snakemake; where jobs fail, once more for the report without them.

    Not where a network or a fork is refused, which a call of its own finds out first: nothing is
    trained beside it.
    """
    environment = os.environ | {"PYTHONUTF8": "1"} | cache()
    call = [*SNAKEMAKE, "--keep-going", *words]
    failures.RECORD.unlink(missing_ok=True)
    options = words[: words.index("--")] if "--" in words else words
    first = [*SNAKEMAKE, *options, "--", "accepted"]
    refused = subprocess.run(first, env=environment).returncode
    if refused:
        return refused
    status = subprocess.run(call, env=environment).returncode
    if not failures.RECORD.is_file():
        return status
    record = files.read_json(failures.RECORD)
    print("not everything could be computed; writing the report without it", flush=True)
    environment[failures.WITHOUT] = str(failures.RECORD)
    if subprocess.run(call, env=environment).returncode:
        outcome = "and the report could not be written"
    else:
        outcome = f"the report was written without what failed: {record['report']}"
    print(f"\nnot complete; {outcome}", failures.last_words(record["failed"]), sep="\n", flush=True)
    return status


def cache() -> dict[str, str]:
    """Return where caches go if not into the home folder, which may not be writable."""
    home = Path.home() / ".cache"
    there = next(folder for folder in (home, *home.parents) if folder.exists())
    if "XDG_CACHE_HOME" in os.environ or (there.is_dir() and os.access(there, os.W_OK)):
        return {}
    return {
        name: str(Path.cwd() / ".snakemake/cache") for name in ("XDG_CACHE_HOME", "MPLCONFIGDIR")
    }


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
