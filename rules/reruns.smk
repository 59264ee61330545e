# Training forked from a checkpoint with one thing changed. The first link of a fork starts from a
# checkpoint of its parent, the others from the fork's own; nothing of the parent is trained again.
FORK = f"{RESULTS}/reruns/{{subject}}/{{seed}}/{{fork}}"
FORK_CHECKPOINT = f"{FORK}/{{place}}"
CHECKED = f"{RESULTS}/reruns/checked.json"
FORKED = f"{RESULTS}/reruns/{{subject}}/{{seed}}"  # what concerns all forks of a run
FORKED_RUNS = sorted({fork["parent"] for fork in FORKS})
RECIPE_EFFECTS = f"{RESULTS}/reruns/recipe.effects.parquet"
EXPECTED["reruns"] = [
    CHECKED,
    RECIPE_EFFECTS,
    *expand(f"{RESULTS}/reruns/{{run}}/divergence.parquet", run=TRAINED_RUNS),
    *[path for fork in FORKS for path in files_of_fork(fork)],
    *expand(
        f"{RESULTS}/reruns/{{run}}/{{file}}",
        run=FORKED_RUNS,
        file=[
            "gates.json",
            "forks.effects.parquet",
            "trajectories.parquet",
            "above_floor.parquet",
        ],
    ),
]


rule reruns_all:
    input:
        EXPECTED["reruns"],
    message:
        "all results of the phase reruns are there"


# Ahead of training by its priority, not by being an input: a fork more would train all again.
rule check_forks:
    input:
        networks=networks_of_forks(),
        script="scripts/reruns/check_forks.py",
        code=code("scripts/reruns/check_forks.py"),
    output:
        CHECKED,
    log:
        f"{LOGS}/reruns/check_forks.log",
    benchmark:
        f"{TIMINGS}/reruns/check_forks.tsv"
    priority: 2000
    params:
        forks=json.dumps(FORKS),
        subjects=json.dumps(config["design"]["subjects"]),
    message:
        "checking that every fork fits its subject"
    shell:
        "python {input.script} --forks {params.forks:q} --subjects {params.subjects:q}"
        " --output {output} 2>&1 | tee {log}"


rule fork:
    input:
        weights=before_fork("weights.safetensors"),
        state=before_fork("state.safetensors"),
        donor=donor,
        data=TRAIN_DATA,
        networks=network_code,
        script="scripts/reruns/fork.py",
        code=code("scripts/reruns/fork.py"),
    output:
        weights=f"{FORK_CHECKPOINT}/weights.safetensors",
        state=f"{FORK_CHECKPOINT}/state.safetensors",
        trace=f"{FORK_CHECKPOINT}/trace.parquet",
        track=f"{FORK_CHECKPOINT}/track.safetensors",
        factors=f"{FORK_CHECKPOINT}/factors.parquet",
    log:
        f"{LOGS}/reruns/{{subject}}/{{seed}}/{{fork}}/{{place}}.log",
    benchmark:
        f"{TIMINGS}/reruns/{{subject}}/{{seed}}/{{fork}}/{{place}}.tsv"
    params:
        **config["reruns"],
        fork=fork_entry,
        torch=TORCH,
    message:
        "{wildcards.subject}/{wildcards.seed}, fork {wildcards.fork}: training to {wildcards.place}"
    shell:
        "python {input.script} --fork {params.fork:q} --place {wildcards.place}"
        " --from-weights {input.weights} --from-state {input.state} --donor {input.donor}"
        " --data {input.data} --seed {params.seed} --watched {params.watched}"
        " --every {params.every} --weights {output.weights} --state {output.state}"
        " --trace {output.trace} --track {output.track} --factors {output.factors}"
        " {params.torch} 2>&1 | tee {log}"


