# Training forked from a checkpoint with one thing changed. The first link of a fork starts from a
# checkpoint of its parent, the others from the fork's own; nothing of the parent is trained again.
FORK = f"{RESULTS}/reruns/{{subject}}/{{seed}}/{{fork}}"
FORK_CHECKPOINT = f"{FORK}/{{place}}"
CHECKED = f"{RESULTS}/reruns/checked.json"
FORKED = f"{RESULTS}/reruns/{{subject}}/{{seed}}"  # what concerns all forks of a run
FORKED_RUNS = sorted({fork["parent"] for fork in FORKS})
RECIPE_EFFECTS = f"{RESULTS}/reruns/recipe.effects.parquet"


# Ahead of training by its priority, not by being an input: a fork more would train all again.


rule check_forks:
    input:
        **script("reruns/check_forks"),
        networks=networks_of_forks(),
    output:
        output=CHECKED,
    log:
        f"{LOGS}/reruns/check_forks.log",
    benchmark:
        f"{TIMINGS}/reruns/check_forks.tsv"
    priority: 2000
    params:
        **flags(
            forks=json.dumps(FORKS), subjects=json.dumps(config["design"]["subjects"])
        ),
    message:
        "checking that every fork fits its subject"
    shell:
        SCRIPT


rule fork:
    input:
        **script("reruns/fork"),
        from_weights=before_fork("weights.safetensors"),
        from_state=before_fork("state.safetensors"),
        donor=donor,
        data=TRAIN_DATA,
        networks=network_code,
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
        **flags(
            "reruns", **TORCH, place=lambda wildcards: wildcards.place, fork=fork_entry
        ),
    message:
        "{wildcards.subject}/{wildcards.seed}, fork {wildcards.fork}: training to {wildcards.place}"
    shell:
        SCRIPT


# The same script as for runs, so that forks are measured as their parents are.


rule fork_quality:
    input:
        **script("quality/quality"),
        checkpoints=fork_checkpoints("weights.safetensors"),
        judge=JUDGE,
        train=TRAIN_DATA,
        reference=REFERENCE,
        real=REAL,
        networks=network_code,
    output:
        quality=f"{FORK}/quality.parquet",
        folds=f"{FORK}/quality.folds.parquet",
        images=f"{FORK}/samples.safetensors",
    log:
        f"{LOGS}/reruns/{{subject}}/{{seed}}/{{fork}}/quality.log",
    benchmark:
        f"{TIMINGS}/reruns/{{subject}}/{{seed}}/{{fork}}/quality.tsv"
    params:
        **flags(**THREADS, places=lambda wildcards: places(this_fork(wildcards))),
    message:
        "{wildcards.subject}/{wildcards.seed}, fork {wildcards.fork}: quality of its samples"
    shell:
        SCRIPT


rule fork_effects:
    input:
        **script("reruns/fork_effects"),
        parent_folds=f"{RESULTS}/quality/{{subject}}/{{seed}}/quality.folds.parquet",
        folds=files_of_forks("quality.folds.parquet"),
        tracks=files_of_forks("track.safetensors"),
        parent=checkpoint_files,
        unchanged=unchanged_files,
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
        **flags(**PRESET, **OF_RUN, forks=forks_as_json),
    message:
        "{wildcards.subject}/{wildcards.seed}: what the changes did"
    shell:
        SCRIPT


rule recipe_effects:
    input:
        **script("reruns/recipe_effects"),
        tables=expand(
            f"{RESULTS}/reruns/{{run}}/forks.effects.parquet", run=FORKED_RUNS
        ),
    output:
        output=RECIPE_EFFECTS,
    log:
        f"{LOGS}/reruns/recipe_effects.log",
    benchmark:
        f"{TIMINGS}/reruns/recipe_effects.tsv"
    params:
        **flags(**PRESET),
    message:
        "what the changes did on several seeds"
    shell:
        SCRIPT


rule divergence:
    input:
        **script("reruns/divergence"),
        checkpoints=checkpoints,
        states=states,
        data=TRAIN_DATA,
        networks=network_code,
    output:
        output=f"{FORKED}/divergence.parquet",
    log:
        f"{LOGS}/reruns/{{subject}}/{{seed}}/divergence.log",
    benchmark:
        f"{TIMINGS}/reruns/{{subject}}/{{seed}}/divergence.tsv"
    params:
        **flags(**TORCH),
    message:
        "{wildcards.subject}/{wildcards.seed}: looking for a number that is not finite"
    shell:
        SCRIPT


EXPECTED["reruns"] = [
    *rules.check_forks.output,
    *rules.recipe_effects.output,
    *of_each(rules.divergence.output, TRAINED_RUNS),
    *[path for fork in FORKS for path in files_of_fork(fork)],
    *of_each(rules.fork_effects.output, FORKED_RUNS),
]
