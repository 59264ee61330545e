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


# Alone, since runs without a discriminator lack it.
rule figure_discriminator_layers:
    input:
        pictures=f"{FEATURES}/discriminator_layers.safetensors",
        effects=f"{FEATURES}/discriminator_layers.effects.parquet",
        script="scripts/figure_discriminator_layers.py",
        code=code("scripts/figure_discriminator_layers.py"),
    output:
        captioned(
            f"{FIGURES}/{{subject}}/{{seed}}/discriminator_layers",
            "discriminator_layers",
            "features",
        ),
    log:
        f"{LOGS}/report/{{subject}}/{{seed}}/figure_discriminator_layers.log",
    benchmark:
        f"{TIMINGS}/report/{{subject}}/{{seed}}/figure_discriminator_layers.tsv"
    params:
        **config["report"]["discriminator_layers"],
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing the layers of the discriminator"
    shell:
        "python {input.script} --pictures {input.pictures} --effects {input.effects}"
        " --points {params.points} --figures {output} 2>&1 | tee {log}"
