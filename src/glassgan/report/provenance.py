"""What stands behind a result: versions of the software, and checksums of files."""

import platform
import re
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from glassgan import files

PACKAGES = (
    "glassgan",
    "torch",
    "numpy",
    "scipy",
    "pandas",
    "pyarrow",
    "safetensors",
    "matplotlib",
    "jinja2",
    "snakemake",
    "dvc",
)


def versions() -> dict[str, str]:
    """Return the versions of Python, of the packages that results depend on, and the machine."""
    found = {package: version(package) for package in PACKAGES}
    return {"python": platform.python_version(), **found, "machine": platform.machine()}


def checksums(paths: Iterable[str]) -> dict[str, str]:
    """Return the SHA-256 of each file by path, sorted."""
    return {path: files.digest(path) for path in sorted(paths)}


def of_jobs(jobs: Iterable[Any]) -> dict[str, dict[str, Any]]:
    """Return what there is to say of each job that writes something, by rule and first output.

    rule, where (file and line), script, values (of its flags), inputs (without code), outputs.

    Args:
        jobs: Snakemake's.
    """
    found = {}
    for job in jobs:
        if not job.output:
            continue
        code = {*job.input.get("code", []), *job.input.get("messages", []), job.input.script}
        inputs = sorted({str(path) for path in job.input} - set(map(str, code)))
        outputs = sorted(map(str, job.output))
        found[outputs[0]] = {
            "rule": job.rule.name,
            "where": f"{Path(job.rule.snakefile).relative_to(Path.cwd())}:{job.rule.lineno}",
            "script": str(job.input.script),
            "values": str(job.params.flags),
            "inputs": inputs,
            "outputs": outputs,
        }
    return dict(sorted(found.items()))


def told(made: Mapping[str, Any], cited: Iterable[str]) -> list[dict[str, Any]]:
    """Return the jobs that made the files a report cites, and those that made what these read.

    id, short (its first output within the results), rule, where, script, values, outputs; inputs:
    path, sha256 and the id of the job that made it, if it is told of; hashes of its outputs.

    Args:
        made: jobs and checksums, as `scripts/report/provenance.py` writes them.
        cited: files.
    """
    jobs, sha256 = made["jobs"], made["sha256"]
    of = {path: first for first, job in jobs.items() for path in job["outputs"]}
    direct = {of[path] for path in cited if path in of}
    behind = {of[path] for first in direct for path in jobs[first]["inputs"] if path in of}
    kept = sorted(direct | behind)

    def identity(first: str) -> str:
        return re.sub(r"\W+", "-", first.split("/", 2)[2]) if first in kept else ""

    return [
        {
            **jobs[first],
            "id": identity(first),
            "short": first.split("/", 2)[2],
            "inputs": [
                {
                    "path": path,
                    "sha256": sha256.get(path, ""),
                    "job": identity(of[path]) if path in of else "",
                }
                for path in jobs[first]["inputs"]
            ],
            "hashes": {path: sha256[path] for path in jobs[first]["outputs"] if path in sha256},
        }
        for first in kept
    ]
