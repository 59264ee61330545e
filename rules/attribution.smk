# How the discriminator decides. Runs without a discriminator have nothing of it.
ATTRIBUTION = f"{RESULTS}/attribution/{{subject}}/{{seed}}"
FASHION = f"{config['attribution']['samples']['fashion']}/t10k-images-idx3-ubyte.gz"


rule pixel_attribution:
    input:
        **script("attribution/pixels"),
        checkpoints=checkpoints,
        training=TRAIN_DATA,
        test=TEST_DATA,
        networks=network_code,
    output:
        pictures=f"{ATTRIBUTION}/pixels.safetensors",
        effects=f"{ATTRIBUTION}/pixels.effects.parquet",
    log:
        f"{LOGS}/attribution/{{subject}}/{{seed}}/pixel_attribution.log",
    benchmark:
        f"{TIMINGS}/attribution/{{subject}}/{{seed}}/pixel_attribution.tsv"
    params:
        **flags("attribution", "pixels", **PRESET, **OF_RUN, **THREADS),
    message:
        "{wildcards.subject}/{wildcards.seed}: attributing the verdict to pixels"
    shell:
        SCRIPT


rule layer_attribution:
    input:
        **script("attribution/layers"),
        checkpoints=checkpoints,
        judge=JUDGE,
        data=TEST_DATA,
        networks=network_code,
    output:
        tensors=f"{ATTRIBUTION}/layers.safetensors",
        effects=f"{ATTRIBUTION}/layers.effects.parquet",
    log:
        f"{LOGS}/attribution/{{subject}}/{{seed}}/layer_attribution.log",
    benchmark:
        f"{TIMINGS}/attribution/{{subject}}/{{seed}}/layer_attribution.tsv"
    params:
        **flags("attribution", "layers", **PRESET, **OF_RUN, **THREADS),
    message:
        "{wildcards.subject}/{wildcards.seed}: what the layers of the discriminator add"
    shell:
        SCRIPT


rule special_samples:
    input:
        **script("attribution/samples"),
        checkpoints=checkpoints,
        all_checkpoints=checkpoints_of_all_runs,
        judge=JUDGE,
        train=TRAIN_DATA,
        test=TEST_DATA,
        fashion_images=if_there(FASHION),
        networks=network_code_of_all_runs,
    output:
        samples=f"{ATTRIBUTION}/samples.safetensors",
        flipped=f"{ATTRIBUTION}/weak_spots.safetensors",
        effects=f"{ATTRIBUTION}/samples.effects.parquet",
    log:
        f"{LOGS}/attribution/{{subject}}/{{seed}}/special_samples.log",
    benchmark:
        f"{TIMINGS}/attribution/{{subject}}/{{seed}}/special_samples.tsv"
    params:
        **flags(
            "attribution",
            "samples",
            **PRESET,
            **OF_RUN,
            **THREADS,
            weak_spots=lambda wildcards: analysis(config, "attribution", "weak_spots"),
        ),
    message:
        "{wildcards.subject}/{wildcards.seed}: special samples, and what flips the discriminator"
    shell:
        SCRIPT


EXPECTED["attribution"] = of_each(
    [
        *rules.pixel_attribution.output,
        *rules.layer_attribution.output,
        *rules.special_samples.output,
    ],
    RUNS_WITH_D,
)
