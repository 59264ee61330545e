# Figures of the samples and of the game, part of the phase report.


rule figure_quality:
    input:
        **script("report/quality"),
        tables=QUALITIES,
    output:
        figures=drawn("quality", "measures"),
    log:
        f"{LOGS}/report/figure_quality.log",
    benchmark:
        f"{TIMINGS}/report/figure_quality.tsv"
    params:
        **flags(),
    message:
        "drawing the quality of the samples of all runs"
    shell:
        SCRIPT


rule figure_samples:
    input:
        **script("report/samples"),
        samples=f"{QUALITY}/samples.safetensors",
        quality=f"{QUALITY}/quality.parquet",
    output:
        figures=drawn("quality", "samples", of=RUN),
    log:
        f"{LOGS}/report/{RUN}/figure_samples.log",
    benchmark:
        f"{TIMINGS}/report/{RUN}/figure_samples.tsv"
    params:
        **flags("report", "samples"),
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing samples"
    shell:
        SCRIPT


rule figure_dynamics:
    input:
        **script("report/dynamics"),
        pictures=f"{QUALITY}/dynamics.safetensors",
        push=f"{QUALITY}/push.parquet",
        forgetting=f"{QUALITY}/forgetting.parquet",
        path_angle=f"{QUALITY}/path_angle.parquet",
    output:
        figures=drawn("quality", "dynamics", of=RUN),
    log:
        f"{LOGS}/report/{RUN}/figure_dynamics.log",
    benchmark:
        f"{TIMINGS}/report/{RUN}/figure_dynamics.tsv"
    params:
        **flags(),
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing how the game moves"
    shell:
        SCRIPT


DRAWN += map(str, rules.figure_quality.output)
DRAWN += of_each(rules.figure_samples.output, RUNS)
DRAWN += of_each(rules.figure_dynamics.output, TRAINED_RUNS)
