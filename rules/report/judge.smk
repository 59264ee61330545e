# The figure of how far the judge can be trusted, part of the phase report.


use rule job as figure_calibration with:
    input:
        **script("report/judge"),
        **told("judge_figures"),
        calibration=CALIBRATION,
        confusion=CONFUSION,
    output:
        figures=drawn("judge", "calibration"),


DRAWN += map(str, rules.figure_calibration.output)
