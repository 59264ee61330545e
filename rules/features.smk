# What the layers of generator and discriminator hold. One job a run and analysis.
FEATURES = f"{RESULTS}/features/{{subject}}/{{seed}}"
EXPECTED["features"] = [
    *expand(
        f"{RESULTS}/features/{{run}}/generator_layers.{{end}}",
        run=RUNS,
        end=["safetensors", "summary.parquet", "effects.parquet"],
    ),
    *expand(
        f"{RESULTS}/features/{{run}}/discriminator_layers.{{end}}",
        run=RUNS_WITH_D,
        end=["safetensors", "effects.parquet"],
    ),
]


rule features_all:
    input:
        EXPECTED["features"],
    message:
        "all results of the phase features are there"


rule generator_layers:
    input:
        checkpoints=checkpoints,
        judge=JUDGE,
        networks=network_code,
        script="scripts/features/generator_layers.py",
        code=code("scripts/features/generator_layers.py"),
    output:
        pictures=f"{FEATURES}/generator_layers.safetensors",
        summary=f"{FEATURES}/generator_layers.summary.parquet",
        effects=f"{FEATURES}/generator_layers.effects.parquet",
    log:
        f"{LOGS}/features/{{subject}}/{{seed}}/generator_layers.log",
    benchmark:
        f"{TIMINGS}/features/{{subject}}/{{seed}}/generator_layers.tsv"
    params:
        **analysis(config, "features", "generator_layers"),
        preset=config["preset"],
        torch=TORCH,
    message:
        "{wildcards.subject}/{wildcards.seed}: layers of the generator"
    shell:
        "python {input.script} --checkpoints {input.checkpoints} --judge {input.judge}"
        " --preset {params.preset} --name {wildcards.subject} --run-seed {wildcards.seed}"
        " --seed {params.seed} --bank {params.bank} --null-draws {params.null_draws}"
        " --resamples {params.resamples} --pictured {params.pictured}"
        " --pictures {output.pictures} --summary {output.summary} --effects {output.effects}"
        " {params.torch} 2>&1 | tee {log}"


rule discriminator_layers:
    input:
        checkpoints=checkpoints,
        data=TEST_DATA,
        networks=network_code,
        script="scripts/features/discriminator_layers.py",
        code=code("scripts/features/discriminator_layers.py"),
    output:
        pictures=f"{FEATURES}/discriminator_layers.safetensors",
        effects=f"{FEATURES}/discriminator_layers.effects.parquet",
    log:
        f"{LOGS}/features/{{subject}}/{{seed}}/discriminator_layers.log",
    benchmark:
        f"{TIMINGS}/features/{{subject}}/{{seed}}/discriminator_layers.tsv"
    params:
        **analysis(config, "features", "discriminator_layers"),
        preset=config["preset"],
        torch=TORCH,
    message:
        "{wildcards.subject}/{wildcards.seed}: layers of the discriminator"
    shell:
        "python {input.script} --checkpoints {input.checkpoints} --data {input.data}"
        " --preset {params.preset} --name {wildcards.subject} --run-seed {wildcards.seed}"
        " --seed {params.seed} --bank {params.bank} --null-draws {params.null_draws}"
        " --pictured {params.pictured} --ascent-steps {params.ascent_steps}"
        " --pictures {output.pictures} --effects {output.effects}"
        " {params.torch} 2>&1 | tee {log}"
