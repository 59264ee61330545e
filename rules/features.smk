# What the layers of generator and discriminator hold. One job a run and analysis.
FEATURES = f"{RESULTS}/features/{{subject}}/{{seed}}"


rule generator_layers:
    input:
        **script("features/generator_layers"),
        checkpoints=checkpoints,
        judge=JUDGE,
        networks=network_code,
    output:
        pictures=f"{FEATURES}/generator_layers.safetensors",
        summary=f"{FEATURES}/generator_layers.summary.parquet",
        effects=f"{FEATURES}/generator_layers.effects.parquet",
    log:
        f"{LOGS}/features/{{subject}}/{{seed}}/generator_layers.log",
    benchmark:
        f"{TIMINGS}/features/{{subject}}/{{seed}}/generator_layers.tsv"
    params:
        **flags("features", "generator_layers", **PRESET, **OF_RUN, **THREADS),
    message:
        "{wildcards.subject}/{wildcards.seed}: layers of the generator"
    shell:
        SCRIPT


rule discriminator_layers:
    input:
        **script("features/discriminator_layers"),
        checkpoints=checkpoints,
        data=TEST_DATA,
        networks=network_code,
    output:
        pictures=f"{FEATURES}/discriminator_layers.safetensors",
        effects=f"{FEATURES}/discriminator_layers.effects.parquet",
    log:
        f"{LOGS}/features/{{subject}}/{{seed}}/discriminator_layers.log",
    benchmark:
        f"{TIMINGS}/features/{{subject}}/{{seed}}/discriminator_layers.tsv"
    params:
        **flags("features", "discriminator_layers", **PRESET, **OF_RUN, **THREADS),
    message:
        "{wildcards.subject}/{wildcards.seed}: layers of the discriminator"
    shell:
        SCRIPT


EXPECTED["features"] = [
    *of_each(rules.generator_layers.output, RUNS),
    *of_each(rules.discriminator_layers.output, RUNS_WITH_D),
]
