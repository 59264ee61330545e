"""Make a release: reproduce everything in a fresh clone and share the results.

Clones the committed state, runs `dvc repro`, pushes the results to a folder or an address that
serves as DVC's remote, and commits dvc.lock and Snakemake's metadata together, on the branch
`release` of this repository. A clone of that branch has, after `dvc pull`, nothing to do in either
tool.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from glassgan import cli
from glassgan.errors import InputError


def main() -> None:
    """Check, clone, reproduce, push, commit."""
    parser = cli.parser(__doc__)
    parser.add_argument(
        "--remote",
        required=True,
        help="a folder, made if it is not there, or s3://…, ssh://… and what else DVC knows",
    )
    parser.add_argument("--preset", default="default")
    args = parser.parse_args()

    here = Path.cwd()
    if not args.remote:
        raise InputError("name the place for the results: make release REMOTE=/path/to/folder")
    if shutil.which("git") is None or output(here, "git", "rev-parse", "--git-dir") is None:
        raise InputError(
            f"{here} is no git repository; allowed: a clone, since a release is a commit"
        )
    for who in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
        if output(here, "git", "var", who) is None:
            raise InputError(
                "git does not know who you are; allowed: git config user.name NAME, "
                "git config user.email ADDRESS"
            )
    if output(here, "git", "status", "--porcelain"):
        raise InputError("there are changes that are not committed; a release holds commits only")
    remote = place(args.remote)

    with tempfile.TemporaryDirectory(prefix="glassgan-release-") as folder:
        clone = Path(folder)
        run(here, "git", "clone", "--quiet", str(here), str(clone))
        for key in ("user.name", "user.email"):  # may be known to this repository alone
            value = output(here, "git", "config", key)
            if value:
                run(clone, "git", "config", key, value.strip())
        run(clone, "dvc", "remote", "add", "--default", "release", remote)
        pipeline = Path("dvc.yaml")
        if args.preset != "default":
            pipeline = Path("presets", args.preset, "dvc.yaml")
            run(clone, sys.executable, "tools/sync_dvc.py", "--preset", args.preset)
        run(clone, "dvc", "repro", str(pipeline))
        run(clone, "dvc", "push", str(pipeline))
        # Snakemake's metadata is what lets it know a checked-out file as its own
        lock = pipeline.with_name("dvc.lock")
        kept = (str(pipeline), str(lock), ".dvc/config", ".snakemake/metadata")
        run(clone, "git", "add", "--force", *kept)
        run(clone, "git", "commit", "--quiet", "--message", f"Results of {args.preset}")
        run(clone, "git", "push", "--quiet", "--force", str(here), "HEAD:refs/heads/release")
    print(f"the branch release holds the results of {args.preset}; their files are in {remote}")


def place(remote: str) -> str:
    """Return where DVC keeps results, an address as it is; make a folder that is not there."""
    if "://" in remote:
        return remote
    folder = Path(remote).expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return str(folder)


def run(folder: Path, *words: str) -> None:
    """Run a command in a clone, with the library of that clone."""
    environment = os.environ | {"PYTHONPATH": str(folder / "src")}
    if subprocess.run(words, cwd=folder, env=environment).returncode:
        raise InputError(f"this command failed: {' '.join(words)}")


def output(folder: Path, *words: str) -> str | None:
    """Return what a command prints, None if it fails."""
    result = subprocess.run(words, cwd=folder, capture_output=True, encoding="utf-8")
    return None if result.returncode else result.stdout


if __name__ == "__main__":
    cli.run(main)
