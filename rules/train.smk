# Chains of checkpoints: `init` writes epoch 0 and the recipe, which every `link` takes over with
# the state of the entry before it. `adopt` writes the one checkpoint of a subject from files.
CHECKPOINT = f"{RESULTS}/train/{{subject}}/{{seed}}/{{epoch}}"
NONE = "(?!)"  # a pattern that nothing matches
FIRST_CHECKPOINT = f"{RESULTS}/train/{{subject}}/{{seed}}/0"
TRACES = [
    trace
    for run in DESIGN["runs"]
    if run_name(run) in TRAINED_RUNS
    for trace in of_run.of_checkpoints(run, "trace.parquet")
]


LAST_EPOCH = LastEpoch(of_run)


use rule job as init with:
    input:
        **script("train/init"),
        validated=f"{RESULTS}/prepare/subjects/{{subject}}.json",
        networks=of_run.code,
    output:
        **checkpoint_in(FIRST_CHECKPOINT),
    wildcard_constraints:
        subject="|".join(TRAINED) or NONE,
    priority: 1000
    params:
        **flags(
            "train",
            seed=lambda wildcards: wildcards.seed,
            subject=of_run.specification,
        ),


use rule job as adopt with:
    input:
        **script("train/adopt"),
        validated=f"{RESULTS}/prepare/subjects/{{subject}}.json",
        networks=of_run.code_and_weights,
    output:
        **checkpoint_in(FIRST_CHECKPOINT),
    wildcard_constraints:
        subject="|".join(FROM_FILES) or NONE,
    priority: 1000
    params:
        **flags(seed=lambda wildcards: wildcards.seed, subject=of_run.specification),


use rule job_on_device as link with:
    input:
        **script("train/link"),
        parent_weights=of_run.before("weights.safetensors"),
        parent_state=of_run.before("state.safetensors"),
        data=TRAIN_DATA,
        networks=of_run.code,
    output:
        **checkpoint_in(CHECKPOINT),
    wildcard_constraints:
        epoch=r"[1-9]\d*",
    # all runs in step, so that no core idles at the end
    priority: lambda wildcards: 1000 - int(wildcards.epoch)
    params:
        **flags(
            **TORCH,
            epoch=lambda wildcards: wildcards.epoch,
            timing=f"{TIMINGS}/train/{{subject}}/{{seed}}/{{epoch}}.json",
        ),
    message:
        "{wildcards.subject}/{wildcards.seed}: training to epoch {wildcards.epoch}"
        " of {LAST_EPOCH:{wildcards.subject}/{wildcards.seed}}"


EXPECTED["train"] = [
    path
    for run in DESIGN["runs"]
    for path in of_run.of_checkpoints(run, *CHECKPOINT_FILES)
]
