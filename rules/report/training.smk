# The figure of the curves of training, part of the phase report.


use rule job as curve_figures with:
    input:
        **script("report/training"),
        **told("training_figures"),
        traces=TRACES,
    output:
        figures=drawn("training", "curves"),
    params:
        **flags("report", "curves"),


if TRAINED_RUNS:
    DRAWN += map(str, rules.curve_figures.output)
