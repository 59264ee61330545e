# The labeller of generated images.
JUDGE = f"{RESULTS}/judge/judge.safetensors"
JUDGE_METRICS = f"{RESULTS}/judge/metrics.json"
CALIBRATION = f"{RESULTS}/judge/calibration.parquet"
CONFUSION = f"{RESULTS}/judge/confusion.parquet"
EXPECTED["judge"] = [JUDGE, JUDGE_METRICS, CALIBRATION, CONFUSION]


rule judge_all:
    input:
        EXPECTED["judge"],
    message:
        "all results of the phase judge are there"


rule judge:
    input:
        data=TRAIN_DATA,
        script="scripts/judge.py",
        code=code("scripts/judge.py"),
    output:
        JUDGE,
    log:
        f"{LOGS}/judge/judge.log",
    benchmark:
        f"{TIMINGS}/judge/judge.tsv"
    priority: 1000
    params:
        **config["judge"],
        torch=TORCH,
    message:
        "training the judge"
    shell:
        "python {input.script} --data {input.data} --seed {params.seed}"
        " --epochs {params.epochs} --batch-size {params.batch_size}"
        " --learning-rate {params.learning_rate} --abstain-below {params.abstain_below}"
        " --output {output} {params.torch} 2>&1 | tee {log}"


rule judge_test:
    input:
        judge=JUDGE,
        data=TEST_DATA,
        script="scripts/judge_test.py",
        code=code("scripts/judge_test.py"),
    output:
        metrics=JUDGE_METRICS,
        calibration=CALIBRATION,
        confusion=CONFUSION,
    log:
        f"{LOGS}/judge/judge_test.log",
    benchmark:
        f"{TIMINGS}/judge/judge_test.tsv"
    params:
        torch=TORCH,
    message:
        "testing the judge"
    shell:
        "python {input.script} --judge {input.judge} --data {input.data}"
        " --metrics {output.metrics} --calibration {output.calibration}"
        " --confusion {output.confusion} {params.torch} 2>&1 | tee {log}"
