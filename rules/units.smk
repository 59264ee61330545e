# What each unit of the generator does. One job a run for what units go with, one for what they do
# alone, one for what they do together, and one a subject with several seeds for counterparts.
UNITS = f"{RESULTS}/units/{{subject}}/{{seed}}"
MATCHED_SUBJECTS = [name for name in sorted(SUBJECTS_RUN) if len(seeds_of(name)) > 1]
MATCHES = expand(
    f"{RESULTS}/units/{{subject}}/matches.parquet", subject=MATCHED_SUBJECTS
)
EXPECTED["units"] = [
    *MATCHES,
    *expand(
        f"{RESULTS}/units/{{run}}/{{file}}",
        run=RUNS,
        file=[
            "units.parquet",
            "life.parquet",
            "overlaps.parquet",
            "association.safetensors",
            "association.effects.parquet",
            "sweep.safetensors",
            "units.effects.parquet",
            "sets.safetensors",
            "sets.effects.parquet",
        ],
    ),
]


rule units_all:
    input:
        EXPECTED["units"],
    message:
        "all results of the phase units are there"


rule unit_association:
    input:
        checkpoints=checkpoints,
        judge=JUDGE,
        second_judge=SECOND_JUDGE,
        networks=network_code,
        script="scripts/units/association.py",
        code=code("scripts/units/association.py"),
    output:
        units=f"{UNITS}/units.parquet",
        life=f"{UNITS}/life.parquet",
        overlaps=f"{UNITS}/overlaps.parquet",
        pictures=f"{UNITS}/association.safetensors",
        effects=f"{UNITS}/association.effects.parquet",
    log:
        f"{LOGS}/units/{{subject}}/{{seed}}/unit_association.log",
    benchmark:
        f"{TIMINGS}/units/{{subject}}/{{seed}}/unit_association.tsv"
    params:
        **analysis(config, "units", "association"),
        preset=config["preset"],
        torch=TORCH,
    message:
        "{wildcards.subject}/{wildcards.seed}: what the units of the generator go with"
    shell:
        "python {input.script} --checkpoints {input.checkpoints} --judge {input.judge}"
        " --second-judge {input.second_judge} --preset {params.preset}"
        " --name {wildcards.subject} --run-seed {wildcards.seed} --seed {params.seed}"
        " --bank {params.bank} --strokes {params.strokes} --null-images {params.null_images}"
        " --tops {params.tops} --units {output.units} --life {output.life}"
        " --overlaps {output.overlaps} --pictures {output.pictures} --effects {output.effects}"
        " {params.torch} 2>&1 | tee {log}"


rule unit_effects:
    input:
        checkpoints=checkpoints,
        judge=JUDGE,
        reference=REFERENCE,
        networks=network_code,
        script="scripts/units/effects.py",
        code=code("scripts/units/effects.py"),
    output:
        sweep=f"{UNITS}/sweep.safetensors",
        effects=f"{UNITS}/units.effects.parquet",
    log:
        f"{LOGS}/units/{{subject}}/{{seed}}/unit_effects.log",
    benchmark:
        f"{TIMINGS}/units/{{subject}}/{{seed}}/unit_effects.tsv"
    params:
        **analysis(config, "units", "effects"),
        preset=config["preset"],
        torch=TORCH,
    message:
        "{wildcards.subject}/{wildcards.seed}: what the units of the generator do"
    shell:
        "python {input.script} --checkpoints {input.checkpoints} --judge {input.judge}"
        " --reference {input.reference} --preset {params.preset}"
        " --name {wildcards.subject} --run-seed {wildcards.seed} --seed {params.seed}"
        " --bank {params.bank} --sweep {params.sweep} --confirmed {params.confirmed}"
        " --compared {params.compared} --dosed {params.dosed}"
        " --followed {params.followed}"
        " --stroke-latents {params.stroke_latents} --null-latents {params.null_latents}"
        " --null-directions {params.null_directions} --sweep-file {output.sweep}"
        " --effects {output.effects} {params.torch} 2>&1 | tee {log}"


rule unit_sets:
    input:
        checkpoints=checkpoints,
        judge=JUDGE,
        reference=REFERENCE,
        sweep=f"{UNITS}/sweep.safetensors",
        association=f"{UNITS}/association.safetensors",
        networks=network_code,
        script="scripts/units/sets.py",
        code=code("scripts/units/sets.py"),
    output:
        pictures=f"{UNITS}/sets.safetensors",
        effects=f"{UNITS}/sets.effects.parquet",
    log:
        f"{LOGS}/units/{{subject}}/{{seed}}/unit_sets.log",
    benchmark:
        f"{TIMINGS}/units/{{subject}}/{{seed}}/unit_sets.tsv"
    params:
        **analysis(config, "units", "sets"),
        preset=config["preset"],
        torch=TORCH,
    message:
        "{wildcards.subject}/{wildcards.seed}: sets of units that make a digit, or artifacts"
    shell:
        "python {input.script} --checkpoints {input.checkpoints} --judge {input.judge}"
        " --reference {input.reference} --sweep-file {input.sweep}"
        " --association {input.association} --preset {params.preset}"
        " --name {wildcards.subject} --run-seed {wildcards.seed} --seed {params.seed}"
        " --bank {params.bank} --sweep {params.sweep} --compared {params.compared}"
        " --null-latents {params.null_latents} --null-draws {params.null_draws}"
        " --shown {params.shown} --pictures {output.pictures} --effects {output.effects}"
        " {params.torch} 2>&1 | tee {log}"


rule unit_matches:
    input:
        sweeps=of_seeds("units/{run}/sweep.safetensors"),
        script="scripts/units/matches.py",
        code=code("scripts/units/matches.py"),
    output:
        f"{RESULTS}/units/{{subject}}/matches.parquet",
    log:
        f"{LOGS}/units/{{subject}}/unit_matches.log",
    benchmark:
        f"{TIMINGS}/units/{{subject}}/unit_matches.tsv"
    params:
        **analysis(config, "units", "matches"),
        seeds=lambda wildcards: seeds_of(wildcards.subject),
    message:
        "{wildcards.subject}: counterparts of units in other seeds"
    shell:
        "python {input.script} --run-seeds {params.seeds} --sweeps {input.sweeps}"
        " --seed {params.seed} --output {output} 2>&1 | tee {log}"
