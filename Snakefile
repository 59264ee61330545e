# The only DAG of glassgan; dvc.yaml is generated from it (tools/sync_dvc.py).


include: "rules/start.smk"


configfile: "params.yaml"


include: "rules/common.smk"
include: "rules/paths.smk"
include: "rules/forks.smk"
include: "rules/prepare.smk"
include: "rules/judge.smk"
include: "rules/train.smk"
include: "rules/quality.smk"
include: "rules/features.smk"
include: "rules/units.smk"
include: "rules/latent.smk"
include: "rules/attribution.smk"
include: "rules/reruns.smk"
include: "rules/report/judge.smk"
include: "rules/report/training.smk"
include: "rules/report/quality.smk"
include: "rules/report/features.smk"
include: "rules/report/units.smk"
include: "rules/report/latent.smk"
include: "rules/report/attribution.smk"
include: "rules/report/reruns.smk"
include: "rules/report/case_study.smk"
include: "rules/report.smk"


localrules:
    all,
    accepted,


for phase, files in EXPECTED.items():

    rule:
        name:
            f"{phase}_all"
        input:
            [*files, MANIFEST] if phase == "report" else files,
        localrule: True
        message:
            "all results of a phase are there"


rule all:
    default_target: True
    input:
        # every file, not only the last: Snakemake does not restore what is missing in between
        EXPECTED.values(),
        MANIFEST,
    message:
        "all results are there"


# What tools/run.py asks for before anything else, since it goes on after jobs that fail.
rule accepted:
    input:
        SUBJECTS,
        CHECKED,
    message:
        "networks and forks are accepted"


# Where jobs run here, no rate of starting them is limited. With a limit Snakemake 9.27 looks for jobs
# once more a second for every job that has ended: after a hundred jobs that takes half a core.
onstart:
    if workflow.local_exec:
        workflow.scheduler.job_rate_limiter = None


# Results hold what the parameters ask for: a run taken out of `design.runs` is taken out of
# results/ as well. Only files that Snakemake has a record of, and only after a run of everything
# that params.yaml or an overlay asks for.
onsuccess:
    if removes(workflow):
        surplus = [
            path
            for phase, files in EXPECTED.items()
            for path in left_over(f"{RESULTS}/{phase}", files, made_here)
        ]
        for path in surplus:
            print(f"removed, since the parameters no longer ask for it: {path}")
            workflow.persistence.cleanup_metadata(IOFile(str(path)))
        remove(surplus, within=RESULTS)


# Snakemake ends with its own words; the errors of the jobs come after these.
onerror:
    failed = workflow.scheduler.failed
    failures = of_jobs(failed)
    if failures:
        atexit.register(print, last_words(failures), file=sys.stderr)
    goes_on = workflow.execution_settings.keep_going and not LOST
    wanted = {job.rule.name for job in workflow.dag.jobs}
    files = lost(failed, workflow.dag.depending)
    told = set(QUALITIES) - set(files)  # of runs that the report can tell of
    if (
        failures
        and goes_on
        and "report" in wanted
        and told
        and can_report(failures)
    ):
        for failure in failures:
            failure["error"] = error_of(failure["log"])
        write_json(RECORD, {"failed": failures, "lost": files, "report": HTML})
