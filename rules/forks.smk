# Forks, and where their results lie: input functions of the rules of reruns and of the case study.
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
    return code_of_subjects({fork["parent"].split("/")[0] for fork in FORKS})


def donor(wildcards):
    """Return the checkpoint that a fork takes something from, at its start; mostly none."""
    fork = this_fork(wildcards)
    if fork["change"] != "discriminator_from":
        return []
    folder = (
        f"{RESULTS}/train/{wildcards.subject}/{fork['args']['seed']}/{fork['from']}"
    )
    return [f"{folder}/weights.safetensors", f"{folder}/state.safetensors"]
