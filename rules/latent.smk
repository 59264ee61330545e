# What each direction of the latent space does. One job a run finds directions and measures them,
# one moves samples along them, one measures the geometry along training, one looks for the latents
# of real images, and one a subject with several seeds compares the seeds.
LATENT = f"{RESULTS}/latent/{{subject}}/{{seed}}"
LATENT_MATCHES = expand(
    f"{RESULTS}/latent/{{subject}}/matches.effects.parquet", subject=MATCHED_SUBJECTS
)


rule latent_directions:
    input:
        **script("latent/directions"),
        checkpoints=checkpoints,
        judge=JUDGE,
        networks=network_code,
    output:
        directions=f"{LATENT}/directions.safetensors",
        table=f"{LATENT}/directions.parquet",
        effects=f"{LATENT}/directions.effects.parquet",
    log:
        f"{LOGS}/latent/{{subject}}/{{seed}}/latent_directions.log",
    benchmark:
        f"{TIMINGS}/latent/{{subject}}/{{seed}}/latent_directions.tsv"
    params:
        **flags("latent", "directions", **PRESET, **OF_RUN, **THREADS),
    message:
        "{wildcards.subject}/{wildcards.seed}: directions by every method, and what they do"
    shell:
        SCRIPT


rule latent_moves:
    input:
        **script("latent/moves"),
        checkpoints=checkpoints,
        judge=JUDGE,
        directions=f"{LATENT}/directions.safetensors",
        table=f"{LATENT}/directions.parquet",
        networks=network_code,
    output:
        pictures=f"{LATENT}/moves.safetensors",
        effects=f"{LATENT}/moves.effects.parquet",
    log:
        f"{LOGS}/latent/{{subject}}/{{seed}}/latent_moves.log",
    benchmark:
        f"{TIMINGS}/latent/{{subject}}/{{seed}}/latent_moves.tsv"
    params:
        **flags("latent", "moves", **PRESET, **OF_RUN, **THREADS),
    message:
        "{wildcards.subject}/{wildcards.seed}: moving samples along directions"
    shell:
        SCRIPT


rule latent_geometry:
    input:
        **script("latent/geometry"),
        checkpoints=checkpoints,
        judge=JUDGE,
        networks=network_code,
    output:
        spectra=f"{LATENT}/geometry.safetensors",
        effects=f"{LATENT}/geometry.effects.parquet",
    log:
        f"{LOGS}/latent/{{subject}}/{{seed}}/latent_geometry.log",
    benchmark:
        f"{TIMINGS}/latent/{{subject}}/{{seed}}/latent_geometry.tsv"
    params:
        **flags("latent", "geometry", **PRESET, **OF_RUN, **THREADS),
    message:
        "{wildcards.subject}/{wildcards.seed}: the geometry of the generator along training"
    shell:
        SCRIPT


rule inversion:
    input:
        **script("latent/inversion"),
        checkpoints=checkpoints,
        judge=JUDGE,
        images=TEST_DATA,
        networks=network_code,
    output:
        pictures=f"{LATENT}/inversion.safetensors",
        effects=f"{LATENT}/inversion.effects.parquet",
    log:
        f"{LOGS}/latent/{{subject}}/{{seed}}/inversion.log",
    benchmark:
        f"{TIMINGS}/latent/{{subject}}/{{seed}}/inversion.tsv"
    params:
        **flags("latent", "inversion", **PRESET, **OF_RUN, **THREADS),
    message:
        "{wildcards.subject}/{wildcards.seed}: the latents that draw real images best"
    shell:
        SCRIPT


rule latent_matches:
    input:
        **script("latent/matches"),
        directions=of_seeds("latent/{run}/directions.safetensors"),
        tables=of_seeds("latent/{run}/directions.parquet"),
    output:
        effects=f"{RESULTS}/latent/{{subject}}/matches.effects.parquet",
    log:
        f"{LOGS}/latent/{{subject}}/latent_matches.log",
    benchmark:
        f"{TIMINGS}/latent/{{subject}}/latent_matches.tsv"
    params:
        **flags(
            "latent",
            "matches",
            **PRESET,
            **THREADS,
            name=lambda wildcards: wildcards.subject,
            run_seeds=run_seeds,
        ),
    message:
        "{wildcards.subject}: the directions of other seeds"
    shell:
        SCRIPT


EXPECTED["latent"] = [
    *expand(rules.latent_matches.output, subject=MATCHED_SUBJECTS),
    *of_each(
        [
            *rules.latent_directions.output,
            *rules.latent_moves.output,
            *rules.latent_geometry.output,
            *rules.inversion.output,
        ],
        RUNS,
    ),
]