# The same script as for runs, so that forks are measured as their parents are.
rule fork_quality:
    input:
        checkpoints=fork_checkpoints("weights.safetensors"),
        judge=JUDGE,
        train=TRAIN_DATA,
        reference=REFERENCE,
        real=REAL,
        networks=network_code,
        script="scripts/quality/quality.py",
        code=code("scripts/quality/quality.py"),
    output:
        quality=f"{FORK}/quality.parquet",
        folds=f"{FORK}/quality.folds.parquet",
        images=f"{FORK}/samples.safetensors",
    log:
        f"{LOGS}/reruns/{{subject}}/{{seed}}/{{fork}}/quality.log",
    benchmark:
        f"{TIMINGS}/reruns/{{subject}}/{{seed}}/{{fork}}/quality.tsv"
    params:
        places=lambda wildcards: places(this_fork(wildcards)),
        torch=TORCH,
    message:
        "{wildcards.subject}/{wildcards.seed}, fork {wildcards.fork}: quality of its samples"
    shell:
        "python {input.script} --checkpoints {input.checkpoints} --places {params.places}"
        " --judge {input.judge} --train {input.train} --reference {input.reference}"
        " --real {input.real} --quality {output.quality} --folds {output.folds}"
        " --images {output.images} {params.torch} 2>&1 | tee {log}"


rule fork_effects:
    input:
        parent_folds=f"{RESULTS}/quality/{{subject}}/{{seed}}/quality.folds.parquet",
        folds=files_of_forks("quality.folds.parquet"),
        tracks=files_of_forks("track.safetensors"),
        parent=checkpoint_files,
        unchanged=unchanged_files,
        script="scripts/reruns/fork_effects.py",
        code=code("scripts/reruns/fork_effects.py"),
    output:
        gates=f"{FORKED}/gates.json",
        effects=f"{FORKED}/forks.effects.parquet",
        trajectories=f"{FORKED}/trajectories.parquet",
        above_floor=f"{FORKED}/above_floor.parquet",
    log:
        f"{LOGS}/reruns/{{subject}}/{{seed}}/fork_effects.log",
    benchmark:
        f"{TIMINGS}/reruns/{{subject}}/{{seed}}/fork_effects.tsv"
    params:
        preset=config["preset"],
        forks=lambda wildcards: json.dumps(forks_of(wildcards)),
    message:
        "{wildcards.subject}/{wildcards.seed}: what the changes did"
    shell:
        "python {input.script} --forks {params.forks:q} --preset {params.preset}"
        " --name {wildcards.subject} --run-seed {wildcards.seed}"
        " --parent-folds {input.parent_folds} --folds {input.folds}"
        " --parent {input.parent} --unchanged {input.unchanged} --tracks {input.tracks}"
        " --gates {output.gates} --effects {output.effects}"
        " --trajectories {output.trajectories} --above-floor {output.above_floor}"
        " 2>&1 | tee {log}"


rule recipe_effects:
    input:
        tables=expand(
            f"{RESULTS}/reruns/{{run}}/forks.effects.parquet", run=FORKED_RUNS
        ),
        script="scripts/reruns/recipe_effects.py",
        code=code("scripts/reruns/recipe_effects.py"),
    output:
        RECIPE_EFFECTS,
    log:
        f"{LOGS}/reruns/recipe_effects.log",
    benchmark:
        f"{TIMINGS}/reruns/recipe_effects.tsv"
    params:
        preset=config["preset"],
    message:
        "what the changes did on several seeds"
    shell:
        "python {input.script} --preset {params.preset} --tables {input.tables}"
        " --output {output} 2>&1 | tee {log}"


rule divergence:
    input:
        checkpoints=checkpoints,
        states=states,
        data=TRAIN_DATA,
        networks=network_code,
        script="scripts/reruns/divergence.py",
        code=code("scripts/reruns/divergence.py"),
    output:
        f"{FORKED}/divergence.parquet",
    log:
        f"{LOGS}/reruns/{{subject}}/{{seed}}/divergence.log",
    benchmark:
        f"{TIMINGS}/reruns/{{subject}}/{{seed}}/divergence.tsv"
    params:
        torch=TORCH,
    message:
        "{wildcards.subject}/{wildcards.seed}: looking for a number that is not finite"
    shell:
        "python {input.script} --checkpoints {input.checkpoints} --states {input.states}"
        " --data {input.data} --output {output} {params.torch} 2>&1 | tee {log}"
