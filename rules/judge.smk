# The labeller of generated images, and a second one, which shows what hangs on the seed.
JUDGE = f"{RESULTS}/judge/judge.safetensors"
SECOND_JUDGE = f"{RESULTS}/judge/second.safetensors"
JUDGE_METRICS = f"{RESULTS}/judge/metrics.json"
CALIBRATION = f"{RESULTS}/judge/calibration.parquet"
CONFUSION = f"{RESULTS}/judge/confusion.parquet"
MORPHOMETRY = f"{RESULTS}/judge/morphometry.parquet"
# What an analysis of a run starts from: its checkpoints, and mostly the judge.
CHAIN = {"checkpoints": of_run.weights, "networks": of_run.code}
JUDGED = {**CHAIN, "judge": JUDGE}


use rule job as judge with:
    input:
        **script("judge/judge"),
        data=TRAIN_DATA,
    output:
        output=f"{RESULTS}/judge/{{judge}}.safetensors",
    wildcard_constraints:
        judge="judge|second",
    # The second judge trains behind all runs, and before the analyses: some wait for the test of both.
    priority: lambda wildcards: 1 if wildcards.judge == "second" else 1000
    params:
        **flags(
            "judge",
            **TORCH,
            seed=lambda wildcards: config["judge"]["seed"]
            + (wildcards.judge == "second"),
        ),


use rule job as judge_test with:
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
    priority: 1
    params:
        **flags(**TORCH),


EXPECTED["judge"] = [JUDGE, SECOND_JUDGE, *rules.judge_test.output]
