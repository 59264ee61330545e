# Figures of what directions of the latent space do, part of the phase report.

OF_LATENT = "leading concepts agreement methods traversal moves paths geometry inversion".split()


use rule job as latent_figures with:
    input:
        **figures_of("latent", *OF_LATENT),
        results=[
            f"{LATENT}/directions.parquet",
            f"{LATENT}/moves.safetensors",
            f"{LATENT}/geometry.safetensors",
            f"{LATENT}/inversion.safetensors",
        ],
        effects=GATHERED["latent"],
    output:
        figures=drawn("latent", *OF_LATENT, of=RUN),
    params:
        **flags(**OF_RUN),


DRAWN += of_each(rules.latent_figures.output, RUNS)
