# How the discriminator decides. Runs without a discriminator have nothing of it.
ATTRIBUTION = f"{RESULTS}/attribution/{{subject}}/{{seed}}"
EXPECTED["attribution"] = expand(
    f"{RESULTS}/attribution/{{run}}/{{file}}",
    run=RUNS_WITH_D,
    file=["layers.safetensors", "layers.effects.parquet"],
)


rule attribution_all:
    input:
        EXPECTED["attribution"],
    message:
        "all results of the phase attribution are there"


rule layer_attribution:
    input:
        checkpoints=checkpoints,
        judge=JUDGE,
        data=TEST_DATA,
        networks=network_code,
        script="scripts/layer_attribution.py",
        code=code("scripts/layer_attribution.py"),
    output:
        tensors=f"{ATTRIBUTION}/layers.safetensors",
        effects=f"{ATTRIBUTION}/layers.effects.parquet",
    log:
        f"{LOGS}/attribution/{{subject}}/{{seed}}/layer_attribution.log",
    benchmark:
        f"{TIMINGS}/attribution/{{subject}}/{{seed}}/layer_attribution.tsv"
    params:
        **config["attribution"]["layers"],
        seed=config["attribution"]["seed"],
        preset=config["preset"],
        torch=TORCH,
    message:
        "{wildcards.subject}/{wildcards.seed}: what the layers of the discriminator add"
    shell:
        "python {input.script} --checkpoints {input.checkpoints} --judge {input.judge}"
        " --data {input.data} --preset {params.preset} --name {wildcards.subject}"
        " --run-seed {wildcards.seed} --seed {params.seed} --bank {params.bank}"
        " --most-steps {params.most_steps} --untrained {params.untrained}"
        " --pushed {params.pushed} --null-directions {params.null_directions}"
        " --concept-images {params.concept_images}"
        " --concept-held-out {params.concept_held_out} --null-vectors {params.null_vectors}"
        " --tensors {output.tensors} --effects {output.effects}"
        " {params.torch} 2>&1 | tee {log}"
