# Figures, the HTML report, the numbers in short and the manifest. A figure rule takes tables
# and tensors of results and its own section of `report`, so that changing how a figure looks
# draws it, with those that the same job draws, and writes the report again, and nothing else.
HTML = f"{RESULTS}/report/report.html"
METRICS = f"{RESULTS}/report/metrics.json"
CURVES = f"{RESULTS}/report/curves.csv"
MANIFEST = f"{RESULTS}/manifest.json"

DRAWN_FOR_A_RUN = [*DRAWN_FOR_FEATURES, *DRAWN_FOR_LATENT]
ASKED_FOR = expand(
    f"{FIGURES}/{{name}}.{{format}}",
    name=[
        *(["curves"] if TRAINED_RUNS else []),
        "calibration",
        "quality",
        *expand("{r}/{f}", r=RUNS, f=DRAWN_FOR_A_RUN),
        *expand("{r}/{f}", r=RUNS_WITH_D, f=DRAWN_FOR_DISCRIMINATOR),
        *expand("{r}/dynamics", r=TRAINED_RUNS),
        *expand("{r}/{f}", r=FORKED_RUNS, f=DRAWN_FOR_FORKS),
        *expand("{r}/{f}", r=RUNS, f=DRAWN_FOR_UNITS),
        *expand("{subject}/unit_matches", subject=MATCHED_SUBJECTS),
    ],
    format=["svg", "png"],
)
DRAWN = there(ASKED_FOR)
EXPECTED["report"] = [
    *DRAWN,
    EFFECTS,
    HTML,
    METRICS,
    CURVES,
    UNIT_ATLAS_PAGE,
    *CASE_EXPECTED,
]


rule report_all:
    input:
        EXPECTED["report"],
        MANIFEST,
    message:
        "all results of the phase report are there"


rule gather:
    input:
        tables=[
            file
            for phase in EXPECTED
            for file in EXPECTED[phase]
            if file.endswith(".effects.parquet")
        ],
        script="scripts/gather.py",
        code=code("scripts/gather.py"),
    output:
        EFFECTS,
    log:
        f"{LOGS}/report/gather.log",
    benchmark:
        f"{TIMINGS}/report/gather.tsv"
    message:
        "gathering the effects of all runs"
    shell:
        "python {input.script} --tables {input.tables} --output {output} 2>&1 | tee {log}"


rule figure_calibration:
    input:
        calibration=CALIBRATION,
        confusion=CONFUSION,
        script="scripts/figure_calibration.py",
        code=code("scripts/figure_calibration.py"),
    output:
        captioned(f"{FIGURES}/calibration", "calibration", "judge"),
    log:
        f"{LOGS}/report/figure_calibration.log",
    benchmark:
        f"{TIMINGS}/report/figure_calibration.tsv"
    message:
        "drawing the calibration of the judge"
    shell:
        "python {input.script} --calibration {input.calibration} --confusion {input.confusion}"
        " --figures {output} 2>&1 | tee {log}"


rule figure_curves:
    input:
        traces=TRACES,
        script="scripts/figure_curves.py",
        code=code("scripts/figure_curves.py"),
    output:
        captioned(f"{FIGURES}/curves", "curves", "training"),
    log:
        f"{LOGS}/report/figure_curves.log",
    benchmark:
        f"{TIMINGS}/report/figure_curves.tsv"
    params:
        scale="--log-losses" if config["report"]["curves"]["log_losses"] else "",
    message:
        "drawing the curves of training"
    shell:
        "python {input.script} --traces {input.traces} {params.scale} --figures {output}"
        " 2>&1 | tee {log}"


rule figure_quality:
    input:
        tables=QUALITIES,
        script="scripts/figure_quality.py",
        code=code("scripts/figure_quality.py"),
    output:
        captioned(f"{FIGURES}/quality", "quality", "quality"),
    log:
        f"{LOGS}/report/figure_quality.log",
    benchmark:
        f"{TIMINGS}/report/figure_quality.tsv"
    message:
        "drawing the quality of the samples of all runs"
    shell:
        "python {input.script} --tables {input.tables} --figures {output} 2>&1 | tee {log}"


rule figure_dynamics:
    input:
        pictures=f"{QUALITY}/dynamics.safetensors",
        push=f"{QUALITY}/push.parquet",
        forgetting=f"{QUALITY}/forgetting.parquet",
        path_angle=f"{QUALITY}/path_angle.parquet",
        script="scripts/figure_dynamics.py",
        code=code("scripts/figure_dynamics.py"),
    output:
        captioned(f"{FIGURES}/{{subject}}/{{seed}}/dynamics", "dynamics", "quality"),
    log:
        f"{LOGS}/report/{{subject}}/{{seed}}/figure_dynamics.log",
    benchmark:
        f"{TIMINGS}/report/{{subject}}/{{seed}}/figure_dynamics.tsv"
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing how the game moves"
    shell:
        "python {input.script} --pictures {input.pictures} --push {input.push}"
        " --forgetting {input.forgetting} --path-angle {input.path_angle}"
        " --figures {output} 2>&1 | tee {log}"


rule report:
    input:
        results=there(
            [
                *SUBJECTS,
                JUDGE_METRICS,
                EFFECTS,
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
                *[file for file in DRAWN if file.endswith(".svg")],
            ]
        ),
        captions=sorted(
            f"report/captions/{name}.rst"
            for name in [
                "calibration",
                "curves",
                "quality",
                *DRAWN_FOR_A_RUN,
                *DRAWN_FOR_DISCRIMINATOR,
                "dynamics",
                *DRAWN_FOR_FORKS,
                *DRAWN_FOR_UNITS,
                "unit_matches",
            ]
        ),
        case_study=there([CASE_PAGE]),
        unit_atlas=there([UNIT_ATLAS_PAGE]),
        template="report/report.html.j2",
        parts=[
            "report/attribution.html.j2",
            *[f"report/attribution_{part}.html.j2" for part in ATTRIBUTION_PARTS],
            "report/latent.html.j2",
        ],
        script="scripts/report.py",
        code=code("scripts/report.py"),
    output:
        html=report(HTML, caption="../report/captions/report.rst", category="report"),
        metrics=METRICS,
        curves=CURVES,
    log:
        f"{LOGS}/report/report.log",
    benchmark:
        f"{TIMINGS}/report/report.tsv"
    params:
        runs=RUNS,
        trained=TRAINED_RUNS,
        parameters=json.dumps(config),
        without=json.dumps(WITHOUT),
    message:
        "writing the report"
    shell:
        "python {input.script} --parameters {params.parameters:q} --runs {params.runs}"
        " --trained {params.trained} --without {params.without:q}"
        " --inputs {input.results} --case-study {input.case_study}"
        " --unit-atlas {input.unit_atlas}"
        " --template {input.template} --captions {input.captions}"
        " --html {output.html} --metrics {output.metrics}"
        " --curves {output.curves} 2>&1 | tee {log}"


rule manifest:
    input:
        results=[file for files in EXPECTED.values() for file in files],
        script="scripts/manifest.py",
        code=code("scripts/manifest.py"),
    output:
        MANIFEST,
    log:
        f"{LOGS}/report/manifest.log",
    benchmark:
        f"{TIMINGS}/report/manifest.tsv"
    params:
        parameters=json.dumps(config),
        without=sorted(LOST),
    message:
        "writing the manifest"
    shell:
        "python {input.script} --parameters {params.parameters:q} --files {input.results}"
        " --without {params.without} --output {output} 2>&1 | tee {log}"
