# Paths and parameters that the rules of all phases share, and the functions that they call.
import json

from snakemake.exceptions import WorkflowError

from glassgan.errors import InputError
from glassgan.prepare import mnist
from glassgan.parameters import check, find_run, previous_epoch, run_name
from glassgan.workflow import code, left_over, module_code, remove

try:
    check(config)
    mnist.check(config["prepare"]["folder"])
except InputError as error:
    raise WorkflowError(str(error)) from None

RESULTS = f"results/{config['preset']}"
LOGS = f"logs/{config['preset']}"
TIMINGS = f"timings/{config['preset']}"
RUNS = [run_name(run) for run in config["design"]["runs"]]
TORCH = f"--threads {config['design']['threads']} --device {config['design']['device']}"

# Every file that the parameters ask for, by phase; each rules/<phase>.smk adds its own.
EXPECTED = {}


wildcard_constraints:
    subject="[A-Za-z][A-Za-z0-9_-]*",
    seed=r"\d+",
    epoch=r"\d+",


def network_code(wildcards):
    """Return the files of the project that build a subject."""
    return module_code(config["design"]["subjects"][wildcards.subject]["build"])


def checkpoints(wildcards):
    """Return the weights of every checkpoint of a run, in order."""
    run = find_run(config, f"{wildcards.subject}/{wildcards.seed}")
    folder = f"{RESULTS}/train/{run_name(run)}"
    return [f"{folder}/{epoch}/weights.safetensors" for epoch in run["checkpoints"]]


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
    if "{subject}" in path:
        labels |= {"subject": "{subject}", "seed": "{seed}"}
    svg = report(
        f"{path}.svg",
        caption=f"../report/captions/{figure}.rst",
        category=section,
        labels=labels,
    )
    return [svg, f"{path}.png"]
