# Figures of the samples and of the game, part of the phase report.


use rule job as figure_quality with:
    input:
        **script("report/quality"),
        **told("quality_figures", "quality"),
        tables=QUALITIES,
    output:
        figures=drawn("quality", "measures"),


use rule job as figure_samples with:
    input:
        **script("report/samples"),
        **told("quality_figures"),
        samples=f"{QUALITY}/samples.safetensors",
        quality=f"{QUALITY}/quality.parquet",
    output:
        figures=[
            *drawn("quality", "samples", of=RUN),
            *drawn("quality", "strip", of=RUN, words=False),
        ],
    params:
        **flags("report", "samples"),


use rule job as figure_dynamics with:
    input:
        **script("report/dynamics"),
        **told("quality_figures"),
        pictures=f"{QUALITY}/dynamics.safetensors",
        push=f"{QUALITY}/push.parquet",
        forgetting=f"{QUALITY}/forgetting.parquet",
        path_angle=f"{QUALITY}/path_angle.parquet",
    output:
        figures=drawn("quality", "dynamics", of=RUN),


use rule job as figure_trade_off with:
    input:
        **script("report/trade_off"),
        **told("quality_figures"),
        effects=rules.quality_effects.output.effects,
    output:
        figures=drawn("quality", "trade_off"),


DRAWN += map(str, rules.figure_quality.output)
DRAWN += map(str, rules.figure_trade_off.output)
DRAWN += of_each(rules.figure_samples.output, RUNS)
DRAWN += of_each(rules.figure_dynamics.output, TRAINED_RUNS)
