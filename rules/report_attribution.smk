# Figures of the discriminator, part of the phase report; runs without one have none of them.
DRAWN_FOR_DISCRIMINATOR = [
    "discriminator_layers",
    "attribution_sheet",
    "attribution_checks",
    "attribution_curves",
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
        **config["report"]["discriminator_layers"],
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing how the discriminator decides"
    shell:
        "python {input.script} --planes {input.planes} --separation {input.separation}"
        " --pixels {input.pixels} --effects {input.effects} --name {wildcards.subject}"
        " --run-seed {wildcards.seed} --points {params.points} --figures {output} 2>&1 | tee {log}"
