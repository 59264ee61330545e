# Figures of the layers of both networks, part of the phase report.


use rule job as feature_figures with:
    input:
        **figures_of("features", "generator_layers", "unit_pictures"),
        results=lambda wildcards: [
            rules.generator_layers.output.pictures,
            rules.generator_layers.output.summary,
            *of_each(
                f"{FEATURES}/discriminator_layers.safetensors",
                {RUN.format(**wildcards)} & set(RUNS_WITH_D),
            ),
        ],
        effects=GATHERED["features"],
    output:
        figures=drawn("features", "generator_layers", "unit_pictures", of=RUN),
    params:
        **flags(**OF_RUN, **values_of("generator_layers", "unit_pictures")),


use rule job as discriminator_figures with:
    input:
        **figures_of("features", "discriminator_layers"),
        results=f"{FEATURES}/discriminator_layers.safetensors",
        effects=GATHERED["features"],
    output:
        figures=drawn("features", "discriminator_layers", of=RUN),
    params:
        **flags(**OF_RUN, **values_of("discriminator_layers")),


DRAWN += of_each(rules.feature_figures.output, RUNS)
DRAWN += of_each(rules.discriminator_figures.output, RUNS_WITH_D)
