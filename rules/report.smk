# The HTML report, the numbers in short and the manifest; figures are made by
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
    HTML,
    METRICS,
    CURVES,
    UNIT_ATLAS_PAGE,
    *CASE_EXPECTED,
]


use rule job as report with:
    input:
        **script("report/report"),
        effects=list(GATHERED.values()),
        results=there(
            [
                *SUBJECTS,
                JUDGE_METRICS,
                *TRACES,
                *QUALITIES,
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
                *FIGURES_OF_REPORT,
            ]
        ),
        captions=captions_of(DRAWN),
        scorecard=SCORECARD,
        case_study=there([CASE_PAGE]),
        unit_atlas=there([UNIT_ATLAS_PAGE]),
        template="report/report.html.j2",
        parts=[
            *expand("report/{topic}/text.html.j2", topic=["latent", "theory"]),
            "report/quality/trade_off.html.j2",
            *expand(
                "report/claims/{part}.html.j2",
                part=[
                    "words",
                    "scorecard",
                    "text",
                    "advice",
                    "follow_ups",
                    "stability",
                    "eyes",
                    "ledger",
                ],
            ),
            *expand(
                "report/attribution/{part}.html.j2",
                part=["text", "pixels", "layers", "samples", "weak_spots"],
            ),
        ],
    output:
        html=report(HTML, caption="../report/report.rst", category="report"),
        metrics=METRICS,
        curves=CURVES,
    params:
        **flags(
            runs=RUNS,
            trained=TRAINED_RUNS,
            parameters=json.dumps(config),
            without=json.dumps(WITHOUT),
        ),


use rule job as manifest with:
    input:
        **script("report/manifest"),
        results=[file for files in EXPECTED.values() for file in files],
    output:
        output=MANIFEST,
    params:
        **flags(parameters=json.dumps(config), without=sorted(LOST)),
