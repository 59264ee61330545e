# The figure of the curves of training, part of the phase report.


rule figure_curves:
    input:
        **script("report/training"),
        traces=TRACES,
    output:
        figures=drawn("training", "curves"),
    log:
        f"{LOGS}/report/figure_curves.log",
    benchmark:
        f"{TIMINGS}/report/figure_curves.tsv"
    params:
        **flags("report", "curves"),
    message:
        "drawing the curves of training"
    shell:
        SCRIPT


if TRAINED_RUNS:
    DRAWN += map(str, rules.figure_curves.output)
