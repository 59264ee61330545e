"""Jobs that failed: what they leave the report without, and the last words about them."""

import atexit
import json
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from glassgan.files import write_json

RECORD = Path("logs/failed.json")
WITHOUT = "GLASSGAN_WITHOUT"  # names the record in the environment of a run that goes without

# Rules that go on with what is there; what is behind them is not lost with one of their inputs.
REPORTING = {
    *("gather", "quality_figures", "curve_figures", "answers", "paper_figures", "paper"),
    *("unit_atlas_page", "provenance", "report", "manifest"),
}
# So do these, and a report can be written without them.
TELLING = {
    "quality_effects",
    "gather_stability",
    "predictions",
    "follow_ups",
    "eyes_sheet",
    "eyes",
    "ledger",
    "trust_card",
}
SHARED = ("prepare", "judge", "quality")  # phases whose jobs for all runs nothing can do without
MOST_LINES = 12  # of a log
NO_ERROR = (
    "the log has no error: the job was killed, for want of memory perhaps, or could not start"
)


def of_jobs(jobs: Iterable[Any]) -> list[dict[str, Any]]:
    """Return what there is to say of Snakemake's jobs: rule, message, log, output, sorted."""
    found = [
        {
            "rule": job.rule.name,
            "of": str(job.message or job.rule.name),
            "run": dict(job.wildcards_dict),
            "log": next(map(str, job.log), ""),
            "output": [str(path) for path in job.output],
        }
        for job in jobs
    ]
    return sorted(found, key=lambda failure: failure["output"])


def lost(jobs: Iterable[Any], depending: Mapping[Any, Iterable[Any]]) -> list[str]:
    """Return the files that are not made because jobs failed: theirs, and what is made of them.

    Args:
        jobs: those that failed.
        depending: the jobs that read a job's files, for each job.
    """
    files: set[str] = set()
    queue, seen = [(job, True) for job in jobs], set()
    while queue:
        job, lost_too = queue.pop()
        goes_on = job.rule.name in TELLING and not lost_too
        if job in seen or goes_on or job.rule.name in REPORTING:
            continue
        seen.add(job)
        files.update(map(str, job.output))
        # what tells builds on other jobs of its kind, without which it cannot go on
        queue += [(other, job.rule.name in TELLING) for other in depending[job]]
    return sorted(files)


def can_report(failures: Iterable[Mapping[str, Any]]) -> bool:
    """Return whether a report can be written without what failed."""
    return not any(
        failure["rule"] in REPORTING
        or (
            "subject" not in failure["run"]
            and any(f"/{phase}/" in failure["output"][0] for phase in SHARED)
        )
        for failure in failures
    )


def error_of(log: str | Path) -> str:
    """Return the error at the end of a job's log: from "error:" or the traceback's last call on."""
    path = Path(log)
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n") if path.is_file() else []
    lines = [line.rstrip() for line in lines if line.strip()]
    starts = [n for n, line in enumerate(lines) if line.startswith(("error:", "Traceback "))]
    if not starts:
        return "\n".join([*lines[-3:], NO_ERROR])
    return "\n".join(lines[starts[-1] :][-MOST_LINES:])


def last_words(failures: Iterable[Mapping[str, Any]]) -> str:
    """Return what to say last on the screen: each job that failed, its log and its error."""
    return "\n".join(
        f"failed: {failure['of']} (rule {failure['rule']}; log: {failure['log']})\n"
        + "\n".join(f"  {line}" for line in error_of(failure["log"]).split("\n"))
        for failure in failures
    )


def tell(workflow: Any, gone: Iterable[str], qualities: Iterable[str], report: str) -> None:
    """Say last which jobs failed and why; record it if a report can be written without them.

    Args:
        workflow: Snakemake's, after jobs failed.
        gone: files that this call already went without.
        qualities: of all runs; without any there is nothing to report.
        report: the file to write.
    """
    failed = workflow.scheduler.failed
    failures = of_jobs(failed)
    if not failures:
        return
    # Snakemake ends with its own words; these come after them
    atexit.register(print, last_words(failures), file=sys.stderr)
    files = lost(failed, workflow.dag.depending)
    goes_on = workflow.execution_settings.keep_going and not set(gone)
    wanted = {job.rule.name for job in workflow.dag.jobs}
    if goes_on and "report" in wanted and set(qualities) - set(files) and can_report(failures):
        for failure in failures:
            failure["error"] = error_of(failure["log"])
        write_json(RECORD, {"failed": failures, "lost": files, "report": report})


def read_record() -> dict[str, Any]:
    """Return what a run goes without: `failed` and `lost`, both empty for a complete run."""
    path = os.environ.get(WITHOUT)
    if not path:
        return {"failed": [], "lost": []}
    return dict(json.loads(Path(path).read_text(encoding="utf-8")))
