# How good the samples are, beside real images, and how the game moves. One job for what is known
# of real images, and then two jobs a run, one where nothing is trained.
REFERENCE = f"{RESULTS}/quality/reference.safetensors"
REAL = f"{RESULTS}/quality/real.parquet"
QUALITY = f"{RESULTS}/quality/{{subject}}/{{seed}}"
QUALITIES = expand(f"{RESULTS}/quality/{{run}}/quality.parquet", run=RUNS)


use rule job as quality_reference with:
    input:
        **script("quality/reference"),
        train=TRAIN_DATA,
        test=TEST_DATA,
        judge=JUDGE,
        confusion=CONFUSION,
    output:
        reference=REFERENCE,
        real=REAL,
    params:
        **flags("quality", "measures", **THREADS),


use rule job as quality with:
    input:
        **script("quality/quality"),
        **JUDGED,
        train=TRAIN_DATA,
        reference=REFERENCE,
        real=REAL,
    output:
        quality=f"{QUALITY}/quality.parquet",
        folds=f"{QUALITY}/quality.folds.parquet",
        images=f"{QUALITY}/samples.safetensors",
    params:
        **flags(**THREADS, places=of_run.epochs),


use rule job as dynamics with:
    input:
        **script("quality/dynamics"),
        **JUDGED,
        train=TRAIN_DATA,
        test=TEST_DATA,
    output:
        pictures=f"{QUALITY}/dynamics.safetensors",
        push=f"{QUALITY}/push.parquet",
        class_push=f"{QUALITY}/class_push.parquet",
        forgetting=f"{QUALITY}/forgetting.parquet",
        path_angle=f"{QUALITY}/path_angle.parquet",
    params:
        **flags("quality", "dynamics", **ANALYSIS),


EXPECTED["quality"] = [
    *rules.quality_reference.output,
    *of_each(rules.quality.output, RUNS),
    *of_each(rules.dynamics.output, TRAINED_RUNS),
]
