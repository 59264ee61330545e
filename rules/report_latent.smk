# Figures of what directions of the latent space do, part of the phase report.
DRAWN_FOR_LATENT = [
    "latent_leading",
    "latent_concepts",
    "latent_agreement",
    "latent_methods",
    "traversal",
    "latent_moves",
    "latent_paths",
    "latent_geometry",
    "inversion",
]


rule latent_figures:
    input:
        directions=f"{LATENT}/directions.parquet",
        moves=f"{LATENT}/moves.safetensors",
        geometry=f"{LATENT}/geometry.safetensors",
        inversion=f"{LATENT}/inversion.safetensors",
        effects=EFFECTS,
        script="scripts/latent_figures.py",
        code=code("scripts/latent_figures.py"),
    output:
        [
            captioned(f"{FIGURES}/{{subject}}/{{seed}}/{name}", name, "latent")
            for name in DRAWN_FOR_LATENT
        ],
    log:
        f"{LOGS}/report/{{subject}}/{{seed}}/latent_figures.log",
    benchmark:
        f"{TIMINGS}/report/{{subject}}/{{seed}}/latent_figures.tsv"
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing what directions of the latent space do"
    shell:
        "python {input.script} --directions {input.directions} --moves {input.moves}"
        " --geometry {input.geometry} --inversion {input.inversion} --effects {input.effects}"
        " --name {wildcards.subject} --run-seed {wildcards.seed} --figures {output}"
        " 2>&1 | tee {log}"
