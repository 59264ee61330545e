# Figures of the discriminator, part of the phase report; runs without one have none of them.
DRAWN_FOR_DISCRIMINATOR = [
    "discriminator_layers",
    "attribution_sheet",
    "attribution_checks",
    "attribution_curves",
    "layer_contributions",
    "discriminator_units",
    "concept_vectors",
    "decision",
    "special_samples",
    "extremes",
    "weak_spots",
]
ATTRIBUTION_PARTS = [
    "pixels",
    "layers",
    "samples",
    "weak_spots",
]  # of the report's text


rule discriminator_figures:
    input:
        planes=f"{FEATURES}/discriminator_layers.safetensors",
        separation=f"{FEATURES}/discriminator_layers.effects.parquet",
        weak_spots=f"{ATTRIBUTION}/weak_spots.safetensors",
        samples=f"{ATTRIBUTION}/samples.safetensors",
        layers=f"{ATTRIBUTION}/layers.safetensors",
        pixels=f"{ATTRIBUTION}/pixels.safetensors",
        effects=EFFECTS,
        script="scripts/discriminator_figures.py",
        code=code("scripts/discriminator_figures.py"),
    output:
        [
            captioned(f"{FIGURES}/{{subject}}/{{seed}}/{name}", name, "attribution")
            for name in DRAWN_FOR_DISCRIMINATOR
        ],
    log:
        f"{LOGS}/report/{{subject}}/{{seed}}/discriminator_figures.log",
    benchmark:
        f"{TIMINGS}/report/{{subject}}/{{seed}}/discriminator_figures.tsv"
    params:
        **analysis(config, "report", "discriminator_layers"),
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing how the discriminator decides"
    shell:
        "python {input.script} --planes {input.planes} --separation {input.separation}"
        " --pixels {input.pixels} --layers {input.layers} --samples {input.samples} --weak-spots {input.weak_spots}"
        " --effects {input.effects} --name {wildcards.subject} --run-seed {wildcards.seed}"
        " --points {params.points} --figures {output} 2>&1 | tee {log}"
