# What the directions of the latent space do.
LATENT = f"{RESULTS}/latent/{{subject}}/{{seed}}"
EXPECTED["latent"] = expand(
    f"{RESULTS}/latent/{{run}}/{{file}}",
    run=RUNS,
    file=[
        "traversal.safetensors",
        "traversal.effects.parquet",
        "inversion.safetensors",
        "inversion.effects.parquet",
    ],
)


rule latent_all:
    input:
        EXPECTED["latent"],
    message:
        "all results of the phase latent are there"


rule traversal:
    input:
        checkpoints=checkpoints,
        networks=network_code,
        script="scripts/traversal.py",
        code=code("scripts/traversal.py"),
    output:
        pictures=f"{LATENT}/traversal.safetensors",
        effects=f"{LATENT}/traversal.effects.parquet",
    log:
        f"{LOGS}/latent/{{subject}}/{{seed}}/traversal.log",
    benchmark:
        f"{TIMINGS}/latent/{{subject}}/{{seed}}/traversal.tsv"
    params:
        **config["latent"],
        preset=config["preset"],
        torch=TORCH,
    message:
        "{wildcards.subject}/{wildcards.seed}: moves along single latent components"
    shell:
        "python {input.script} --checkpoints {input.checkpoints} --preset {params.preset}"
        " --name {wildcards.subject} --run-seed {wildcards.seed} --seed {params.seed}"
        " --bank {params.bank} --null-directions {params.null_directions}"
        " --length {params.length} --range {params.range} --shown {params.shown}"
        " --pictures {output.pictures} --effects {output.effects} {params.torch} 2>&1 | tee {log}"


rule inversion:
    input:
        checkpoints=checkpoints,
        judge=JUDGE,
        images=TEST_DATA,
        networks=network_code,
        script="scripts/inversion.py",
        code=code("scripts/inversion.py"),
    output:
        pictures=f"{LATENT}/inversion.safetensors",
        effects=f"{LATENT}/inversion.effects.parquet",
    log:
        f"{LOGS}/latent/{{subject}}/{{seed}}/inversion.log",
    benchmark:
        f"{TIMINGS}/latent/{{subject}}/{{seed}}/inversion.tsv"
    params:
        **config["latent"]["inversion"],
        seed=config["latent"]["seed"],
        preset=config["preset"],
        torch=TORCH,
    message:
        "{wildcards.subject}/{wildcards.seed}: the latents that draw real images best"
    shell:
        "python {input.script} --checkpoints {input.checkpoints} --judge {input.judge}"
        " --images {input.images} --preset {params.preset} --name {wildcards.subject}"
        " --run-seed {wildcards.seed} --seed {params.seed} --bank {params.bank}"
        " --real {params.real} --generated {params.generated} --starts {params.starts}"
        " --steps {params.steps} --shown {params.shown} --pictures {output.pictures}"
        " --effects {output.effects} {params.torch} 2>&1 | tee {log}"
