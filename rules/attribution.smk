# How the discriminator decides. Runs without a discriminator have nothing of it.
ATTRIBUTION = f"{RESULTS}/attribution/{{subject}}/{{seed}}"
FASHION = f"{config['attribution']['samples']['fashion']}/t10k-images-idx3-ubyte.gz"
EXPECTED["attribution"] = expand(
    f"{RESULTS}/attribution/{{run}}/{{file}}",
    run=RUNS_WITH_D,
    file=["samples.safetensors", "samples.effects.parquet"],
)


rule attribution_all:
    input:
        EXPECTED["attribution"],
    message:
        "all results of the phase attribution are there"


rule special_samples:
    input:
        checkpoints=checkpoints,
        all_checkpoints=checkpoints_of_all_runs,
        judge=JUDGE,
        train=TRAIN_DATA,
        test=TEST_DATA,
        fashion=if_there(FASHION),
        networks=network_code_of_all_runs,
        script="scripts/special_samples.py",
        code=code("scripts/special_samples.py"),
    output:
        samples=f"{ATTRIBUTION}/samples.safetensors",
        effects=f"{ATTRIBUTION}/samples.effects.parquet",
    log:
        f"{LOGS}/attribution/{{subject}}/{{seed}}/special_samples.log",
    benchmark:
        f"{TIMINGS}/attribution/{{subject}}/{{seed}}/special_samples.tsv"
    params:
        **{
            key: value
            for key, value in config["attribution"]["samples"].items()
            if key != "fashion"
        },
        seed=config["attribution"]["seed"],
        preset=config["preset"],
        torch=TORCH,
    message:
        "{wildcards.subject}/{wildcards.seed}: what the discriminator says of special samples"
    shell:
        "python {input.script} --checkpoints {input.checkpoints}"
        " --all-checkpoints {input.all_checkpoints} --judge {input.judge}"
        " --train {input.train} --test {input.test} --fashion {input.fashion:q}"
        " --preset {params.preset} --name {wildcards.subject} --run-seed {wildcards.seed}"
        " --seed {params.seed} --bank {params.bank} --resamples {params.resamples}"
        " --older {params.older} --neighbours {params.neighbours} --starts {params.starts}"
        " --steps {params.steps} --shown {params.shown} --samples {output.samples}"
        " --effects {output.effects} {params.torch} 2>&1 | tee {log}"
