# The case study, part of the phase report: why a run dies. Its text, tables and pictures are made
# where the parameters name the run; the page of the report is made of them there, and elsewhere of
# the copy that docs/ keeps.
DRAWN_FOR_THE_CASE = ["collapse", "factors", "cures"]
CASE = f"{RESULTS}/report/why-the-article-dies"
CASE_TABLES = [
    "collapse",
    "falls",
    "first",
    "matrix",
    "spread",
    "over_seeds",
    "taken_back",
]
CASE_FILES = [
    f"{CASE}/{name}"
    for name in [
        "README.md",
        *expand("{table}.csv", table=CASE_TABLES),
        *expand("{figure}.{format}", figure=DRAWN_FOR_THE_CASE, format=["svg", "png"]),
    ]
]
CASE_PARENTS = sorted({fork["parent"] for fork in [*CASE_FORKS, *CASE_CONTROL]})
CASE_SOURCE = CASE if CASE_RUN else "docs/why-the-article-dies"
CASE_PAGE = f"{RESULTS}/report/why_the_article_dies.html"
CASE_EXPECTED = [CASE_PAGE, *(CASE_FILES if CASE_RUN else [])]


rule case_study_all:
    input:
        CASE_EXPECTED,
    message:
        "the case study is there"


rule case_study:
    input:
        **script("report/case_study"),
        run_quality=of_case("quality/{run}/quality.parquet"),
        run_traces=of_case("train/{run}/{epoch}/trace.parquet"),
        control_quality=of_case_forks(CASE_CONTROL, "quality.parquet"),
        control_traces=of_case_forks(CASE_CONTROL, "trace.parquet"),
        control_factors=of_case_forks(CASE_CONTROL, "factors.parquet"),
        divergence=of_case("reruns/{run}/divergence.parquet"),
        gates=expand(f"{RESULTS}/reruns/{{run}}/gates.json", run=CASE_PARENTS),
        real=REAL,
        quality=of_case_forks(CASE_FORKS, "quality.parquet"),
        traces=of_case_forks(CASE_FORKS, "trace.parquet"),
        factors=of_case_forks(CASE_FORKS, "factors.parquet"),
        captions=expand("report/case_study/{figure}.rst", figure=DRAWN_FOR_THE_CASE),
        template="report/case_study/case_study.md.j2",
    output:
        **{table: f"{CASE}/{table}.csv" for table in CASE_TABLES},
        text=f"{CASE}/README.md",
    log:
        f"{LOGS}/report/case_study.log",
    benchmark:
        f"{TIMINGS}/report/case_study.tsv"
    params:
        **flags(
            case=CASE_RUN,
            forks=json.dumps(CASE_FORKS),
            unchanged="".join(fork["name"] for fork in CASE_UNCHANGED),
            control="".join(map(json.dumps, CASE_CONTROL)),
            latents=config["reruns"]["watched"],
        ),
    message:
        "writing the case study"
    shell:
        SCRIPT


rule figure_collapse:
    input:
        **script("report/collapse"),
        tracks=of_case_forks(CASE_UNCHANGED, "track.safetensors"),
        traces=of_case_forks(CASE_UNCHANGED, "trace.parquet"),
        factors=of_case_forks(CASE_UNCHANGED, "factors.parquet"),
        healthy=of_case_forks(CASE_CONTROL, "factors.parquet"),
    output:
        figures=captioned(f"{CASE}/collapse", "case_study", "collapse"),
    log:
        f"{LOGS}/report/figure_collapse.log",
    benchmark:
        f"{TIMINGS}/report/figure_collapse.tsv"
    params:
        **flags(),
    message:
        "drawing the collapse"
    shell:
        SCRIPT


rule figure_factors:
    input:
        **script("report/factors"),
        factors=of_case_forks(CASE_TOLD, "factors.parquet"),
    output:
        figures=captioned(f"{CASE}/factors", "case_study", "factors"),
    log:
        f"{LOGS}/report/figure_factors.log",
    benchmark:
        f"{TIMINGS}/report/figure_factors.tsv"
    params:
        **flags(),
    message:
        "drawing the gradient of the generator in factors"
    shell:
        SCRIPT


rule figure_cures:
    input:
        **script("report/cures"),
        matrix=f"{CASE}/matrix.csv",
        images=of_case_forks(CASE_FORKS, "samples.safetensors"),
        real=REAL,
    output:
        figures=captioned(f"{CASE}/cures", "case_study", "cures"),
    log:
        f"{LOGS}/report/figure_cures.log",
    benchmark:
        f"{TIMINGS}/report/figure_cures.tsv"
    params:
        **flags(),
    message:
        "drawing the matrix of cures"
    shell:
        SCRIPT


rule case_study_page:
    input:
        **script("report/case_study_page"),
        text=f"{CASE_SOURCE}/README.md",
        parts=expand(f"{CASE_SOURCE}/{{figure}}.png", figure=DRAWN_FOR_THE_CASE),
        template="report/case_study/page.html.j2",
    output:
        output=report(
            CASE_PAGE,
            caption="../../report/case_study/page.rst",
            category="case study",
        ),
    log:
        f"{LOGS}/report/case_study_page.log",
    benchmark:
        f"{TIMINGS}/report/case_study_page.tsv"
    params:
        **flags(),
    message:
        "writing the page of the case study"
    shell:
        SCRIPT
