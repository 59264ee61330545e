# Raw files, verified, to compact tensors; subjects, built once and checked.
TRAIN_DATA = f"{RESULTS}/prepare/train.safetensors"
TEST_DATA = f"{RESULTS}/prepare/test.safetensors"
SUBJECTS = f"{RESULTS}/prepare/subjects.json"
EXPECTED["prepare"] = [TRAIN_DATA, TEST_DATA, SUBJECTS]


rule prepare_all:
    input:
        EXPECTED["prepare"],
    message:
        "all results of the phase prepare are there"


rule prepare:
    input:
        raw=expand(
            "{folder}/{part}-{kind}-ubyte.gz",
            folder=config["prepare"]["folder"],
            part=["train", "t10k"],
            kind=["images-idx3", "labels-idx1"],
        ),
        script="scripts/prepare.py",
        code=code("scripts/prepare.py"),
    output:
        train=TRAIN_DATA,
        test=TEST_DATA,
    log:
        f"{LOGS}/prepare/prepare.log",
    benchmark:
        f"{TIMINGS}/prepare/prepare.tsv"
    params:
        train_images=config["prepare"]["train_images"],
        test_images=config["prepare"]["test_images"],
        validation=config["prepare"]["validation"],
        seed=config["prepare"]["seed"],
    message:
        "checking and preparing MNIST"
    shell:
        "python {input.script} --raw {input.raw:q} --train-images {params.train_images}"
        " --test-images {params.test_images} --validation {params.validation}"
        " --seed {params.seed} --train {output.train} --test {output.test} 2>&1 | tee {log}"


# What only the networks can tell, ahead of any training.
rule validate:
    input:
        script="scripts/validate.py",
        code=code("scripts/validate.py"),
        networks=sorted(
            {
                file
                for subject in config["design"]["subjects"].values()
                for file in module_code(subject["build"])
            }
        ),
    output:
        SUBJECTS,
    log:
        f"{LOGS}/prepare/validate.log",
    benchmark:
        f"{TIMINGS}/prepare/validate.tsv"
    params:
        subjects=json.dumps(config["design"]["subjects"], sort_keys=True),
    message:
        "building every subject once"
    shell:
        "python {input.script} --subjects {params.subjects:q} --output {output} 2>&1 | tee {log}"
