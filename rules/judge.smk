from glassgan.paths import OF_JUDGE, judge_value, own_files

# The labeller of generated images, and a second one, which shows what hangs on the seed.
JUDGE = f"{RESULTS}/judge/judge.safetensors"
SECOND_JUDGE = f"{RESULTS}/judge/second.safetensors"
JUDGE_METRICS = f"{RESULTS}/judge/metrics.json"
CALIBRATION = f"{RESULTS}/judge/calibration.parquet"
CONFUSION = f"{RESULTS}/judge/confusion.parquet"
CONFUSED = f"{RESULTS}/judge/confused.parquet"
CONCEPTS = f"{RESULTS}/judge/concepts.parquet"
# What an analysis of a run starts from: its checkpoints, and mostly the judge.
CHAIN = {"checkpoints": of_run.weights, "networks": of_run.code}
JUDGED = {**CHAIN, "judge": JUDGE}


use rule job_on_device as judge with:
    input:
        **script("judge/judge"),
        data=TRAIN_DATA,
        # a user's own code and weights, whose paths are among the values
        networks=lambda wildcards: own_files(config["judge"], wildcards.judge),
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
            **{key: judge_value(config, key) for key in OF_JUDGE},
        ),


use rule job_on_device as judge_test with:
    input:
        **script("judge/judge_test"),
        judge=JUDGE,
        second=SECOND_JUDGE,
        data=TEST_DATA,
    output:
        metrics=JUDGE_METRICS,
        calibration=CALIBRATION,
        confusion=CONFUSION,
        confused=CONFUSED,
        concepts=CONCEPTS,
    priority: 1
    params:
        **flags(**TORCH),


EXPECTED["judge"] = [JUDGE, SECOND_JUDGE, *rules.judge_test.output]
