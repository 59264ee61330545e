# Where results of runs lie: input functions of the rules, and lists of outputs.


def one_of(names):
    """Return a pattern that matches the names and nothing else, nothing at all if there are none."""
    return "|".join(names) or "(?!)"


def of_each(files, runs):
    """Return what a rule makes for each run, run by run."""
    return [
        str(path)
        for subject, seed in (run.split("/") for run in runs)
        for path in expand(files, subject=subject, seed=seed)
    ]


def networks_from_files(wildcards):
    """Return the entries of the networks of a subject from files, none for another subject."""
    entry = config["design"]["subjects"][wildcards.subject]
    parts = [entry.get(part) for part in ("generator", "discriminator")]
    return [part for part in parts if part]


def code_of_subjects(names):
    """Return the files of the project that build some subjects."""
    entries = [config["design"]["subjects"][name] for name in names]
    parts = [
        part
        for entry in entries
        for part in (entry, entry.get("generator"), entry.get("discriminator"))
        if part and "build" in part
    ]
    return sorted({file for part in parts for file in module_code(part["build"])})


def network_code(wildcards):
    """Return the files of the project that build a subject."""
    return code_of_subjects([wildcards.subject])


def network_files(wildcards):
    """Return the files that build a subject, and the weights of one from files."""
    weights = [part["weights"] for part in networks_from_files(wildcards)]
    return [*network_code(wildcards), *weights]


def network_code_of_all_runs(wildcards):
    """Return the files of the project that build the subjects of all runs."""
    return code_of_subjects({run["subject"] for run in config["design"]["runs"]})


def specification(wildcards):
    """Return the entry of a subject in `design.subjects` as JSON."""
    return json.dumps(config["design"]["subjects"][wildcards.subject], sort_keys=True)


def where_there_is_a_discriminator(path):
    """Return an input function for a file that runs without a discriminator do not have."""

    def chosen(wildcards):
        run = f"{wildcards.subject}/{wildcards.seed}"
        return expand(path, **wildcards) if run in RUNS_WITH_D else []

    return chosen


def epochs(wildcards):
    """Return the epochs of the checkpoints of a run, in order."""
    return find_run(config, f"{wildcards.subject}/{wildcards.seed}")["checkpoints"]


def of_checkpoints(run, *files):
    """Return files of every checkpoint of an entry of `design.runs`, checkpoint by checkpoint."""
    folder = f"{RESULTS}/train/{run_name(run)}"
    return [
        f"{folder}/{epoch}/{file}" for epoch in run["checkpoints"] for file in files
    ]


def checkpoints(wildcards):
    """Return the weights of every checkpoint of a run, in order."""
    run = find_run(config, f"{wildcards.subject}/{wildcards.seed}")
    return of_checkpoints(run, "weights.safetensors")


def states(wildcards):
    """Return the state beside the weights of every checkpoint of a run, in order."""
    run = find_run(config, f"{wildcards.subject}/{wildcards.seed}")
    return of_checkpoints(run, "state.safetensors")


def checkpoint_files(wildcards):
    """Return weights and state of every checkpoint of a run."""
    return [*checkpoints(wildcards), *states(wildcards)]


def checkpoints_of_all_runs(wildcards):
    """Return the weights of every checkpoint of every run, run by run, in order."""
    return [
        path
        for run in config["design"]["runs"]
        for path in of_checkpoints(run, "weights.safetensors")
    ]


def seeds_of(subject):
    """Return the seeds of the runs of a subject, in order."""
    return [
        run["seed"] for run in config["design"]["runs"] if run["subject"] == subject
    ]


def run_seeds(wildcards):
    """Return the seeds of the runs of a subject, in order."""
    return seeds_of(wildcards.subject)


def of_seeds(path):
    """Return an input function for a result of every run of a subject."""
    return lambda wildcards: [
        f"{RESULTS}/{path.format(run=f'{wildcards.subject}/{seed}')}"
        for seed in seeds_of(wildcards.subject)
    ]


def if_there(path):
    """Return a file that nothing here makes, if it is there when the workflow starts.

    Only on machines that have it is it an input, so that dvc.yaml does not name it.
    """
    OPTIONAL.add(path)
    return [path] if Path(path).is_file() else []


def parent(file):
    """Return an input function for a file of the checkpoint before a link."""

    def path(wildcards):
        run = find_run(config, f"{wildcards.subject}/{wildcards.seed}")
        epoch = previous_epoch(run, int(wildcards.epoch))
        return f"{RESULTS}/train/{run_name(run)}/{epoch}/{file}"

    return path


def judge_seed(wildcards):
    """Return the seed of a judge; the second one has the next."""
    return config["judge"]["seed"] + (wildcards.judge == "second")


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


def captioned(path, topic, figure):
    """Return the two files of a figure; Snakemake's own report shows the SVG."""
    labels = {"figure": figure.replace("_", " ")}
    wildcards = [f"{{{name}}}" for name in ("subject", "seed")]
    labels |= {word[1:-1]: word for word in wildcards if word in path}
    svg = report(
        f"{path}.svg",
        caption=f"../../report/{topic}/{figure}.rst",
        category=topic.replace("_", " "),
        labels=labels,
    )
    return [svg, f"{path}.png"]


def drawn(topic, *figures, of=""):
    """Return the files of figures of a topic, of a run where one is named."""
    folder = Path(RESULTS, "report/figures", of, topic)
    return [
        file
        for figure in figures
        for file in captioned(f"{folder}/{figure}", topic, figure)
    ]


def captions_of(figures):
    """Return the captions of figures, each once, sorted."""
    places = {(Path(path).parent.name, Path(path).stem) for path in figures}
    return [f"report/{topic}/{figure}.rst" for topic, figure in sorted(places)]
