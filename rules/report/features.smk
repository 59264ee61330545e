# Figures of the layers of both networks, part of the phase report.


rule feature_figures:
    input:
        **script("report/features"),
        generator=f"{FEATURES}/generator_layers.safetensors",
        discriminator=where_there_is_a_discriminator(
            f"{FEATURES}/discriminator_layers.safetensors"
        ),
        summary=f"{FEATURES}/generator_layers.summary.parquet",
        effects=f"{FEATURES}/generator_layers.effects.parquet",
    output:
        figures=drawn("features", "generator_layers", "unit_pictures", of=RUN),
    log:
        f"{LOGS}/report/{RUN}/feature_figures.log",
    benchmark:
        f"{TIMINGS}/report/{RUN}/feature_figures.tsv"
    params:
        **flags("report", "generator_layers", "unit_pictures"),
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing layers, units as pictures"
    shell:
        SCRIPT


rule figure_discriminator_layers:
    input:
        **script("report/discriminator_layers"),
        planes=f"{FEATURES}/discriminator_layers.safetensors",
        separation=f"{FEATURES}/discriminator_layers.effects.parquet",
    output:
        figures=drawn("features", "discriminator_layers", of=RUN),
    log:
        f"{LOGS}/report/{RUN}/figure_discriminator_layers.log",
    benchmark:
        f"{TIMINGS}/report/{RUN}/figure_discriminator_layers.tsv"
    params:
        **flags("report", "discriminator_layers"),
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing layers of the discriminator"
    shell:
        SCRIPT


DRAWN += of_each(rules.feature_figures.output, RUNS)
DRAWN += of_each(rules.figure_discriminator_layers.output, RUNS_WITH_D)
