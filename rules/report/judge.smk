# The figure of how far the judge can be trusted, part of the phase report.


use rule job as judge_figures with:
    input:
        **figures_of("judge", "calibration"),
        results=[CALIBRATION, CONFUSION],
    output:
        figures=drawn("judge", "calibration"),


DRAWN += map(str, rules.judge_figures.output)
