# Chains of checkpoints: `init` writes epoch 0, each `link` starts from the entry before it.
CHECKPOINT = f"{RESULTS}/train/{{subject}}/{{seed}}/{{epoch}}"
EXPECTED["train"] = [
    f"{RESULTS}/train/{run_name(run)}/{epoch}/{file}"
    for run in config["design"]["runs"]
    for epoch in run["checkpoints"]
    for file in ["weights.safetensors", "state.safetensors", "trace.parquet"]
]
TRACES = [file for file in EXPECTED["train"] if file.endswith("trace.parquet")]


rule train_all:
    input:
        EXPECTED["train"],


rule init:
    input:
        # only the order of jobs: a change that matters arrives through params and code
        subjects=ancient(SUBJECTS),
        networks=network_code,
        script="scripts/init.py",
        code=code("scripts/init.py"),
    output:
        weights=CHECKPOINT.replace("{epoch}", "0") + "/weights.safetensors",
        state=CHECKPOINT.replace("{epoch}", "0") + "/state.safetensors",
        trace=CHECKPOINT.replace("{epoch}", "0") + "/trace.parquet",
    log:
        f"{LOGS}/train/{{subject}}/{{seed}}/0.log",
    benchmark:
        f"{TIMINGS}/train/{{subject}}/{{seed}}/0.tsv"
    priority: 1000
    params:
        subject=lambda wildcards: json.dumps(
            config["design"]["subjects"][wildcards.subject], sort_keys=True
        ),
    message:
        "{wildcards.subject}/{wildcards.seed}: untrained"
    shell:
        "python {input.script} --subject {params.subject:q} --seed {wildcards.seed}"
        " --weights {output.weights} --state {output.state} --trace {output.trace}"
        " 2>&1 | tee {log}"


def parent(file):
    """Return an input function for a file of the checkpoint before a link."""

    def path(wildcards):
        run = find_run(config, wildcards.subject, wildcards.seed)
        epoch = previous_epoch(run, int(wildcards.epoch))
        return f"{RESULTS}/train/{run_name(run)}/{epoch}/{file}"

    return path


def last_epoch(wildcards):
    """Return the epoch at which a run ends."""
    return find_run(config, wildcards.subject, wildcards.seed)["checkpoints"][-1]


def early_first(wildcards):
    """Return a priority that keeps all runs in step, so that no core idles at the end."""
    return 1000 - int(wildcards.epoch)


rule link:
    input:
        weights=parent("weights.safetensors"),
        state=parent("state.safetensors"),
        data=TRAIN_DATA,
        networks=network_code,
        script="scripts/link.py",
        code=code("scripts/link.py"),
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
        **config["train"],
        torch=TORCH,
    message:
        "{wildcards.subject}/{wildcards.seed}: training to epoch {wildcards.epoch}"
    shell:
        "python {input.script} --parent-weights {input.weights} --parent-state {input.state}"
        " --data {input.data} --epoch {wildcards.epoch} --batch-size {params.batch_size}"
        " --learning-rate {params.learning_rate} --betas {params.betas} --window {params.window}"
        " --weights {output.weights} --state {output.state} --trace {output.trace}"
        " {params.torch} 2>&1 | tee {log}"
