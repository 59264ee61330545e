# Gathered effects, the HTML report, the numbers in short and the manifest; figures are made by
# rules/report/<topic>.smk. A figure rule takes tables and tensors of results and its own section of
# `report`, so that changing how a figure looks draws it, with those that the same job draws, and
# writes the report again, and nothing else.
HTML = f"{RESULTS}/report/report.html"
METRICS = f"{RESULTS}/report/metrics.json"
CURVES = f"{RESULTS}/report/curves.csv"
MANIFEST = f"{RESULTS}/manifest.json"
FIGURES_OF_REPORT = [path for path in there(DRAWN) if path.endswith(".svg")]
EXPECTED["report"] = [
    *DRAWN,
    *GATHERED.values(),
    HTML,
    METRICS,
    CURVES,
    UNIT_ATLAS_PAGE,
    *CASE_EXPECTED,
]


# One table a phase: q-values are within an analysis, and figures wait for their own phase only.
rule gather:
    input:
        **script("report/gather"),
        tables=lambda wildcards: [
            file
            for file in EXPECTED[wildcards.phase]
            if file.endswith(".effects.parquet")
        ],
    output:
        output=f"{RESULTS}/report/effects/{{phase}}.parquet",
    log:
        f"{LOGS}/report/effects/{{phase}}.log",
    benchmark:
        f"{TIMINGS}/report/effects/{{phase}}.tsv"
    wildcard_constraints:
        phase="|".join(GATHERED),
    params:
        **flags(),
    message:
        "gathering the effects of phase {wildcards.phase}"
    shell:
        SCRIPT


rule report:
    input:
        **script("report/report"),
        effects=list(GATHERED.values()),
        results=there(
            [
                *SUBJECTS,
                JUDGE_METRICS,
                *TRACES,
                *QUALITIES,
                *expand(
                    f"{RESULTS}/reruns/{{run}}/divergence.parquet", run=TRAINED_RUNS
                ),
                *expand(
                    f"{RESULTS}/reruns/{{run}}/{{file}}",
                    run=FORKED_RUNS,
                    file=["gates.json", "above_floor.parquet"],
                ),
                *expand(f"{RESULTS}/units/{{run}}/sets.safetensors", run=RUNS),
                *expand(f"{RESULTS}/latent/{{run}}/directions.parquet", run=RUNS),
                *expand(
                    f"{RESULTS}/attribution/{{run}}/pixels.safetensors",
                    run=RUNS_WITH_D,
                ),
                *MATCHES,
                *FIGURES_OF_REPORT,
            ]
        ),
        captions=captions_of(DRAWN),
        case_study=there([CASE_PAGE]),
        unit_atlas=there([UNIT_ATLAS_PAGE]),
        template="report/report.html.j2",
        parts=[
            "report/latent/text.html.j2",
            *expand(
                "report/attribution/{part}.html.j2",
                part=["text", "pixels", "layers", "samples", "weak_spots"],
            ),
        ],
    output:
        html=report(HTML, caption="../report/report.rst", category="report"),
        metrics=METRICS,
        curves=CURVES,
    log:
        f"{LOGS}/report/report.log",
    benchmark:
        f"{TIMINGS}/report/report.tsv"
    params:
        **flags(
            runs=RUNS,
            trained=TRAINED_RUNS,
            parameters=json.dumps(config),
            without=json.dumps(WITHOUT),
        ),
    message:
        "writing the report"
    shell:
        SCRIPT


rule manifest:
    input:
        **script("report/manifest"),
        results=[file for files in EXPECTED.values() for file in files],
    output:
        output=MANIFEST,
    log:
        f"{LOGS}/report/manifest.log",
    benchmark:
        f"{TIMINGS}/report/manifest.tsv"
    params:
        **flags(parameters=json.dumps(config), without=sorted(LOST)),
    message:
        "writing the manifest"
    shell:
        SCRIPT
