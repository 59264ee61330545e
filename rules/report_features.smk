# Figures of what layers hold, part of the phase report.
DRAWN_FOR_FEATURES = ["generator_layers", "unit_pictures"]


rule feature_figures:
    input:
        generator=f"{FEATURES}/generator_layers.safetensors",
        discriminator=where_there_is_a_discriminator(
            f"{FEATURES}/discriminator_layers.safetensors"
        ),
        summary=f"{FEATURES}/generator_layers.summary.parquet",
        effects=f"{FEATURES}/generator_layers.effects.parquet",
        script="scripts/feature_figures.py",
        code=code("scripts/feature_figures.py"),
    output:
        layers=captioned(
            f"{FIGURES}/{{subject}}/{{seed}}/generator_layers",
            "generator_layers",
            "features",
        ),
        pictures=captioned(
            f"{FIGURES}/{{subject}}/{{seed}}/unit_pictures",
            "unit_pictures",
            "features",
        ),
    log:
        f"{LOGS}/report/{{subject}}/{{seed}}/feature_figures.log",
    benchmark:
        f"{TIMINGS}/report/{{subject}}/{{seed}}/feature_figures.tsv"
    params:
        **config["report"]["generator_layers"],
        **config["report"]["unit_pictures"],
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing the layers of the generator, units as pictures"
    shell:
        "python {input.script} --generator {input.generator}"
        " --discriminator {input.discriminator} --summary {input.summary}"
        " --effects {input.effects} --latents {params.latents} --points {params.points}"
        " --units {params.units} --layers {output.layers} --unit-pictures {output.pictures}"
        " 2>&1 | tee {log}"
