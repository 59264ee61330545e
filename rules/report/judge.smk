# The figure of how far the judge can be trusted, part of the phase report.


rule figure_calibration:
    input:
        **script("report/judge"),
        calibration=CALIBRATION,
        confusion=CONFUSION,
    output:
        figures=drawn("judge", "calibration"),
    log:
        f"{LOGS}/report/figure_calibration.log",
    benchmark:
        f"{TIMINGS}/report/figure_calibration.tsv"
    params:
        **flags(),
    message:
        "drawing the calibration of the judge"
    shell:
        SCRIPT


DRAWN += map(str, rules.figure_calibration.output)
