# Raw files, verified, to compact tensors; subjects, built once and checked.
DATA_FOLDER = config["prepare"]["folder"]
TRAIN_DATA = f"{RESULTS}/prepare/train.safetensors"
TEST_DATA = f"{RESULTS}/prepare/test.safetensors"
SUBJECTS = expand(
    f"{RESULTS}/prepare/subjects/{{subject}}.json",
    subject=sorted({run["subject"] for run in DESIGN["runs"]}),
)


use rule job as prepare with:
    input:
        **script("prepare/prepare"),
        parts=IMAGES.files,
    output:
        train=TRAIN_DATA,
        test=TEST_DATA,
    params:
        **flags("prepare", data=data_as_word),
        state=IMAGES.state,


# What only the networks can tell, ahead of any training: one job a subject, so that a new subject
# or a change of one trains no other again.


use rule job as validate with:
    input:
        **script("prepare/validate"),
        networks=of_run.code_and_weights,
    output:
        output=f"{RESULTS}/prepare/subjects/{{subject}}.json",
    params:
        **flags(name=lambda wildcards: wildcards.subject, subject=of_run.specification),


EXPECTED["prepare"] = [*rules.prepare.output, *SUBJECTS]
