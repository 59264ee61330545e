# Figures of the samples and of the game, part of the phase report.


use rule job as sample_figures with:
    input:
        **figures_of("quality", "samples", "strip"),
        results=[f"{QUALITY}/samples.safetensors", f"{QUALITY}/quality.parquet"],
    output:
        figures=[
            *drawn("quality", "samples", of=RUN),
            *drawn("quality", "strip", of=RUN, words=False),
        ],
    params:
        **flags(**values_of("samples")),


use rule job as dynamics_figures with:
    input:
        **figures_of("quality", "dynamics"),
        results=[
            f"{QUALITY}/dynamics.safetensors",
            f"{QUALITY}/push.parquet",
            f"{QUALITY}/forgetting.parquet",
            f"{QUALITY}/path_angle.parquet",
        ],
    output:
        figures=drawn("quality", "dynamics", of=RUN),


use rule job as quality_figures with:
    input:
        **script("report/quality"),
        **told("quality_figures", "measures"),
        tables=QUALITIES,
    output:
        figures=drawn("quality", "measures"),


DRAWN += map(str, rules.quality_figures.output)
DRAWN += of_each(rules.sample_figures.output, RUNS)
DRAWN += of_each(rules.dynamics_figures.output, TRAINED_RUNS)


use rule job as trade_off_figures with:
    input:
        **figures_of("quality", "trade_off"),
        effects=rules.quality_effects.output.effects,
    output:
        figures=drawn("quality", "trade_off"),


DRAWN += map(str, rules.trade_off_figures.output)
