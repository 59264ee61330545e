# How the discriminator decides. Runs without a discriminator have nothing of it.
ATTRIBUTION = f"{RESULTS}/attribution/{{subject}}/{{seed}}"
FOREIGN = idx.images_file(
    DATA_FOLDER, config["attribution"]["samples"]["foreign"], "t10k"
)
# Only where it is there is it an input, so that dvc.yaml does not name it.
OPTIONAL.add(str(FOREIGN))


use rule job as pixel_attribution with:
    input:
        **script("attribution/pixels"),
        **CHAIN,
        training=TRAIN_DATA,
        test=TEST_DATA,
    output:
        pictures=f"{ATTRIBUTION}/pixels.safetensors",
        effects=f"{ATTRIBUTION}/pixels.effects.parquet",
    params:
        **flags("attribution", "pixels", **ANALYSIS),


use rule job as layer_attribution with:
    input:
        **script("attribution/layers"),
        **JUDGED,
        data=TEST_DATA,
    output:
        tensors=f"{ATTRIBUTION}/layers.safetensors",
        effects=f"{ATTRIBUTION}/layers.effects.parquet",
    params:
        **flags("attribution", "layers", **ANALYSIS),


use rule job as special_samples with:
    input:
        **script("attribution/samples"),
        checkpoints=of_run.weights,
        all_checkpoints=of_run.all_weights,
        judge=JUDGE,
        train=TRAIN_DATA,
        test=TEST_DATA,
        foreign_images=[FOREIGN] if FOREIGN.is_file() else [],
        networks=of_run.all_code,
    output:
        samples=f"{ATTRIBUTION}/samples.safetensors",
        flipped=f"{ATTRIBUTION}/weak_spots.safetensors",
        effects=f"{ATTRIBUTION}/samples.effects.parquet",
    params:
        **flags(
            "attribution",
            "samples",
            **ANALYSIS,
            weak_spots=lambda wildcards: analysis(config, "attribution", "weak_spots"),
        ),


EXPECTED["attribution"] = of_each(
    [
        *rules.pixel_attribution.output,
        *rules.layer_attribution.output,
        *rules.special_samples.output,
    ],
    RUNS_WITH_D,
)
