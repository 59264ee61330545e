# What the rules of all phases share: checked parameters, names of runs, how a rule calls its script.
import json
from pathlib import Path

from glassgan.data import DATA, mnist
from glassgan.design import find_run, previous_epoch, run_name
from glassgan.expansion import as_written
from glassgan.expansion import expand as expand_design
from glassgan.parameters import analysis, check
from glassgan.prepare import splits
from glassgan.reruns.design import CURED, UNCHANGED, check_classes, places
from glassgan.reruns.design import find as find_fork
from glassgan.reruns.design import name as fork_name
from glassgan.reruns.design import previous_place
from glassgan.subjects.settings import is_from_files
from glassgan.workflow import check_overlays, code, command_line, left_over
from glassgan.workflow import module_code, remove

try:
    check_overlays(
        workflow.config_settings.configfiles,
        config.get("preset"),
        workflow.config_settings.config.get("preset"),
    )
    written = config.get("design")
    config["design"] = expand_design(written)
    with as_written(written):
        check(config)
    mnist.check(config["prepare"]["folder"])
    labels = mnist.read_labels(config["prepare"]["folder"], "train")
    kept = splits.taken(
        len(labels),
        config["prepare"]["train_images"],
        "train",
        config["prepare"]["seed"],
    )
    check_classes(config["design"]["forks"], labels[kept])
except InputError as error:
    sys.exit(f"error: {error}")

RUN = "{subject}/{seed}"
RESULTS = f"results/{config['preset']}"
LOGS = f"logs/{config['preset']}"
TIMINGS = f"timings/{config['preset']}"
# A run whose samples cannot be judged has no place in the report.
RUNS = [
    run
    for run in map(run_name, config["design"]["runs"])
    if f"{RESULTS}/quality/{run}/quality.parquet" not in LOST
]
FROM_FILES = sorted(
    name for name, entry in config["design"]["subjects"].items() if is_from_files(entry)
)
TRAINED = sorted(set(config["design"]["subjects"]) - set(FROM_FILES))
TRAINED_RUNS = [run for run in RUNS if run.split("/")[0] in TRAINED]
RUNS_WITH_D = [
    run
    for run in RUNS
    if run in TRAINED_RUNS
    or "discriminator" in config["design"]["subjects"][run.split("/")[0]]
]

# How rules call their scripts. There is a flag for each named file, and for each parameter needed.
SCRIPT = "python {input.script} {params.files} {params.flags} 2>&1 | tee {log}"
# Of these inputs a script is not told.
NO_FLAGS = {"script", "code", "networks", "validated", "parts"}
PRESET = {"preset": config["preset"]}
THREADS = {"threads": lambda wildcards: config["design"]["threads"]}
DEVICE = {"device": lambda wildcards: config["design"]["device"]}
TORCH = {**THREADS, **DEVICE}  # where tensors move
OF_RUN = {
    "name": lambda wildcards: wildcards.subject,
    "run_seed": lambda wildcards: wildcards.seed,
}

EXPECTED = Expected()  # files by phase; each rules/<phase>.smk adds its own
OPTIONAL = set()  # inputs that need not be there
DRAWN = []  # figures; each rules/report/<topic>.smk adds its own
GATHERED = {  # effects with q-values
    phase: f"{RESULTS}/report/effects/{phase}.parquet"
    for phase in ("features", "units", "latent", "attribution", "reruns")
}


wildcard_constraints:
    subject="[A-Za-z][A-Za-z0-9_-]*",
    seed=r"\d+",
    epoch=r"\d+",
    fork="[A-Za-z][A-Za-z0-9_-]*",
    place=r"\d+(\+\d+)?",


def script(name):
    """Return a script and the modules that it imports, as inputs of its rule."""
    path = f"scripts/{name}.py"
    return {"script": path, "code": code(path)}


def flags(phase=None, *names, **more):
    """Return the flags of a script as parameters of its rule, those of files and those of values.

    Args:
        phase: whose values are meant; all of them, or those of the analyses named.
        more: further values; functions of wildcards, too.
    """

    def of_job(wildcards):
        values = config[phase] if phase and not names else {}
        for name in names:
            values = values | analysis(config, phase, name)
        for key, value in more.items():
            values = values | {key: value(wildcards) if callable(value) else value}
        return command_line(values)

    def of_files(wildcards, input, output):
        given = {key: files for key, files in input.items() if key not in NO_FLAGS}
        return command_line({**given, **dict(output.items())})

    return {"flags": of_job, "files": of_files}
