# What each direction of the latent space does. One job a run finds directions and measures them,
# one moves samples along them, one measures the geometry along training, one looks for the latents
# of real images, and one a subject with several seeds compares the seeds.
LATENT = f"{RESULTS}/latent/{{subject}}/{{seed}}"
LATENT_MATCHES = expand(
    f"{RESULTS}/latent/{{subject}}/matches.effects.parquet", subject=MATCHED_SUBJECTS
)
EXPECTED["latent"] = [
    *LATENT_MATCHES,
    *expand(
        f"{RESULTS}/latent/{{run}}/{{file}}",
        run=RUNS,
        file=[
            "directions.safetensors",
            "directions.parquet",
            "directions.effects.parquet",
            "moves.safetensors",
            "moves.effects.parquet",
            "geometry.safetensors",
            "geometry.effects.parquet",
            "inversion.safetensors",
            "inversion.effects.parquet",
        ],
    ),
]


rule latent_all:
    input:
        EXPECTED["latent"],
    message:
        "all results of the phase latent are there"


rule latent_directions:
    input:
        checkpoints=checkpoints,
        judge=JUDGE,
        networks=network_code,
        script="scripts/latent/directions.py",
        code=code("scripts/latent/directions.py"),
    output:
        directions=f"{LATENT}/directions.safetensors",
        table=f"{LATENT}/directions.parquet",
        effects=f"{LATENT}/directions.effects.parquet",
    log:
        f"{LOGS}/latent/{{subject}}/{{seed}}/latent_directions.log",
    benchmark:
        f"{TIMINGS}/latent/{{subject}}/{{seed}}/latent_directions.tsv"
    params:
        **analysis(config, "latent", "directions"),
        preset=config["preset"],
        torch=TORCH,
    message:
        "{wildcards.subject}/{wildcards.seed}: directions by every method, and what they do"
    shell:
        "python {input.script} --checkpoints {input.checkpoints} --judge {input.judge}"
        " --preset {params.preset} --name {wildcards.subject} --run-seed {wildcards.seed}"
        " --seed {params.seed} --bank {params.bank} --strokes {params.strokes}"
        " --jacobians {params.jacobians} --kept {params.kept} --length {params.length}"
        " --null-directions {params.null_directions} --null-subspaces {params.null_subspaces}"
        " --random {params.random}"
        " --coded {params.coded} --null-codes {params.null_codes}"
        " --directions {output.directions} --table {output.table} --effects {output.effects}"
        " {params.torch} 2>&1 | tee {log}"


rule latent_moves:
    input:
        checkpoints=checkpoints,
        judge=JUDGE,
        directions=f"{LATENT}/directions.safetensors",
        table=f"{LATENT}/directions.parquet",
        networks=network_code,
        script="scripts/latent/moves.py",
        code=code("scripts/latent/moves.py"),
    output:
        pictures=f"{LATENT}/moves.safetensors",
        effects=f"{LATENT}/moves.effects.parquet",
    log:
        f"{LOGS}/latent/{{subject}}/{{seed}}/latent_moves.log",
    benchmark:
        f"{TIMINGS}/latent/{{subject}}/{{seed}}/latent_moves.tsv"
    params:
        **analysis(config, "latent", "moves"),
        preset=config["preset"],
        torch=TORCH,
    message:
        "{wildcards.subject}/{wildcards.seed}: moving samples along directions"
    shell:
        "python {input.script} --checkpoints {input.checkpoints} --judge {input.judge}"
        " --directions {input.directions} --table {input.table} --preset {params.preset}"
        " --name {wildcards.subject} --run-seed {wildcards.seed} --seed {params.seed}"
        " --bank {params.bank} --length {params.length} --steps {params.steps}"
        " --moved {params.moved} --latents {params.latents} --random {params.random}"
        " --rescored {params.rescored} --strokes {params.strokes}"
        " --null-shifts {params.null_shifts} --paths {params.paths} --shown {params.shown}"
        " --axes {params.axes} --pictures {output.pictures} --effects {output.effects}"
        " {params.torch} 2>&1 | tee {log}"


rule latent_geometry:
    input:
        checkpoints=checkpoints,
        judge=JUDGE,
        networks=network_code,
        script="scripts/latent/geometry.py",
        code=code("scripts/latent/geometry.py"),
    output:
        spectra=f"{LATENT}/geometry.safetensors",
        effects=f"{LATENT}/geometry.effects.parquet",
    log:
        f"{LOGS}/latent/{{subject}}/{{seed}}/latent_geometry.log",
    benchmark:
        f"{TIMINGS}/latent/{{subject}}/{{seed}}/latent_geometry.tsv"
    params:
        **analysis(config, "latent", "geometry"),
        preset=config["preset"],
        torch=TORCH,
    message:
        "{wildcards.subject}/{wildcards.seed}: the geometry of the generator along training"
    shell:
        "python {input.script} --checkpoints {input.checkpoints} --judge {input.judge}"
        " --preset {params.preset} --name {wildcards.subject} --run-seed {wildcards.seed}"
        " --seed {params.seed} --bank {params.latents} --bent {params.bent} --draws {params.draws}"
        " --null-bases {params.null_bases} --pairs {params.pairs} --spectra {output.spectra}"
        " --effects {output.effects} {params.torch} 2>&1 | tee {log}"


rule inversion:
    input:
        checkpoints=checkpoints,
        judge=JUDGE,
        images=TEST_DATA,
        networks=network_code,
        script="scripts/latent/inversion.py",
        code=code("scripts/latent/inversion.py"),
    output:
        pictures=f"{LATENT}/inversion.safetensors",
        effects=f"{LATENT}/inversion.effects.parquet",
    log:
        f"{LOGS}/latent/{{subject}}/{{seed}}/inversion.log",
    benchmark:
        f"{TIMINGS}/latent/{{subject}}/{{seed}}/inversion.tsv"
    params:
        **analysis(config, "latent", "inversion"),
        preset=config["preset"],
        torch=TORCH,
    message:
        "{wildcards.subject}/{wildcards.seed}: the latents that draw real images best"
    shell:
        "python {input.script} --checkpoints {input.checkpoints} --judge {input.judge}"
        " --images {input.images} --preset {params.preset} --name {wildcards.subject}"
        " --run-seed {wildcards.seed} --seed {params.seed} --bank {params.samples}"
        " --real {params.real} --generated {params.generated} --starts {params.starts}"
        " --steps {params.steps} --shown {params.shown} --pictures {output.pictures}"
        " --effects {output.effects} {params.torch} 2>&1 | tee {log}"


rule latent_matches:
    input:
        directions=of_seeds("latent/{run}/directions.safetensors"),
        tables=of_seeds("latent/{run}/directions.parquet"),
        script="scripts/latent/matches.py",
        code=code("scripts/latent/matches.py"),
    output:
        f"{RESULTS}/latent/{{subject}}/matches.effects.parquet",
    log:
        f"{LOGS}/latent/{{subject}}/latent_matches.log",
    benchmark:
        f"{TIMINGS}/latent/{{subject}}/latent_matches.tsv"
    params:
        **analysis(config, "latent", "matches"),
        seeds=lambda wildcards: seeds_of(wildcards.subject),
        preset=config["preset"],
        torch=TORCH,
    message:
        "{wildcards.subject}: the directions of other seeds"
    shell:
        "python {input.script} --run-seeds {params.seeds} --directions {input.directions}"
        " --tables {input.tables} --preset {params.preset} --name {wildcards.subject}"
        " --seed {params.seed} --kept {params.kept} --null-draws {params.null_draws}"
        " --effects {output} {params.torch} 2>&1 | tee {log}"
