# What each direction of the latent space does. One job a run finds directions and measures them,
# one moves samples along them, one measures the geometry along training, one looks for the latents
# of real images, and one a subject with several seeds compares the seeds.
LATENT = f"{RESULTS}/latent/{{subject}}/{{seed}}"


use rule job as latent_directions with:
    input:
        **script("latent/directions"),
        **JUDGED,
    output:
        directions=f"{LATENT}/directions.safetensors",
        table=f"{LATENT}/directions.parquet",
        effects=f"{LATENT}/directions.effects.parquet",
    params:
        **flags("latent", "directions", **ANALYSIS),


use rule job as latent_moves with:
    input:
        **script("latent/moves"),
        **JUDGED,
        directions=f"{LATENT}/directions.safetensors",
        table=f"{LATENT}/directions.parquet",
    output:
        pictures=f"{LATENT}/moves.safetensors",
        effects=f"{LATENT}/moves.effects.parquet",
    params:
        **flags("latent", "moves", **ANALYSIS),


use rule job as latent_geometry with:
    input:
        **script("latent/geometry"),
        **JUDGED,
    output:
        spectra=f"{LATENT}/geometry.safetensors",
        effects=f"{LATENT}/geometry.effects.parquet",
    params:
        **flags("latent", "geometry", **ANALYSIS),


use rule job as inversion with:
    input:
        **script("latent/inversion"),
        **JUDGED,
        images=TEST_DATA,
    output:
        pictures=f"{LATENT}/inversion.safetensors",
        effects=f"{LATENT}/inversion.effects.parquet",
    params:
        **flags("latent", "inversion", **ANALYSIS),


use rule job as latent_factors with:
    input:
        **script("latent/factors"),
        **JUDGED,
        images=TEST_DATA,
    output:
        effects=f"{LATENT}/factors.effects.parquet",
    params:
        **flags("latent", "factors", **ANALYSIS),


use rule job as latent_matches with:
    input:
        **script("latent/matches"),
        directions=of_run.of_seeds("latent/{run}/directions.safetensors"),
        tables=of_run.of_seeds("latent/{run}/directions.parquet"),
    output:
        effects=f"{RESULTS}/latent/{{subject}}/matches.effects.parquet",
    params:
        **flags(
            "latent",
            "matches",
            **PRESET,
            **THREADS,
            name=lambda wildcards: wildcards.subject,
            run_seeds=of_run.seeds,
        ),


EXPECTED["latent"] = [
    *expand(rules.latent_matches.output, subject=MATCHED_SUBJECTS),
    *of_each(
        [
            *rules.latent_directions.output,
            *rules.latent_moves.output,
            *rules.latent_geometry.output,
            *rules.inversion.output,
            *(rules.latent_factors.output if DATA.factors else []),
        ],
        RUNS,
    ),
]
