"""A run as a Provenance Run Crate: what made every result, readable without glassgan.

RO-Crate 1.1 with the profiles Process, Workflow and Provenance Run Crate 0.5 and Workflow RO-Crate
1.0 (Leo et al. 2024): the Snakefile is the workflow, each rule a step, each script a tool, each job
an action with its files and times.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

Entity = dict[str, Any]

NAME = "ro-crate-metadata.json"
CODE = "workflow"  # folder of the crate that holds a copy of what ran
MAIN = f"{CODE}/Snakefile"
CONTEXT = [
    "https://w3id.org/ro/crate/1.1/context",
    "https://w3id.org/ro/terms/workflow-run/context",
]
RUN_PROFILES = {
    f"https://w3id.org/ro/wfrun/{name}/0.5": f"{name.capitalize()} Run Crate"
    for name in ("process", "workflow", "provenance")
}
WORKFLOW_PROFILE = "https://w3id.org/workflowhub/workflow-ro-crate/1.0"
LICENSE = "https://spdx.org/licenses/MIT"
SNAKEMAKE = "https://snakemake.github.io"
DONE = "http://schema.org/CompletedActionStatus"
TYPES = {
    ".csv": "text/csv",
    ".html": "text/html",
    ".json": "application/json",
    ".parquet": "application/vnd.apache.parquet",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".zip": "application/zip",
}


@dataclass(frozen=True)
class Job:
    """A job that was carried out.

    rule: its name. script: the file that ran, in the folder of the project. says: in a line, what
    it did. inputs, outputs: results, relative to the crate. began, ended: seconds since 1970.
    """

    rule: str
    script: str
    says: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    began: float
    ended: float


@dataclass(frozen=True)
class File:
    """A file of the crate: its SHA-256 and its size in bytes."""

    sha256: str
    size: int


def metadata(
    preset: str,
    jobs: Sequence[Job],
    files: Mapping[str, File],
    code: Mapping[str, File],
    data: str,
    versions: Mapping[str, str],
) -> Entity:
    """Return the crate's metadata.

    Args:
        preset: whose results these are.
        jobs: all that were carried out.
        files: results, by their path in the crate.
        code: of the workflow, by their path in the folder of the project.
        data: the name of the data set.
        versions: of Snakemake, at least.
    """
    jobs = sorted(jobs, key=lambda job: (job.ended, job.outputs))
    began = min(job.began for job in jobs)
    ended = max(job.ended for job in jobs)
    scripts = {job.rule: f"{CODE}/{job.script}" for job in jobs}
    steps = {rule: f"{MAIN}#{rule}" for rule in scripts}
    actions = [action for job in jobs for action in _actions(job, scripts, steps, files)]
    parts = [*files, *(f"{CODE}/{path}" for path in code)]
    controls = [one["@id"] for one in actions if one["@type"] == "ControlAction"]
    graph: list[Entity] = [
        {
            "@id": NAME,
            "@type": "CreativeWork",
            "conformsTo": [ref("https://w3id.org/ro/crate/1.1"), ref(WORKFLOW_PROFILE)],
            "about": ref("./"),
        },
        {
            "@id": "./",
            "@type": "Dataset",
            "name": f"glassgan: results of the preset {preset}",
            "description": f"Generative adversarial networks trained on {data} and taken apart: "
            "checkpoints, tables, figures and a report",
            "datePublished": when(ended),
            "license": ref(LICENSE),
            "conformsTo": [ref(WORKFLOW_PROFILE), *refs(RUN_PROFILES)],
            "mainEntity": ref(MAIN),
            "hasPart": refs(parts),
            "mentions": refs(["#run", *(one["@id"] for one in actions)]),
        },
        *(
            {"@id": profile, "@type": "CreativeWork", "name": name, "version": "0.5"}
            for profile, name in RUN_PROFILES.items()
        ),
        {
            "@id": WORKFLOW_PROFILE,
            "@type": "CreativeWork",
            "name": "Workflow RO-Crate",
            "version": "1.0",
        },
        {"@id": LICENSE, "@type": "CreativeWork", "name": "MIT License"},
        {"@id": "#data", "@type": "CreativeWork", "name": f"the images of {data}"},
        {
            "@id": SNAKEMAKE,
            "@type": ["ComputerLanguage", "SoftwareApplication"],
            "name": "Snakemake",
            "url": ref(SNAKEMAKE),
            "version": versions["snakemake"],
        },
        {
            "@id": "#run",
            "@type": "CreateAction",
            "name": f"the run of {preset}",
            "instrument": ref(MAIN),
            "object": [ref("#data"), ref(f"{CODE}/params.yaml")],
            "result": refs(files),
            "actionStatus": DONE,
            "startTime": when(began),
            "endTime": when(ended),
        },
        {
            "@id": "#scheduling",
            "@type": "OrganizeAction",
            "name": "the jobs of the run, put in order by Snakemake",
            "instrument": ref(SNAKEMAKE),
            "object": refs(controls),
            "result": ref("#run"),
            "startTime": when(began),
            "endTime": when(ended),
        },
        *_workflow(scripts, steps, code),
        *(_file(path, file) for path, file in files.items()),
        *actions,
    ]
    return {"@context": CONTEXT, "@graph": graph}


def ref(name: str) -> Entity:
    """Return a reference to an entity."""
    return {"@id": name}


def refs(names: Iterable[str]) -> list[Entity]:
    """Return references to entities."""
    return [ref(name) for name in names]


def when(seconds: float) -> str:
    """Return a time as ISO 8601 writes it, to the second."""
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()


def _file(path: str, file: File, **more: Any) -> Entity:
    kind = TYPES.get(path[path.rfind(".") :], "application/octet-stream")
    return {
        "@id": path,
        "@type": "File",
        "name": path.rsplit("/", 1)[-1],
        "encodingFormat": kind,
        "contentSize": str(file.size),
        "sha256": file.sha256,
        **more,
    }


def _workflow(
    scripts: Mapping[str, str], steps: Mapping[str, str], code: Mapping[str, File]
) -> Iterable[Entity]:
    """Yield the workflow, its steps and its code; a script is the tool of its steps."""
    tools = set(scripts.values())
    for path, file in code.items():
        place = f"{CODE}/{path}"
        more: Entity = {}
        if place == MAIN:
            more = {
                "@type": ["File", "SoftwareSourceCode", "ComputationalWorkflow", "HowTo"],
                "name": "glassgan",
                "programmingLanguage": ref(SNAKEMAKE),
                "license": ref(LICENSE),
                "hasPart": refs(sorted(tools)),
                "step": refs(steps.values()),
            }
        elif place in tools:
            more = {"@type": ["File", "SoftwareSourceCode", "SoftwareApplication"]}
        yield _file(place, file, **more)
    for position, (rule, step) in enumerate(steps.items()):
        yield {
            "@id": step,
            "@type": "HowToStep",
            "name": rule,
            "position": str(position),
            "workExample": ref(scripts[rule]),
        }


def _actions(
    job: Job, scripts: Mapping[str, str], steps: Mapping[str, str], files: Mapping[str, File]
) -> Iterable[Entity]:
    """Yield what a job did, and that its step was carried out by it."""
    own = f"#job/{job.outputs[0]}"
    yield {
        "@id": own,
        "@type": "CreateAction",
        "name": job.says,
        "instrument": ref(scripts[job.rule]),
        "object": refs(path for path in job.inputs if path in files) or [ref("#data")],
        "result": refs(path for path in job.outputs if path in files),
        "actionStatus": DONE,
        "startTime": when(job.began),
        "endTime": when(job.ended),
    }
    yield {
        "@id": f"#step/{job.outputs[0]}",
        "@type": "ControlAction",
        "name": f"the job of rule {job.rule}",
        "instrument": ref(steps[job.rule]),
        "object": ref(own),
    }
