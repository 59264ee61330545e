# The case study, part of the phase report: why a run dies. Its text, tables and pictures are made
# where the parameters name the run; the page of the report is made of them there, and elsewhere of
# the copy that docs/ keeps.
from glassgan.report.names import CASE_FIGURES, CASE_FOLDER

CASE_RUN = config["report"]["case_study"]
CASE_FORKS, CASE_UNCHANGED, CASE_CONTROL, CASE_TOLD = of_the_case(FORKS, CASE_RUN)
CASE_PARENTS = sorted({fork["parent"] for fork in [*CASE_FORKS, *CASE_CONTROL]})
CASE = f"{RESULTS}/report/why-the-article-dies"
CASE_TABLES = "collapse falls first matrix spread over_seeds taken_back".split()
CASE_TEXTS = [
    "README.md" if name == LANGUAGES[0] else f"README.{name}.md" for name in LANGUAGES
]
CASE_PICTURES = [f"{figure}.png" for figure in CASE_FIGURES] + [
    f"{figure}.{name}.png" for name in LANGUAGES[1:] for figure in CASE_FIGURES
]
if CASE_RUN:  # its figures are drawn for the page
    CASE_SHOWN = there(f"{CASE}/{name}" for name in CASE_TEXTS)
else:
    CASE_KEPT = Path("docs/why-the-article-dies")
    CASE_SHOWN = [
        str(CASE_KEPT / name)
        for name in [*CASE_TEXTS, *CASE_PICTURES]
        if (CASE_KEPT / name).is_file()
    ]


rule case_study_all:
    input:
        lambda wildcards: CASE_EXPECTED,
    message:
        "the case study is there"


use rule job as case_study with:
    input:
        **script("report/case_study"),
        **told("case_study"),
        run_quality=of_run.of(CASE_RUN, "quality/{run}/quality.parquet"),
        run_traces=of_run.of(CASE_RUN, "train/{run}/{epoch}/trace.parquet"),
        control_quality=of_fork.named("quality.parquet", CASE_CONTROL),
        control_traces=of_fork.named("trace.parquet", CASE_CONTROL),
        control_factors=of_fork.named("factors.parquet", CASE_CONTROL),
        divergence=of_run.of(CASE_RUN, "forks/{run}/divergence.parquet"),
        gates=expand(f"{RESULTS}/forks/{{run}}/gates.json", run=CASE_PARENTS),
        real=REAL,
        quality=of_fork.named("quality.parquet", CASE_FORKS),
        traces=of_fork.named("trace.parquet", CASE_FORKS),
        factors=of_fork.named("factors.parquet", CASE_FORKS),
        parts="report/case_study/case_study.md.j2",
    output:
        **{table: f"{CASE}/{table}.csv" for table in CASE_TABLES},
        text=[f"{CASE}/{name}" for name in CASE_TEXTS],
    params:
        **flags(
            case=CASE_RUN,
            forks=json.dumps(CASE_FORKS),
            unchanged="".join(fork["name"] for fork in CASE_UNCHANGED),
            control="".join(map(json.dumps, CASE_CONTROL)),
            latents=config["forks"]["watched"],
        ),


use rule job as case_study_figures with:
    input:
        **script("report/case_study_figures"),
        **told("case_study_figures"),
        tracks=of_fork.named("track.safetensors", CASE_UNCHANGED),
        traces=of_fork.named("trace.parquet", CASE_UNCHANGED),
        factors=of_fork.named("factors.parquet", CASE_UNCHANGED),
        healthy=of_fork.named("factors.parquet", CASE_CONTROL),
        told=of_fork.named("factors.parquet", CASE_TOLD),
        matrix=f"{CASE}/matrix.csv",
        images=of_fork.named("samples.safetensors", CASE_FORKS),
        real=REAL,
    output:
        figures=drawn("case_study", *CASE_FIGURES),
        pictures=[f"{CASE}/{name}" for name in CASE_PICTURES],


CASE_EXPECTED = []
if CASE_RUN:
    DRAWN += map(str, rules.case_study_figures.output.figures)
    CASE_EXPECTED += [*rules.case_study.output, *rules.case_study_figures.output]
