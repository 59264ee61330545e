# The case study, part of the phase report: why a run dies. Its text, tables and pictures are made
# where the parameters name the run; the page of the report is made of them there, and elsewhere of
# the copy that docs/ keeps.
CASE_RUN = config["report"]["case_study"]
CASE_FORKS, CASE_UNCHANGED, CASE_CONTROL, CASE_TOLD = of_the_case(FORKS, CASE_RUN)
CASE_PARENTS = sorted({fork["parent"] for fork in [*CASE_FORKS, *CASE_CONTROL]})
CASE = f"{RESULTS}/report/why-the-article-dies"
CASE_TABLES = "collapse falls first matrix spread over_seeds taken_back".split()
CASE_FIGURES = ["collapse", "factors", "cures"]
CASE_SOURCE = CASE if CASE_RUN else "docs/why-the-article-dies"
CASE_PAGE = f"{RESULTS}/report/why_the_article_dies.html"


rule case_study_all:
    input:
        lambda wildcards: CASE_EXPECTED,
    message:
        "the case study is there"


use rule job as case_study with:
    input:
        **script("report/case_study"),
        run_quality=of_run.of(CASE_RUN, "quality/{run}/quality.parquet"),
        run_traces=of_run.of(CASE_RUN, "train/{run}/{epoch}/trace.parquet"),
        control_quality=of_fork.named("quality.parquet", CASE_CONTROL),
        control_traces=of_fork.named("trace.parquet", CASE_CONTROL),
        control_factors=of_fork.named("factors.parquet", CASE_CONTROL),
        divergence=of_run.of(CASE_RUN, "reruns/{run}/divergence.parquet"),
        gates=expand(f"{RESULTS}/reruns/{{run}}/gates.json", run=CASE_PARENTS),
        real=REAL,
        quality=of_fork.named("quality.parquet", CASE_FORKS),
        traces=of_fork.named("trace.parquet", CASE_FORKS),
        factors=of_fork.named("factors.parquet", CASE_FORKS),
        captions=expand("report/case_study/{figure}.rst", figure=CASE_FIGURES),
        template="report/case_study/case_study.md.j2",
    output:
        **{table: f"{CASE}/{table}.csv" for table in CASE_TABLES},
        text=f"{CASE}/README.md",
    params:
        **flags(
            case=CASE_RUN,
            forks=json.dumps(CASE_FORKS),
            unchanged="".join(fork["name"] for fork in CASE_UNCHANGED),
            control="".join(map(json.dumps, CASE_CONTROL)),
            latents=config["reruns"]["watched"],
        ),


use rule job as case_study_figures with:
    input:
        **script("report/case_study_figures"),
        tracks=of_fork.named("track.safetensors", CASE_UNCHANGED),
        traces=of_fork.named("trace.parquet", CASE_UNCHANGED),
        factors=of_fork.named("factors.parquet", CASE_UNCHANGED),
        healthy=of_fork.named("factors.parquet", CASE_CONTROL),
        told=of_fork.named("factors.parquet", CASE_TOLD),
        matrix=f"{CASE}/matrix.csv",
        images=of_fork.named("samples.safetensors", CASE_FORKS),
        real=REAL,
    output:
        figures=[
            file
            for figure in CASE_FIGURES
            for file in captioned(f"{CASE}/{figure}", "case_study", figure)
        ],


use rule job as case_study_page with:
    input:
        **script("report/case_study_page"),
        text=f"{CASE_SOURCE}/README.md",
        parts=expand(f"{CASE_SOURCE}/{{figure}}.png", figure=CASE_FIGURES),
        template="report/case_study/page.html.j2",
    output:
        output=report(
            CASE_PAGE,
            caption="../../report/case_study/page.rst",
            category="case study",
        ),


CASE_EXPECTED = [CASE_PAGE]
if CASE_RUN:
    CASE_EXPECTED += [*rules.case_study.output, *rules.case_study_figures.output]
