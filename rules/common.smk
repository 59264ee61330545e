# Paths and parameters that the rules of all phases share, and the functions that they call.
import json
from pathlib import Path

from glassgan.expansion import as_written
from glassgan.expansion import expand as expand_design
from glassgan.prepare import mnist, splits
from glassgan.design import find_run, previous_epoch, run_name
from glassgan.parameters import analysis, check
from glassgan.reruns.design import find as find_fork
from glassgan.reruns.design import name as fork_name
from glassgan.reruns.design import CURED, UNCHANGED, check_classes, places
from glassgan.reruns.design import previous_place
from glassgan.subjects.settings import is_from_files
from glassgan.workflow import check_overlays, code, left_over, module_code, remove

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

RESULTS = f"results/{config['preset']}"
LOGS = f"logs/{config['preset']}"
TIMINGS = f"timings/{config['preset']}"
FIGURES = f"{RESULTS}/report/figures"
EFFECTS = f"{RESULTS}/report/effects.parquet"  # of all analyses, with q-values
# A run whose samples cannot be judged has no place in the report.
RUNS = [
    run
    for run in map(run_name, config["design"]["runs"])
    if f"{RESULTS}/quality/{run}/quality.parquet" not in LOST
]
SUBJECTS_RUN = {run["subject"] for run in config["design"]["runs"]}
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
FORKS = [
    fork
    for fork in config["design"]["forks"]
    if fork["parent"] in RUNS
    and f"{RESULTS}/reruns/{fork['parent']}/gates.json" not in LOST
]
CASE_RUN = config["report"]["case_study"]
CASE_SUBJECT = CASE_RUN and CASE_RUN.split("/")[0]
CASE_FORKS = [fork for fork in FORKS if fork["parent"].split("/")[0] == CASE_SUBJECT]
CASE_FORKS.sort(key=lambda fork: fork["parent"] != CASE_RUN)  # the case's own run first
CASE_UNCHANGED = [
    fork
    for fork in CASE_FORKS
    if (fork["parent"], fork["name"]) == (CASE_RUN, "unchanged")
]
CASE_CONTROL = [  # batch normalisation and the loss on logits, of which each is taken back
    fork for fork in FORKS if (fork["parent"], fork["name"]) == (CURED, "unchanged")
]
CASE_TOLD = [  # forks whose factors stand side by side
    *CASE_UNCHANGED,
    *CASE_CONTROL,
    *(
        fork
        for fork in CASE_FORKS
        if fork["parent"] == CASE_RUN and fork["name"] in ("batch_norm", "saturating")
    ),
]
TORCH = f"--threads {config['design']['threads']} --device {config['design']['device']}"

OPTIONAL = set()  # inputs that need not be there

EXPECTED = Expected()  # each rules/<phase>.smk adds its own


wildcard_constraints:
    subject="[A-Za-z][A-Za-z0-9_-]*",
    seed=r"\d+",
    epoch=r"\d+",
    fork="[A-Za-z][A-Za-z0-9_-]*",
    place=r"\d+(\+\d+)?",


def one_of(names):
    """Return a pattern that matches the names and nothing else, nothing at all if there are none."""
    return "|".join(names) or "(?!)"


def networks_from_files(wildcards):
    """Return the entries of the networks of a subject from files, none for another subject."""
    entry = config["design"]["subjects"][wildcards.subject]
    parts = [entry.get(part) for part in ("generator", "discriminator")]
    return [part for part in parts if part]


def network_code(wildcards):
    """Return the files of the project that build a subject."""
    parts = networks_from_files(wildcards)
    entries = parts or [config["design"]["subjects"][wildcards.subject]]
    return sorted({file for entry in entries for file in module_code(entry["build"])})


def network_weights(wildcards):
    """Return the weights files of a subject from files, none for another subject."""
    return [part["weights"] for part in networks_from_files(wildcards)]


def where_there_is_a_discriminator(path):
    """Return an input function for a file that runs without a discriminator do not have."""

    def chosen(wildcards):
        run = f"{wildcards.subject}/{wildcards.seed}"
        return expand(path, **wildcards) if run in RUNS_WITH_D else []

    return chosen


