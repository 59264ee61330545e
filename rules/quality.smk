# How good the samples are, beside real images, and how the game moves. One job for what is known
# of real images, and then two jobs a run, one where nothing is trained.
REFERENCE = f"{RESULTS}/quality/reference.safetensors"
REAL = f"{RESULTS}/quality/real.parquet"
QUALITY = f"{RESULTS}/quality/{{subject}}/{{seed}}"
EXPECTED["quality"] = [
    REFERENCE,
    REAL,
    *expand(
        f"{RESULTS}/quality/{{run}}/{{file}}",
        run=RUNS,
        file=[
            "quality.parquet",
            "quality.folds.parquet",
            "samples.safetensors",
        ],
    ),
    *expand(
        f"{RESULTS}/quality/{{run}}/{{file}}",
        run=TRAINED_RUNS,
        file=[
            "dynamics.safetensors",
            "push.parquet",
            "forgetting.parquet",
            "path_angle.parquet",
        ],
    ),
]
QUALITIES = expand(f"{RESULTS}/quality/{{run}}/quality.parquet", run=RUNS)


rule quality_all:
    input:
        EXPECTED["quality"],
    message:
        "all results of the phase quality are there"


rule quality_reference:
    input:
        train=TRAIN_DATA,
        test=TEST_DATA,
        judge=JUDGE,
        confusion=CONFUSION,
        script="scripts/quality/reference.py",
        code=code("scripts/quality/reference.py"),
    output:
        reference=REFERENCE,
        real=REAL,
    log:
        f"{LOGS}/quality/reference.log",
    benchmark:
        f"{TIMINGS}/quality/reference.tsv"
    params:
        **analysis(config, "quality", "measures"),
        torch=TORCH,
    message:
        "measuring real images"
    shell:
        "python {input.script} --train {input.train} --test {input.test} --judge {input.judge}"
        " --confusion {input.confusion} --seed {params.seed} --shown {params.shown}"
        " --samples {params.samples} --folds {params.folds} --neighbours {params.neighbours}"
        " --bins {params.bins} --nearest {params.nearest} --reference {output.reference}"
        " --real {output.real} {params.torch} 2>&1 | tee {log}"


rule quality:
    input:
        checkpoints=checkpoints,
        judge=JUDGE,
        train=TRAIN_DATA,
        reference=REFERENCE,
        real=REAL,
        networks=network_code,
        script="scripts/quality/quality.py",
        code=code("scripts/quality/quality.py"),
    output:
        quality=f"{QUALITY}/quality.parquet",
        folds=f"{QUALITY}/quality.folds.parquet",
        images=f"{QUALITY}/samples.safetensors",
    log:
        f"{LOGS}/quality/{{subject}}/{{seed}}/quality.log",
    benchmark:
        f"{TIMINGS}/quality/{{subject}}/{{seed}}/quality.tsv"
    params:
        places=epochs,
        torch=TORCH,
    message:
        "{wildcards.subject}/{wildcards.seed}: quality of the samples of every checkpoint"
    shell:
        "python {input.script} --checkpoints {input.checkpoints} --judge {input.judge}"
        " --train {input.train} --reference {input.reference} --real {input.real}"
        " --places {params.places} --quality {output.quality}"
        " --folds {output.folds} --images {output.images} {params.torch} 2>&1 | tee {log}"


rule dynamics:
    input:
        checkpoints=checkpoints,
        train=TRAIN_DATA,
        test=TEST_DATA,
        networks=network_code,
        script="scripts/quality/dynamics.py",
        code=code("scripts/quality/dynamics.py"),
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
        **analysis(config, "quality", "dynamics"),
        torch=TORCH,
    message:
        "{wildcards.subject}/{wildcards.seed}: what D asks of G, what it forgets, where both pull"
    shell:
        "python {input.script} --checkpoints {input.checkpoints} --train {input.train}"
        " --test {input.test} --seed {params.seed} --shown {params.shown} --bank {params.bank}"
        " --batch {params.batch} --pictures {output.pictures} --push {output.push}"
        " --forgetting {output.forgetting} --path-angle {output.path_angle} {params.torch}"
        " 2>&1 | tee {log}"
