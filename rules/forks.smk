# Training forked from a checkpoint with one thing changed. The first link of a fork starts from a
# checkpoint of its parent, the others from the fork's own; nothing of the parent is trained again.
FORK = f"{RESULTS}/forks/{{subject}}/{{seed}}/{{fork}}"
FORK_CHECKPOINT = f"{FORK}/{{place}}"
CHECKED = f"{RESULTS}/forks/checked.json"
FORKED = f"{RESULTS}/forks/{{subject}}/{{seed}}"  # what concerns all forks of a run
FORKED_RUNS = sorted({fork["parent"] for fork in FORKS})


# Ahead of training by its priority, not by being an input: a fork more would train all again.


use rule job as check_forks with:
    input:
        **script("forks/check_forks"),
        networks=of_fork.code,
    output:
        output=CHECKED,
    priority: 2000
    params:
        **flags(forks=json.dumps(FORKS), subjects=json.dumps(DESIGN["subjects"])),


use rule job_on_device as fork with:
    input:
        **script("forks/fork"),
        from_weights=of_fork.before("weights.safetensors"),
        from_state=of_fork.before("state.safetensors"),
        donor=of_fork.donor,
        data=TRAIN_DATA,
        networks=of_run.code,
    output:
        **checkpoint_in(FORK_CHECKPOINT),
        track=f"{FORK_CHECKPOINT}/track.safetensors",
        factors=f"{FORK_CHECKPOINT}/factors.parquet",
    params:
        **flags(
            "forks",
            **TORCH,
            place=lambda wildcards: wildcards.place,
            fork=of_fork.specification,
        ),
    message:
        "{wildcards.subject}/{wildcards.seed}, fork {wildcards.fork}: training to {wildcards.place}"


# The same script as for runs, so that forks are measured as their parents are.


use rule job as fork_quality with:
    input:
        **script("quality/quality"),
        checkpoints=of_fork.weights,
        judge=JUDGE,
        train=TRAIN_DATA,
        reference=REFERENCE,
        real=REAL,
        networks=of_run.code,
    output:
        quality=f"{FORK}/quality.parquet",
        folds=f"{FORK}/quality.folds.parquet",
        images=f"{FORK}/samples.safetensors",
    params:
        **flags(**THREADS, places=of_fork.places),


use rule job as fork_effects with:
    input:
        **script("forks/fork_effects"),
        parent_folds=f"{QUALITY}/quality.folds.parquet",
        folds=of_fork.of_all("quality.folds.parquet"),
        tracks=of_fork.of_all("track.safetensors"),
        parent=of_run.checkpoints,
        unchanged=of_fork.unchanged,
    output:
        gates=f"{FORKED}/gates.json",
        effects=f"{FORKED}/forks.effects.parquet",
        trajectories=f"{FORKED}/trajectories.parquet",
        above_floor=f"{FORKED}/above_floor.parquet",
    params:
        **flags(**PRESET, **OF_RUN, forks=of_fork.of_run_as_json),


use rule job as recipe_effects with:
    input:
        **script("forks/recipe_effects"),
        tables=of_each(rules.fork_effects.output.effects, FORKED_RUNS),
    output:
        output=f"{RESULTS}/forks/recipe.effects.parquet",
    params:
        **flags(**PRESET),


use rule job_on_device as divergence with:
    input:
        **script("forks/divergence"),
        **CHAIN,
        states=of_run.states,
        data=TRAIN_DATA,
    output:
        output=f"{FORKED}/divergence.parquet",
    params:
        **flags(**TORCH),


EXPECTED["forks"] = [
    *rules.check_forks.output,
    *rules.recipe_effects.output,
    *of_each(rules.divergence.output, TRAINED_RUNS),
    *[path for fork in FORKS for path in of_fork.files(fork)],
    *of_each(rules.fork_effects.output, FORKED_RUNS),
]
