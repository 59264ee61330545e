# Paths, parameters and inputs that the rules of every phase share.
import json

from snakemake.exceptions import WorkflowError

from glassgan.errors import InputError
from glassgan.parameters import check, find_run, previous_epoch, run_name
from glassgan.workflow import code, left_over, module_code, remove

try:
    check(config)
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
    run = find_run(config, wildcards.subject, wildcards.seed)
    folder = f"{RESULTS}/train/{run_name(run)}"
    return [f"{folder}/{epoch}/weights.safetensors" for epoch in run["checkpoints"]]
