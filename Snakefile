# The only DAG of glassgan; dvc.yaml is generated from it (scripts/sync_dvc.py).


configfile: "params.yaml"


include: "rules/common.smk"
include: "rules/prepare.smk"
include: "rules/judge.smk"
include: "rules/train.smk"
include: "rules/quality.smk"
include: "rules/features.smk"
include: "rules/units.smk"
include: "rules/latent.smk"
include: "rules/attribution.smk"
include: "rules/reruns.smk"
include: "rules/report_case_study.smk"
include: "rules/report_features.smk"
include: "rules/report_units.smk"
include: "rules/report_latent.smk"
include: "rules/report_attribution.smk"
include: "rules/report_reruns.smk"
include: "rules/report.smk"


localrules:
    all,
    prepare_all,
    judge_all,
    train_all,
    quality_all,
    features_all,
    units_all,
    latent_all,
    attribution_all,
    reruns_all,
    report_all,


rule all:
    default_target: True
    input:
        # every file, not only the last: Snakemake does not restore what is missing in between
        EXPECTED.values(),
        MANIFEST,
    message:
        "all results are there"


# Results must hold what the parameters ask for and nothing else: a run taken out of
# `design.runs` is taken out of results/ as well. Each phase lists its files, so that
# this is right whatever part of the workflow was asked for.
onsuccess:
    surplus = [
        path
        for phase, files in EXPECTED.items()
        for path in left_over(f"{RESULTS}/{phase}", files)
    ]
    for path in surplus:
        print(f"removed, since the parameters no longer ask for it: {path}")
    remove(surplus, within=RESULTS)
