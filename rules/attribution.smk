# How the discriminator decides. Runs without a discriminator have nothing of it.
ATTRIBUTION = f"{RESULTS}/attribution/{{subject}}/{{seed}}"
FASHION = f"{config['attribution']['samples']['fashion']}/t10k-images-idx3-ubyte.gz"
EXPECTED["attribution"] = expand(
    f"{RESULTS}/attribution/{{run}}/{{file}}",
    run=RUNS_WITH_D,
    file=[
        "pixels.safetensors",
        "pixels.effects.parquet",
        "layers.safetensors",
        "layers.effects.parquet",
        "samples.safetensors",
        "samples.effects.parquet",
        "weak_spots.safetensors",
    ],
)


rule attribution_all:
    input:
        EXPECTED["attribution"],
    message:
        "all results of the phase attribution are there"


rule pixel_attribution:
    input:
        checkpoints=checkpoints,
        training=TRAIN_DATA,
        test=TEST_DATA,
        networks=network_code,
        script="scripts/attribution/pixels.py",
        code=code("scripts/attribution/pixels.py"),
    output:
        pictures=f"{ATTRIBUTION}/pixels.safetensors",
        effects=f"{ATTRIBUTION}/pixels.effects.parquet",
    log:
        f"{LOGS}/attribution/{{subject}}/{{seed}}/pixel_attribution.log",
    benchmark:
        f"{TIMINGS}/attribution/{{subject}}/{{seed}}/pixel_attribution.tsv"
    params:
        **analysis(config, "attribution", "pixels"),
        preset=config["preset"],
        torch=TORCH,
    message:
        "{wildcards.subject}/{wildcards.seed}: attributing the verdict to pixels"
    shell:
        "python {input.script} --checkpoints {input.checkpoints} --training {input.training}"
        " --test {input.test} --preset {params.preset} --name {wildcards.subject}"
        " --run-seed {wildcards.seed} --seed {params.seed} --bank {params.bank}"
        " --compared {params.compared} --checked {params.checked} --orders {params.orders}"
        " --squares {params.squares} --changes {params.changes} --networks {params.networks}"
        " --steps {params.steps} --shown {params.shown} --pictures {output.pictures}"
        " --effects {output.effects} {params.torch} 2>&1 | tee {log}"


rule layer_attribution:
    input:
        checkpoints=checkpoints,
        judge=JUDGE,
        data=TEST_DATA,
        networks=network_code,
        script="scripts/attribution/layers.py",
        code=code("scripts/attribution/layers.py"),
    output:
        tensors=f"{ATTRIBUTION}/layers.safetensors",
        effects=f"{ATTRIBUTION}/layers.effects.parquet",
    log:
        f"{LOGS}/attribution/{{subject}}/{{seed}}/layer_attribution.log",
    benchmark:
        f"{TIMINGS}/attribution/{{subject}}/{{seed}}/layer_attribution.tsv"
    params:
        **analysis(config, "attribution", "layers"),
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
        " --random {params.random} --concept-images {params.concept_images}"
        " --concept-held-out {params.concept_held_out} --null-vectors {params.null_vectors}"
        " --tensors {output.tensors} --effects {output.effects}"
        " {params.torch} 2>&1 | tee {log}"


rule special_samples:
    input:
        checkpoints=checkpoints,
        all_checkpoints=checkpoints_of_all_runs,
        judge=JUDGE,
        train=TRAIN_DATA,
        test=TEST_DATA,
        fashion=if_there(FASHION),
        networks=network_code_of_all_runs,
        script="scripts/attribution/samples.py",
        code=code("scripts/attribution/samples.py"),
    output:
        samples=f"{ATTRIBUTION}/samples.safetensors",
        flipped=f"{ATTRIBUTION}/weak_spots.safetensors",
        effects=f"{ATTRIBUTION}/samples.effects.parquet",
    log:
        f"{LOGS}/attribution/{{subject}}/{{seed}}/special_samples.log",
    benchmark:
        f"{TIMINGS}/attribution/{{subject}}/{{seed}}/special_samples.tsv"
    params:
        **{
            key: value
            for key, value in analysis(config, "attribution", "samples").items()
            if key != "fashion"
        },
        weak_spots=json.dumps(config["attribution"]["weak_spots"], sort_keys=True),
        preset=config["preset"],
        torch=TORCH,
    message:
        "{wildcards.subject}/{wildcards.seed}: special samples, and what flips the discriminator"
    shell:
        "python {input.script} --checkpoints {input.checkpoints}"
        " --all-checkpoints {input.all_checkpoints} --judge {input.judge}"
        " --train {input.train} --test {input.test} --fashion {input.fashion:q}"
        " --preset {params.preset} --name {wildcards.subject} --run-seed {wildcards.seed}"
        " --seed {params.seed} --bank {params.bank} --resamples {params.resamples}"
        " --lens {params.lens} --untrained {params.untrained} --older {params.older} --neighbours {params.neighbours} --starts {params.starts}"
        " --steps {params.steps} --shown {params.shown} --weak-spots {params.weak_spots:q}"
        " --samples {output.samples} --flipped {output.flipped}"
        " --effects {output.effects} {params.torch} 2>&1 | tee {log}"