def checkpoints(wildcards):
    """Return the weights of every checkpoint of a run, in order."""
    run = find_run(config, f"{wildcards.subject}/{wildcards.seed}")
    folder = f"{RESULTS}/train/{run_name(run)}"
    return [f"{folder}/{epoch}/weights.safetensors" for epoch in run["checkpoints"]]


def seeds_of(subject):
    """Return the seeds of the runs of a subject, in order."""
    return [
        run["seed"] for run in config["design"]["runs"] if run["subject"] == subject
    ]


def of_seeds(path):
    """Return an input function for a result of every run of a subject."""
    return lambda wildcards: [
        f"{RESULTS}/{path.format(run=f'{wildcards.subject}/{seed}')}"
        for seed in seeds_of(wildcards.subject)
    ]


def checkpoints_of_subject(wildcards):
    """Return the weights of every checkpoint of every run of a subject, in order."""
    return [
        f"{RESULTS}/train/{run_name(run)}/{epoch}/weights.safetensors"
        for run in config["design"]["runs"]
        if run["subject"] == wildcards.subject
        for epoch in run["checkpoints"]
    ]


def checkpoints_of_all_runs(wildcards):
    """Return the weights of every checkpoint of every run, run by run, in order."""
    return [
        f"{RESULTS}/train/{run_name(run)}/{epoch}/weights.safetensors"
        for run in config["design"]["runs"]
        for epoch in run["checkpoints"]
    ]


def network_code_of_all_runs(wildcards):
    """Return the files of the project that build the subjects of all runs."""
    builds = [
        entry["build"]
        for name in sorted(SUBJECTS_RUN)
        for subject in [config["design"]["subjects"][name]]
        for entry in (subject, subject.get("generator"), subject.get("discriminator"))
        if entry and "build" in entry
    ]
    return sorted({file for build in builds for file in module_code(build)})


def if_there(path):
    """Return a file that nothing here makes, if it is there when the workflow starts.

    Only on machines that have it is it an input, so that dvc.yaml does not name it.
    """
    OPTIONAL.add(path)
    return [path] if Path(path).is_file() else []


def epochs(wildcards):
    """Return the epochs of the checkpoints of a run, in order."""
    return find_run(config, f"{wildcards.subject}/{wildcards.seed}")["checkpoints"]


def states(wildcards):
    """Return the state beside the weights of every checkpoint of a run, in order."""
    return [
        path.replace("weights.safetensors", "state.safetensors")
        for path in checkpoints(wildcards)
    ]


def checkpoint_files(wildcards):
    """Return weights and state of every checkpoint of a run."""
    return [*checkpoints(wildcards), *states(wildcards)]


def specification(wildcards):
    """Return the entry of a subject in `design.subjects` as JSON."""
    return json.dumps(config["design"]["subjects"][wildcards.subject], sort_keys=True)


def parent(file):
    """Return an input function for a file of the checkpoint before a link."""

    def path(wildcards):
        run = find_run(config, f"{wildcards.subject}/{wildcards.seed}")
        epoch = previous_epoch(run, int(wildcards.epoch))
        return f"{RESULTS}/train/{run_name(run)}/{epoch}/{file}"

    return path


def this_fork(wildcards):
    """Return the entry of a fork in `design.forks`."""
    return find_fork(FORKS, f"{wildcards.subject}/{wildcards.seed}/{wildcards.fork}")


def fork_entry(wildcards):
    """Return the entry of a fork as JSON, without its ends: a longer fork is no other fork."""
    entry = this_fork(wildcards)
    return json.dumps(
        {
            key: entry[key]
            for key in sorted(entry)
            if key not in ("checkpoints", "steps")
        }
    )


def before_fork(file):
    """Return an input function for a file of the checkpoint before a link of a fork."""

    def path(wildcards):
        fork = this_fork(wildcards)
        before = previous_place(fork, wildcards.place)
        if before is None:
            return f"{RESULTS}/train/{fork['parent']}/{fork['from']}/{file}"
        return f"{RESULTS}/reruns/{fork_name(fork)}/{before}/{file}"

    return path


