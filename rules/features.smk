# What the layers of generator and discriminator hold. One job a run and analysis.
FEATURES = f"{RESULTS}/features/{{subject}}/{{seed}}"


use rule job as generator_layers with:
    input:
        **script("features/generator_layers"),
        **JUDGED,
    output:
        pictures=f"{FEATURES}/generator_layers.safetensors",
        summary=f"{FEATURES}/generator_layers.summary.parquet",
        effects=f"{FEATURES}/generator_layers.effects.parquet",
    params:
        **flags("features", "generator_layers", **ANALYSIS),


use rule job as discriminator_layers with:
    input:
        **script("features/discriminator_layers"),
        **CHAIN,
        data=TEST_DATA,
    output:
        pictures=f"{FEATURES}/discriminator_layers.safetensors",
        effects=f"{FEATURES}/discriminator_layers.effects.parquet",
    params:
        **flags("features", "discriminator_layers", **ANALYSIS),


EXPECTED["features"] = [
    *of_each(rules.generator_layers.output, RUNS),
    *of_each(rules.discriminator_layers.output, RUNS_WITH_D),
]
