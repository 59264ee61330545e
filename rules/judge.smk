# The labeller of generated images, and a second one, which shows what hangs on the seed.
JUDGE = f"{RESULTS}/judge/judge.safetensors"
SECOND_JUDGE = f"{RESULTS}/judge/second.safetensors"
JUDGE_METRICS = f"{RESULTS}/judge/metrics.json"
CALIBRATION = f"{RESULTS}/judge/calibration.parquet"
CONFUSION = f"{RESULTS}/judge/confusion.parquet"
MORPHOMETRY = f"{RESULTS}/judge/morphometry.parquet"


rule judge:
    input:
        **script("judge/judge"),
        data=TRAIN_DATA,
    output:
        output=f"{RESULTS}/judge/{{judge}}.safetensors",
    log:
        f"{LOGS}/judge/{{judge}}.log",
    benchmark:
        f"{TIMINGS}/judge/{{judge}}.tsv"
    wildcard_constraints:
        judge="judge|second",
    priority: judge_priority
    params:
        **flags("judge", **TORCH, seed=judge_seed),
    message:
        "training a judge: {wildcards.judge}"
    shell:
        SCRIPT


rule judge_test:
    input:
        **script("judge/judge_test"),
        judge=JUDGE,
        second=SECOND_JUDGE,
        data=TEST_DATA,
    output:
        metrics=JUDGE_METRICS,
        calibration=CALIBRATION,
        confusion=CONFUSION,
        morphometry=MORPHOMETRY,
    log:
        f"{LOGS}/judge/judge_test.log",
    benchmark:
        f"{TIMINGS}/judge/judge_test.tsv"
    priority: 1
    params:
        **flags(**TORCH),
    message:
        "testing the judge and the morphometry"
    shell:
        SCRIPT


EXPECTED["judge"] = [JUDGE, SECOND_JUDGE, *rules.judge_test.output]
