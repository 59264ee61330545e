# The only DAG of glassgan; dvc.yaml is generated from it (tools/sync_dvc.py).


include: "rules/start.smk"


configfile: "params.yaml"


include: "rules/common.smk"
include: "rules/job.smk"


# The environment of jobs with `--sdm apptainer` (docs/cluster.md); without, it is that of Snakemake.
container: "glassgan.sif"


# Every rule that runs a script is this one, with files and values of its own.
rule job:
    threads: DESIGN["threads"]
    resources:
        **RESOURCES,
    params:
        **flags(),
    shell:
        "python {input.script} {params.files} {params.flags} 2>&1 | tee {log}"


# The same on the device that the parameters name.
use rule job as job_on_device with:
    resources:
        **ON_DEVICE,


PHASES = (
    "prepare judge train quality features units latent attribution theory forks claims"
)


TOPICS = (
    "judge training quality features units unit_atlas latent attribution theory "
    "forks case_study"
)
for part in [*PHASES.split(), "report/figures"]:

    include: f"rules/{part}.smk"


if DESIGN["parts"] > 1:

    include: "rules/parts.smk"


for topic in TOPICS.split():

    include: f"rules/report/{topic}.smk"


include: "rules/report/answers.smk"
include: "rules/paper.smk"
include: "rules/report.smk"


for phase, files in EXPECTED.items():

    rule:
        name:
            f"{phase}_all"
        input:
            [*files, MANIFEST] if phase == "report" else files,
        localrule: True
        message:
            "all results of a phase are there"


for made in workflow.rules:
    if made.output:
        finish(made)


rule all:
    default_target: True
    input:
        # every file, not only the last: Snakemake does not restore what is missing in between
        EXPECTED.values(),
        MANIFEST,
    localrule: True
    message:
        "all results are there"


# What tools/run.py asks for before anything else, since it goes on after jobs that fail.
rule accepted:
    input:
        SUBJECTS,
        CHECKED,
    localrule: True
    message:
        "networks and forks are accepted"


# Where jobs run here, no rate of starting them is limited. With a limit Snakemake 9.27 looks for jobs
# once more a second for every job that has ended: after a hundred jobs that takes half a core.
onstart:
    if workflow.local_exec:
        workflow.scheduler.job_rate_limiter = None


# Results hold what the parameters ask for: a run taken out of `design.runs` is taken out of
# results/ as well, after a run of everything that params.yaml or an overlay asks for.
onsuccess:
    if not LOST:
        clear(workflow, EXPECTED, RESULTS)


onerror:
    tell(workflow, LOST, QUALITIES, PAGE_FILES[0])
