# Chains of checkpoints: `init` writes epoch 0 and the recipe, which every `link` takes over with
# the state of the entry before it. `adopt` writes the one checkpoint of a subject from files.
CHECKPOINT = f"{RESULTS}/train/{{subject}}/{{seed}}/{{epoch}}"
FIRST_CHECKPOINT = f"{RESULTS}/train/{{subject}}/{{seed}}/0"
TRACES = [
    f"{RESULTS}/train/{run_name(run)}/{epoch}/trace.parquet"
    for run in config["design"]["runs"]
    if run_name(run) in TRAINED_RUNS
    for epoch in run["checkpoints"]
]


rule init:
    input:
        **script("train/init"),
        validated=f"{RESULTS}/prepare/subjects/{{subject}}.json",
        networks=network_code,
    output:
        weights=f"{FIRST_CHECKPOINT}/weights.safetensors",
        state=f"{FIRST_CHECKPOINT}/state.safetensors",
        trace=f"{FIRST_CHECKPOINT}/trace.parquet",
    log:
        f"{LOGS}/train/{{subject}}/{{seed}}/0.log",
    benchmark:
        f"{TIMINGS}/train/{{subject}}/{{seed}}/0.tsv"
    wildcard_constraints:
        subject=one_of(TRAINED),
    priority: 1000
    params:
        **flags("train", seed=lambda wildcards: wildcards.seed, subject=specification),
    message:
        "{wildcards.subject}/{wildcards.seed}: untrained"
    shell:
        SCRIPT


rule adopt:
    input:
        **script("train/adopt"),
        validated=f"{RESULTS}/prepare/subjects/{{subject}}.json",
        networks=network_files,
    output:
        weights=f"{FIRST_CHECKPOINT}/weights.safetensors",
        state=f"{FIRST_CHECKPOINT}/state.safetensors",
        trace=f"{FIRST_CHECKPOINT}/trace.parquet",
    log:
        f"{LOGS}/train/{{subject}}/{{seed}}/0.log",
    benchmark:
        f"{TIMINGS}/train/{{subject}}/{{seed}}/0.tsv"
    wildcard_constraints:
        subject=one_of(FROM_FILES),
    priority: 1000
    params:
        **flags(seed=lambda wildcards: wildcards.seed, subject=specification),
    message:
        "{wildcards.subject}/{wildcards.seed}: taking over its networks"
    shell:
        SCRIPT


rule link:
    input:
        **script("train/link"),
        parent_weights=parent("weights.safetensors"),
        parent_state=parent("state.safetensors"),
        data=TRAIN_DATA,
        networks=network_code,
    output:
        weights=f"{CHECKPOINT}/weights.safetensors",
        state=f"{CHECKPOINT}/state.safetensors",
        trace=f"{CHECKPOINT}/trace.parquet",
    log:
        f"{LOGS}/train/{{subject}}/{{seed}}/{{epoch}}.log",
    benchmark:
        f"{TIMINGS}/train/{{subject}}/{{seed}}/{{epoch}}.tsv"
    wildcard_constraints:
        epoch=r"[1-9]\d*",
    priority: early_first
    params:
        **flags(
            **TORCH,
            epoch=lambda wildcards: wildcards.epoch,
            timing=f"{TIMINGS}/train/{{subject}}/{{seed}}/{{epoch}}.json",
        ),
    message:
        "{wildcards.subject}/{wildcards.seed}: training to epoch {wildcards.epoch}"
        " of {LAST_EPOCH:{wildcards.subject}/{wildcards.seed}}"
    shell:
        SCRIPT


EXPECTED["train"] = [
    path
    for run in config["design"]["runs"]
    for path in of_checkpoints(
        run, "weights.safetensors", "state.safetensors", "trace.parquet"
    )
]
