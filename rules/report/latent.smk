# Figures of what directions of the latent space do, part of the phase report.


rule latent_figures:
    input:
        **script("report/latent"),
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
    log:
        f"{LOGS}/report/{RUN}/latent_figures.log",
    benchmark:
        f"{TIMINGS}/report/{RUN}/latent_figures.tsv"
    params:
        **flags(**OF_RUN),
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing what directions of the latent space do"
    shell:
        SCRIPT


DRAWN += of_each(rules.latent_figures.output, RUNS)
