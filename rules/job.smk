# How jobs call their scripts: with a flag for each named file, and one for each value.
from snakemake.io import strip_wildcard_constraints
from snakemake.resources import Resource

from glassgan import needs
from glassgan.parameters import analysis
from glassgan.workflow import about, code, command_line

# Of these inputs a script is not told.
NO_FLAGS = {"script", "code", "networks", "validated", "parts", "messages"}
PRESET = {"preset": config["preset"]}
THREADS = {"threads": lambda wildcards: config["design"]["threads"]}
TORCH = {
    **THREADS,
    "device": lambda wildcards: config["design"]["device"],
}  # where tensors move
OF_RUN = {
    "name": lambda wildcards: wildcards.subject,
    "run_seed": lambda wildcards: wildcards.seed,
}
NEEDS = needs.read()


def need(name):
    """Return a resource of a job: what its rule took at most, doubled with each new attempt."""
    return lambda wildcards, attempt, rulename: getattr(
        NEEDS.get(rulename, needs.UNKNOWN).on(attempt), name
    )


RESOURCES = {"mem_mb": need("mem_mb"), "runtime": need("minutes")}
ON_DEVICE = {**RESOURCES, "gpu": int(DESIGN["device"] != "cpu")}
if workflow.local_exec:  # a machine's one GPU has one job at a time
    workflow.global_resources.setdefault("gpu", Resource("gpu", 1))
ANALYSIS = {**PRESET, **OF_RUN, **THREADS}  # of a run


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


def finish(made):
    """Name log, timing and message of a rule, which follow from its first result and its script."""
    first = strip_wildcard_constraints(made.output[0])
    place, message = about(made.name, first, made.input.script, RESULTS)
    made.log_modifier = made.benchmark_modifier = made.output_modifier
    made.set_log(f"{LOGS}/{place}.log")
    made.benchmark = f"{TIMINGS}/{place}.tsv"
    made.message = made.message or message
