# What each unit of the generator does. One job a run for what units go with, one for what they do
# alone, one for what they do together, and one a subject with several seeds for counterparts.
UNITS = f"{RESULTS}/units/{{subject}}/{{seed}}"
MATCHED_SUBJECTS = [
    name
    for name in sorted({run["subject"] for run in config["design"]["runs"]})
    if len(seeds_of(name)) > 1
]
MATCHES = expand(
    f"{RESULTS}/units/{{subject}}/matches.parquet", subject=MATCHED_SUBJECTS
)


rule unit_association:
    input:
        **script("units/association"),
        checkpoints=checkpoints,
        judge=JUDGE,
        second_judge=SECOND_JUDGE,
        networks=network_code,
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
        **flags("units", "association", **PRESET, **OF_RUN, **THREADS),
    message:
        "{wildcards.subject}/{wildcards.seed}: what the units of the generator go with"
    shell:
        SCRIPT


rule unit_effects:
    input:
        **script("units/effects"),
        checkpoints=checkpoints,
        judge=JUDGE,
        reference=REFERENCE,
        networks=network_code,
    output:
        sweep_file=f"{UNITS}/sweep.safetensors",
        effects=f"{UNITS}/units.effects.parquet",
    log:
        f"{LOGS}/units/{{subject}}/{{seed}}/unit_effects.log",
    benchmark:
        f"{TIMINGS}/units/{{subject}}/{{seed}}/unit_effects.tsv"
    params:
        **flags("units", "effects", **PRESET, **OF_RUN, **THREADS),
    message:
        "{wildcards.subject}/{wildcards.seed}: what the units of the generator do"
    shell:
        SCRIPT


rule unit_sets:
    input:
        **script("units/sets"),
        checkpoints=checkpoints,
        judge=JUDGE,
        reference=REFERENCE,
        sweep_file=f"{UNITS}/sweep.safetensors",
        association=f"{UNITS}/association.safetensors",
        networks=network_code,
    output:
        pictures=f"{UNITS}/sets.safetensors",
        effects=f"{UNITS}/sets.effects.parquet",
    log:
        f"{LOGS}/units/{{subject}}/{{seed}}/unit_sets.log",
    benchmark:
        f"{TIMINGS}/units/{{subject}}/{{seed}}/unit_sets.tsv"
    params:
        **flags("units", "sets", **PRESET, **OF_RUN, **THREADS),
    message:
        "{wildcards.subject}/{wildcards.seed}: sets of units that make a class, or artifacts"
    shell:
        SCRIPT


rule unit_matches:
    input:
        **script("units/matches"),
        sweeps=of_seeds("units/{run}/sweep.safetensors"),
    output:
        output=f"{RESULTS}/units/{{subject}}/matches.parquet",
    log:
        f"{LOGS}/units/{{subject}}/unit_matches.log",
    benchmark:
        f"{TIMINGS}/units/{{subject}}/unit_matches.tsv"
    params:
        **flags("units", "matches", run_seeds=run_seeds),
    message:
        "{wildcards.subject}: counterparts of units in other seeds"
    shell:
        SCRIPT


EXPECTED["units"] = [
    *MATCHES,
    *of_each(
        [
            *rules.unit_association.output,
            *rules.unit_effects.output,
            *rules.unit_sets.output,
        ],
        RUNS,
    ),
]