def forks_of(wildcards):
    """Return the entries of all forks of a run."""
    run = f"{wildcards.subject}/{wildcards.seed}"
    return [fork for fork in FORKS if fork["parent"] == run]


def of_links(fork, *files):
    """Return files that every link of a fork writes, link by link."""
    folder = f"{RESULTS}/reruns/{fork_name(fork)}"
    return [f"{folder}/{place}/{file}" for place in places(fork) for file in files]


def files_of_fork(fork):
    """Return all files of a fork."""
    links = ["weights.safetensors", "state.safetensors", "trace.parquet"]
    links += ["track.safetensors", "factors.parquet"]
    measured = ["quality.parquet", "quality.folds.parquet", "samples.safetensors"]
    folder = f"{RESULTS}/reruns/{fork_name(fork)}"
    return [*of_links(fork, *links), *(f"{folder}/{file}" for file in measured)]


def files_of_forks(file):
    """Return an input function for a file of all forks of a run: one a link, or one a fork."""

    def path(wildcards):
        forks = forks_of(wildcards)
        names = [path for fork in forks for path in files_of_fork(fork)]
        return [name for name in names if Path(name).name == file]

    return path


def fork_checkpoints(file):
    """Return an input function for a file of every link of a fork, in order."""
    return lambda wildcards: of_links(this_fork(wildcards), file)


def unchanged_files(wildcards):
    """Return weights and state of the forks of a run that change nothing."""
    return [
        path
        for fork in forks_of(wildcards)
        if fork["change"] == UNCHANGED
        for path in of_links(fork, "weights.safetensors", "state.safetensors")
    ]


def forks_as_json(wildcards):
    """Return the entries of all forks of a run as JSON."""
    return json.dumps(forks_of(wildcards))


def of_case(path):
    """Return a result of the run of the case study, for each epoch if the path names one."""
    if not CASE_RUN:
        return []
    epochs = find_run(config, CASE_RUN)["checkpoints"]
    return sorted(
        {f"{RESULTS}/{path.format(run=CASE_RUN, epoch=epoch)}" for epoch in epochs}
    )


def of_case_forks(forks, file):
    """Return a file of some forks of the case study: one a link, or one a fork."""
    names = [path for fork in forks if CASE_RUN for path in files_of_fork(fork)]
    return [name for name in names if Path(name).name == file]


def networks_of_forks():
    """Return the files of the project that build the subjects of all forks."""
    names = {fork["parent"].split("/")[0] for fork in FORKS}
    builds = [config["design"]["subjects"][name]["build"] for name in sorted(names)]
    return sorted({file for build in builds for file in module_code(build)})


def donor(wildcards):
    """Return the checkpoint that a fork takes something from, at its start; mostly none."""
    fork = this_fork(wildcards)
    if fork["change"] != "discriminator_from":
        return []
    folder = (
        f"{RESULTS}/train/{wildcards.subject}/{fork['args']['seed']}/{fork['from']}"
    )
    return [f"{folder}/weights.safetensors", f"{folder}/state.safetensors"]


def judge_priority(wildcards):
    """Return a priority that puts the second judge behind all training.

    And before the analyses: some wait for the test of the two.
    """
    return 1 if wildcards.judge == "second" else 1000


def early_first(wildcards):
    """Return a priority that keeps all runs in step, so that no core idles at the end."""
    return 1000 - int(wildcards.epoch)


class LastEpoch:
    """Formats as the last epoch of the run that is named after the colon.

    For messages. As a parameter of a rule it would compute a run anew that is made longer.
    """

    def __format__(self, run):
        return str(find_run(config, run)["checkpoints"][-1])


LAST_EPOCH = LastEpoch()


def captioned(path, figure, section):
    """Return the two files of a figure; Snakemake's own report shows the SVG."""
    labels = {"figure": figure.replace("_", " ")}
    wildcards = [f"{{{name}}}" for name in ("subject", "seed")]
    labels |= {word[1:-1]: word for word in wildcards if word in path}
    svg = report(
        f"{path}.svg",
        caption=f"../report/captions/{figure}.rst",
        category=section,
        labels=labels,
    )
    return [svg, f"{path}.png"]
