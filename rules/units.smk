# What each unit of the generator does. One job a run for what units go with, one for what they do
# alone, one for what they do together, and one a subject with several seeds for counterparts.
UNITS = f"{RESULTS}/units/{{subject}}/{{seed}}"
SEEDS = Counter(run["subject"] for run in DESIGN["runs"])
MATCHED_SUBJECTS = sorted(name for name, seeds in SEEDS.items() if seeds > 1)
MATCHES = expand(
    f"{RESULTS}/units/{{subject}}/matches.parquet", subject=MATCHED_SUBJECTS
)


use rule job as unit_association with:
    input:
        **script("units/association"),
        **JUDGED,
        second_judge=SECOND_JUDGE,
    output:
        units=f"{UNITS}/units.parquet",
        life=f"{UNITS}/life.parquet",
        overlaps=f"{UNITS}/overlaps.parquet",
        pictures=f"{UNITS}/association.safetensors",
        effects=f"{UNITS}/association.effects.parquet",
    params:
        **flags("units", "association", **ANALYSIS),


use rule job as unit_effects with:
    input:
        **script("units/effects"),
        **JUDGED,
        reference=REFERENCE,
    output:
        sweep_file=f"{UNITS}/sweep.safetensors",
        effects=f"{UNITS}/units.effects.parquet",
    params:
        **flags("units", "effects", **ANALYSIS),


use rule job as unit_sets with:
    input:
        **script("units/sets"),
        **JUDGED,
        reference=REFERENCE,
        sweep_file=f"{UNITS}/sweep.safetensors",
        association=f"{UNITS}/association.safetensors",
        second_judge=SECOND_JUDGE,
        train=TRAIN_DATA,
    output:
        pictures=f"{UNITS}/sets.safetensors",
        effects=f"{UNITS}/sets.effects.parquet",
    params:
        **flags("units", "sets", **ANALYSIS),


use rule job as unit_matches with:
    input:
        **script("units/matches"),
        sweeps=of_run.of_seeds("units/{run}/sweep.safetensors"),
    output:
        output=f"{RESULTS}/units/{{subject}}/matches.parquet",
    params:
        **flags("units", "matches", run_seeds=of_run.seeds),


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
