# The pages of the report, the numbers in short and the manifest; figures are made by
# rules/report/<topic>.smk. A figure rule takes tables and tensors of results and its own section of
# `report`, so that changing how a figure looks draws it, with those that the same job draws, and
# writes the report again, and nothing else.
from glassgan.report.names import ASSETS, PAGES, SUMMARY, file_of, index_of

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
    *(
        f"{REPORT}/{CASE_FOLDER}/{Path(path).name}"
        for path in CASE_SHOWN
        if path.endswith(".png")
    ),
]


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
        scorecard=SCORECARD,
        case=CASE_SHOWN,
        provenance=PROVENANCE,
        parts=[
            *FONTS_AND_MESSAGES,
            *sorted(map(str, Path("report").rglob("*.html.j2"))),
            *sorted(map(str, Path("report").rglob("assets/*"))),
        ],
    output:
        pages=[
            report(PAGE_FILES[0], caption="../report/report.rst", category="report"),
            *PAGE_FILES[1:],
        ],
        metrics=METRICS,
        curves=CURVES,
        captions=captions_of(DRAWN),
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
    *rules.report.output.captions,
    PROVENANCE,
    *UNIT_ATLAS_FILES,
    *CASE_EXPECTED,
]


use rule job as manifest with:
    input:
        **script("report/manifest"),
        provenance=PROVENANCE,
        data=TRAIN_DATA,
        results=EXPECTED["report"],
    output:
        output=MANIFEST,
    params:
        **flags(parameters=json.dumps(config), without=sorted(LOST)),
