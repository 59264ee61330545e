# Figures of the samples and of the layers that make them, part of the phase report.
DRAWN_FOR_FEATURES = ["samples", "generator_layers", "unit_pictures"]


rule feature_figures:
    input:
        samples=f"{QUALITY}/samples.safetensors",
        quality=f"{QUALITY}/quality.parquet",
        generator=f"{FEATURES}/generator_layers.safetensors",
        discriminator=where_there_is_a_discriminator(
            f"{FEATURES}/discriminator_layers.safetensors"
        ),
        summary=f"{FEATURES}/generator_layers.summary.parquet",
        effects=f"{FEATURES}/generator_layers.effects.parquet",
        script="scripts/feature_figures.py",
        code=code("scripts/feature_figures.py"),
    output:
        [
            captioned(
                f"{FIGURES}/{{subject}}/{{seed}}/{name}",
                name,
                "quality" if name == "samples" else "features",
            )
            for name in DRAWN_FOR_FEATURES
        ],
    log:
        f"{LOGS}/report/{{subject}}/{{seed}}/feature_figures.log",
    benchmark:
        f"{TIMINGS}/report/{{subject}}/{{seed}}/feature_figures.tsv"
    params:
        **analysis(config, "report", "samples"),
        **analysis(config, "report", "generator_layers"),
        **analysis(config, "report", "unit_pictures"),
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing samples, the layers that make them, units as pictures"
    shell:
        "python {input.script} --samples {input.samples} --quality {input.quality}"
        " --generator {input.generator} --discriminator {input.discriminator}"
        " --summary {input.summary} --effects {input.effects} --columns {params.columns}"
        " --latents {params.latents} --points {params.points} --units {params.units}"
        " --figures {output} 2>&1 | tee {log}"
