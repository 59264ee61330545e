# Figures of the layers of both networks, part of the phase report.


use rule job as feature_figures with:
    input:
        **script("report/features"),
        **told("features_figures"),
        generator=f"{FEATURES}/generator_layers.safetensors",
        discriminator=lambda wildcards: of_each(
            f"{FEATURES}/discriminator_layers.safetensors",
            {RUN.format(**wildcards)} & set(RUNS_WITH_D),
        ),
        summary=f"{FEATURES}/generator_layers.summary.parquet",
        effects=f"{FEATURES}/generator_layers.effects.parquet",
    output:
        figures=drawn("features", "generator_layers", "unit_pictures", of=RUN),
    params:
        **flags("report", "generator_layers", "unit_pictures"),


use rule job as figure_discriminator_layers with:
    input:
        **script("report/discriminator_layers"),
        **told("features_figures"),
        planes=f"{FEATURES}/discriminator_layers.safetensors",
        separation=f"{FEATURES}/discriminator_layers.effects.parquet",
    output:
        figures=drawn("features", "discriminator_layers", of=RUN),
    params:
        **flags("report", "discriminator_layers"),


DRAWN += of_each(rules.feature_figures.output, RUNS)
DRAWN += of_each(rules.figure_discriminator_layers.output, RUNS_WITH_D)
