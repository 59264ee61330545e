# Raw files, verified, to compact tensors; subjects, built once and checked.
TRAIN_DATA = f"{RESULTS}/prepare/train.safetensors"
TEST_DATA = f"{RESULTS}/prepare/test.safetensors"
SUBJECTS = expand(
    f"{RESULTS}/prepare/subjects/{{subject}}.json",
    subject=sorted({run["subject"] for run in config["design"]["runs"]}),
)


rule prepare:
    input:
        **script("prepare/prepare"),
        parts=[f"{config['prepare']['folder']}/{name}" for name in mnist.CHECKSUMS],
    output:
        train=TRAIN_DATA,
        test=TEST_DATA,
    log:
        f"{LOGS}/prepare/prepare.log",
    benchmark:
        f"{TIMINGS}/prepare/prepare.tsv"
    params:
        **flags("prepare"),
    message:
        f"checking and preparing {DATA.name}"
    shell:
        SCRIPT


# What only the networks can tell, ahead of any training: one job a subject, so that a new subject
# or a change of one trains no other again.


rule validate:
    input:
        **script("prepare/validate"),
        networks=network_files,
    output:
        output=f"{RESULTS}/prepare/subjects/{{subject}}.json",
    log:
        f"{LOGS}/prepare/{{subject}}/validate.log",
    benchmark:
        f"{TIMINGS}/prepare/{{subject}}/validate.tsv"
    params:
        **flags(name=lambda wildcards: wildcards.subject, subject=specification),
    message:
        "{wildcards.subject}: building it and trying what it promises"
    shell:
        SCRIPT


EXPECTED["prepare"] = [*rules.prepare.output, *SUBJECTS]
