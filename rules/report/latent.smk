# Figures of what directions of the latent space do, part of the phase report.


use rule job as latent_figures with:
    input:
        **script("report/latent"),
        **told("latent_figures"),
        directions=f"{LATENT}/directions.parquet",
        moves=f"{LATENT}/moves.safetensors",
        geometry=f"{LATENT}/geometry.safetensors",
        inversion=f"{LATENT}/inversion.safetensors",
        effects=GATHERED["latent"],
    output:
        figures=drawn(
            "latent",
            "leading",
            "concepts",
            "agreement",
            "methods",
            "traversal",
            "moves",
            "paths",
            "geometry",
            "inversion",
            of=RUN,
        ),
    params:
        **flags(**OF_RUN),


DRAWN += of_each(rules.latent_figures.output, RUNS)
