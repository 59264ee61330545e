"""Write the provenance of finished results as an RO-Crate into their folder.

python tools/crate.py                                     of results/default
python tools/crate.py --configfile presets/smoke.yaml     of another preset

results/<preset>/ro-crate-metadata.json says which job made which file of which others, when, by
which script; a copy of the workflow's code comes beside it. From the manifest and Snakemake's
records (.snakemake/metadata), so in the folder where the results were computed or pulled.
"""

import shutil
from pathlib import Path
from typing import Any

from glassgan import cli, crate, files, snakefile
from glassgan.errors import InputError

CODE = ("Snakefile", "params.yaml", "claims.yaml", "rules", "scripts", "presets", "src")


def main() -> None:
    """Read manifest and records, copy the code, write the metadata."""
    parser = cli.parser(__doc__)
    parser.add_argument("--configfile", help="a file of presets/")
    args = parser.parse_args()
    workflow = snakefile.load(args.configfile)
    names = workflow.globals
    folder = Path(names["RESULTS"])
    if not Path(names["MANIFEST"]).is_file():
        raise InputError(f"there is no {names['MANIFEST']}; run the preset first")
    manifest = files.read_json(names["MANIFEST"])

    checksums = manifest["sha256"] | {names["MANIFEST"]: files.digest(names["MANIFEST"])}
    results = {
        str(Path(path).relative_to(folder)): crate.File(sha256, Path(path).stat().st_size)
        for path, sha256 in sorted(checksums.items())
    }
    code = {
        str(path): crate.File(files.digest(path), path.stat().st_size)
        for path in sorted(path for name in CODE for path in sources(Path(name)))
    }
    shutil.rmtree(folder / crate.CODE, ignore_errors=True)
    for path in code:
        (folder / crate.CODE / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, folder / crate.CODE / path)
    found = crate.metadata(
        names["config"]["preset"],
        jobs_of(workflow, folder),
        results,
        code,
        names["DATA"].name,
        manifest["versions"],
    )
    files.write_json(folder / crate.NAME, found)
    print(f"{folder / crate.NAME}: {len(results)} results")


def sources(path: Path) -> list[Path]:
    """Return a file, or those of a folder but for what Python compiled."""
    if path.is_file():
        return [path]
    return [one for one in path.rglob("*") if one.is_file() and "__pycache__" not in one.parts]


def jobs_of(workflow: Any, folder: Path) -> list[crate.Job]:
    """Return the jobs behind the results, as Snakemake has recorded them.

    Raises:
        InputError: there is no record of one.
    """
    found = []
    for job in sorted((job for job in workflow.dag.jobs if job.output), key=str):
        record = workflow.persistence.metadata(job.output[0])
        if not record or record.get("endtime") is None:
            raise InputError(
                f"Snakemake has no record of {job.output[0]}; allowed: results that are complete, "
                "in the folder where they were computed"
            )
        found.append(
            crate.Job(
                job.rule.name,
                str(job.input.script),
                job.message or job.rule.name,
                within(job.input, folder),
                within(job.output, folder),
                record["starttime"],
                record["endtime"],
            )
        )
    return found


def within(paths: Any, folder: Path) -> tuple[str, ...]:
    """Return those paths that lie in a folder, relative to it."""
    relative = (Path(path) for path in paths if Path(path).is_relative_to(folder))
    return tuple(str(path.relative_to(folder)) for path in relative)


if __name__ == "__main__":
    cli.run(main)
