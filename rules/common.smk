# What the rules of all phases share: checked parameters, names of runs and of phases.
import json
from collections import Counter
from pathlib import Path

from glassgan.data.choice import choose

try:
    choose(config)  # before anything asks what the data set is
except InputError as error:
    sys.exit(f"error: {error}")

from glassgan.data import DATA, idx
from glassgan.data.sources import source
from glassgan.design import find_run, run_name
from glassgan.expansion import as_written
from glassgan.expansion import expand as expand_design
from glassgan.parameters import check
from glassgan.paths import CHECKPOINT_FILES, Forks, LastEpoch, Runs
from glassgan.prepare import splits
from glassgan.forks.design import check_classes, of_the_case
from glassgan.subjects.settings import is_from_files
from glassgan.workflow import check_overlays, clear

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
    IMAGES = source(config["prepare"])
    IMAGES.check()
    labels = IMAGES.labels("train")
    kept = splits.taken(
        len(labels),
        config["prepare"]["train_images"],
        "train",
        config["prepare"]["seed"],
    )
    check_classes(config["design"]["forks"], labels[kept])
except InputError as error:
    sys.exit(f"error: {error}")

DESIGN = config["design"]
RUN = "{subject}/{seed}"
RESULTS, LOGS, TIMINGS = (
    f"{folder}/{config['preset']}" for folder in ("results", "logs", "timings")
)
# A run whose samples cannot be judged has no place in the report.
RUNS = [
    run
    for run in map(run_name, DESIGN["runs"])
    if f"{RESULTS}/quality/{run}/quality.parquet" not in LOST
]
FROM_FILES = sorted(
    name for name, entry in DESIGN["subjects"].items() if is_from_files(entry)
)
TRAINED = sorted(set(DESIGN["subjects"]) - set(FROM_FILES))
TRAINED_RUNS = [run for run in RUNS if run.split("/")[0] in TRAINED]
RUNS_WITH_D = [
    run
    for run in RUNS
    if run in TRAINED_RUNS or "discriminator" in DESIGN["subjects"][run.split("/")[0]]
]
FORKS = [
    fork
    for fork in DESIGN["forks"]
    if fork["parent"] in RUNS
    and f"{RESULTS}/forks/{fork['parent']}/gates.json" not in LOST
]
of_run = Runs(RESULTS, DESIGN)
of_fork = Forks(of_run, FORKS)

EXPECTED = Expected()  # files by phase; each rules/<phase>.smk adds its own
OPTIONAL = set()  # inputs that need not be there
DRAWN = []  # figures; each rules/report/<topic>.smk adds its own
GATHERED = {  # effects with q-values
    phase: f"{RESULTS}/claims/effects/{phase}.parquet"
    for phase in ("features", "units", "latent", "attribution", "theory", "forks")
}


wildcard_constraints:
    subject="[A-Za-z][A-Za-z0-9_-]*",
    seed=r"\d+",
    epoch=r"\d+",
    fork="[A-Za-z][A-Za-z0-9_-]*",
    part=r"\d+",
    place=r"\d+(\+\d+)?",


def of_each(files, runs):
    """Return what a rule makes for each run, run by run."""
    return [
        str(path)
        for subject, seed in (run.split("/") for run in runs)
        for path in expand(files, subject=subject, seed=seed)
    ]


def data_as_word(wildcards):
    """Return what the parameters say of the data set, a name or a section, as one word."""
    data = config["prepare"]["data"]
    return data if isinstance(data, str) else json.dumps(data, sort_keys=True)


def checkpoint_in(folder):
    """Return the files of a checkpoint, as outputs of the rule that writes it."""
    return {Path(file).stem: f"{folder}/{file}" for file in CHECKPOINT_FILES}
