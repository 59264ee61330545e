# Chains of checkpoints: `init` writes epoch 0 and the recipe, which every `link` takes over with
# the state of the entry before it. `adopt` writes the one checkpoint of a subject from files.
CHECKPOINT = f"{RESULTS}/train/{{subject}}/{{seed}}/{{epoch}}"
FIRST_CHECKPOINT = f"{RESULTS}/train/{{subject}}/{{seed}}/0"
EXPECTED["train"] = [
    f"{RESULTS}/train/{run_name(run)}/{epoch}/{file}"
    for run in config["design"]["runs"]
    for epoch in run["checkpoints"]
    for file in ["weights.safetensors", "state.safetensors", "trace.parquet"]
]
TRACES = [
    f"{RESULTS}/train/{run_name(run)}/{epoch}/trace.parquet"
    for run in config["design"]["runs"]
    if run_name(run) in TRAINED_RUNS
    for epoch in run["checkpoints"]
]


rule train_all:
    input:
        EXPECTED["train"],
    message:
        "all results of the phase train are there"


rule init:
    input:
        validated=f"{RESULTS}/prepare/subjects/{{subject}}.json",
        networks=network_code,
        script="scripts/train/init.py",
        code=code("scripts/train/init.py"),
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
        **config["train"],
        subject=specification,
    message:
        "{wildcards.subject}/{wildcards.seed}: untrained"
    shell:
        "python {input.script} --subject {params.subject:q} --seed {wildcards.seed}"
        " --batch-size {params.batch_size} --learning-rate {params.learning_rate}"
        " --betas {params.betas} --window {params.window}"
        " --weights {output.weights} --state {output.state} --trace {output.trace}"
        " 2>&1 | tee {log}"


rule adopt:
    input:
        validated=f"{RESULTS}/prepare/subjects/{{subject}}.json",
        networks=network_code,
        weights=network_weights,
        script="scripts/train/adopt.py",
        code=code("scripts/train/adopt.py"),
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
        subject=specification,
    message:
        "{wildcards.subject}/{wildcards.seed}: taking over its networks"
    shell:
        "python {input.script} --subject {params.subject:q} --seed {wildcards.seed}"
        " --weights {output.weights} --state {output.state} --trace {output.trace}"
        " 2>&1 | tee {log}"


rule link:
    input:
        weights=parent("weights.safetensors"),
        state=parent("state.safetensors"),
        data=TRAIN_DATA,
        networks=network_code,
        script="scripts/train/link.py",
        code=code("scripts/train/link.py"),
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
        torch=TORCH,
        timing=f"{TIMINGS}/train/{{subject}}/{{seed}}/{{epoch}}.json",
    message:
        "{wildcards.subject}/{wildcards.seed}: training to epoch {wildcards.epoch}"
        " of {LAST_EPOCH:{wildcards.subject}/{wildcards.seed}}"
    shell:
        "python {input.script} --parent-weights {input.weights} --parent-state {input.state}"
        " --data {input.data} --epoch {wildcards.epoch}"
        " --weights {output.weights} --state {output.state} --trace {output.trace}"
        " --timing {params.timing} {params.torch} 2>&1 | tee {log}"
