# How good the samples are, beside real images, and how the game moves. One job for what is known
# of real images, and then two jobs a run, one where nothing is trained.
REFERENCE = f"{RESULTS}/quality/reference.safetensors"
REAL = f"{RESULTS}/quality/real.parquet"
QUALITY = f"{RESULTS}/quality/{{subject}}/{{seed}}"
QUALITIES = expand(f"{RESULTS}/quality/{{run}}/quality.parquet", run=RUNS)


rule quality_reference:
    input:
        **script("quality/reference"),
        train=TRAIN_DATA,
        test=TEST_DATA,
        judge=JUDGE,
        confusion=CONFUSION,
    output:
        reference=REFERENCE,
        real=REAL,
    log:
        f"{LOGS}/quality/reference.log",
    benchmark:
        f"{TIMINGS}/quality/reference.tsv"
    params:
        **flags("quality", "measures", **THREADS),
    message:
        "measuring real images"
    shell:
        SCRIPT


rule quality:
    input:
        **script("quality/quality"),
        checkpoints=checkpoints,
        judge=JUDGE,
        train=TRAIN_DATA,
        reference=REFERENCE,
        real=REAL,
        networks=network_code,
    output:
        quality=f"{QUALITY}/quality.parquet",
        folds=f"{QUALITY}/quality.folds.parquet",
        images=f"{QUALITY}/samples.safetensors",
    log:
        f"{LOGS}/quality/{{subject}}/{{seed}}/quality.log",
    benchmark:
        f"{TIMINGS}/quality/{{subject}}/{{seed}}/quality.tsv"
    params:
        **flags(**THREADS, places=epochs),
    message:
        "{wildcards.subject}/{wildcards.seed}: quality of the samples of every checkpoint"
    shell:
        SCRIPT


rule dynamics:
    input:
        **script("quality/dynamics"),
        checkpoints=checkpoints,
        train=TRAIN_DATA,
        test=TEST_DATA,
        networks=network_code,
    output:
        pictures=f"{QUALITY}/dynamics.safetensors",
        push=f"{QUALITY}/push.parquet",
        forgetting=f"{QUALITY}/forgetting.parquet",
        path_angle=f"{QUALITY}/path_angle.parquet",
    log:
        f"{LOGS}/quality/{{subject}}/{{seed}}/dynamics.log",
    benchmark:
        f"{TIMINGS}/quality/{{subject}}/{{seed}}/dynamics.tsv"
    params:
        **flags("quality", "dynamics", **PRESET, **OF_RUN, **THREADS),
    message:
        "{wildcards.subject}/{wildcards.seed}: what D asks of G, what it forgets, where both pull"
    shell:
        SCRIPT


EXPECTED["quality"] = [
    *rules.quality_reference.output,
    *of_each(rules.quality.output, RUNS),
    *of_each(rules.dynamics.output, TRAINED_RUNS),
]
