# The pages of the report, the numbers in short and the manifest; figures are made by
# rules/report/<topic>.smk. A figure rule takes tables and tensors of results and its own section of
# `report`, so that changing how a figure looks draws it, with those that the same job draws, and
# writes the report again, and nothing else.
from glassgan.report.names import ASSETS, PAGES, QUESTIONS, SUMMARY, file_of, index_of

REPORT = f"{RESULTS}/report"
METRICS = f"{REPORT}/metrics.json"
CURVES = f"{REPORT}/curves.csv"
MANIFEST = f"{RESULTS}/manifest.json"
PROVENANCE = f"{REPORT}/provenance.json"
PAGE_FILES = [
    *(
        f"{REPORT}/{file_of(page, name)}"
        for page in [*PAGES, SUMMARY]
        for name in LANGUAGES
    ),
    *(f"{REPORT}/{index_of(name)}" for name in LANGUAGES),
    *(f"{REPORT}/assets/{name}" for name in [*ASSETS, "glassgan-han.ttf"]),
]
BEHIND_REPORT = there(
    [
        *SUBJECTS,
        JUDGE_METRICS,
        *TRACES,
        *QUALITIES,
        *of_each(f"{RESULTS}/quality/{RUN}/samples.safetensors", RUNS),
        *of_each(rules.divergence.output, TRAINED_RUNS),
        *of_each(rules.fork_effects.output.gates, FORKED_RUNS),
        *of_each(rules.fork_effects.output.above_floor, FORKED_RUNS),
        *of_each(rules.unit_sets.output.pictures, RUNS),
        *of_each(rules.latent_directions.output.table, RUNS),
        *of_each(rules.pixel_attribution.output.pictures, RUNS_WITH_D),
        *MATCHES,
        *rules.quality_effects.output,
        *rules.follow_ups.output,
        rules.eyes_sheet.output.key,
        *rules.eyes.output,
        *rules.ledger.output,
        *rules.trust_card.output,
        *rules.gather_stability.output,
        SCORECARD,
    ]
)


# Pictures that answer a question, all runs side by side.
use rule job as answers with:
    input:
        **script("report/answers"),
        **told(*(f"{topic}_figures" for topic in ["index", *QUESTIONS])),
        effects=list(GATHERED.values()),
        results=BEHIND_REPORT,
    output:
        figures=[
            file for topic in ["index", *QUESTIONS] for file in drawn(topic, "answer")
        ],
    params:
        **flags(
            parameters=json.dumps(config),
            folder=RESULTS,
            runs=RUNS,
            lost=sorted(LOST),
        ),


DRAWN += map(str, rules.answers.output)


# What every file was made by and of: asked of the workflow itself.
use rule job as provenance with:
    input:
        **script("report/provenance"),
        results=[file for files in EXPECTED.values() for file in files],
        parts=["Snakefile", *sorted(map(str, Path("rules").rglob("*.smk")))],
    output:
        output=PROVENANCE,
    params:
        **flags(parameters=json.dumps(config)),


use rule job as report with:
    input:
        **script("report/report"),
        effects=list(GATHERED.values()),
        results=BEHIND_REPORT,
        figures=there(DRAWN),
        captions=captions_of(DRAWN),
        scorecard=SCORECARD,
        provenance=PROVENANCE,
        parts=sorted(
            str(path)
            for kind in ["*.html.j2", "*.ftl", "assets/*", "fonts/*"]
            for path in Path("report").rglob(kind)
        ),
    output:
        pages=[
            report(PAGE_FILES[0], caption="../report/report.rst", category="report"),
            *PAGE_FILES[1:],
        ],
        metrics=METRICS,
        curves=CURVES,
    params:
        **flags(
            runs=RUNS,
            trained=TRAINED_RUNS,
            parameters=json.dumps(config),
            without=json.dumps(WITHOUT),
        ),


EXPECTED["report"] = [
    *DRAWN,
    *PAGE_FILES,
    METRICS,
    CURVES,
    PROVENANCE,
    UNIT_ATLAS_PAGE,
    *CASE_EXPECTED,
]


use rule job as manifest with:
    input:
        **script("report/manifest"),
        provenance=PROVENANCE,
        results=EXPECTED["report"],
    output:
        output=MANIFEST,
    params:
        **flags(parameters=json.dumps(config), without=sorted(LOST)),
