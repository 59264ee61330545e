# Pictures that answer the questions of the report, all runs side by side, and what they, the pages
# and the paper are made of.
from glassgan.report.names import FIGURES

BEHIND_REPORT = there(
    [
        *SUBJECTS,
        JUDGE_METRICS,
        CONFUSED,
        CONCEPTS,
        *TRACES,
        *QUALITIES,
        *of_each(f"{RESULTS}/quality/{RUN}/samples.safetensors", RUNS),
        *of_each(rules.generator_layers.output.summary, RUNS),
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


# What reads results as a whole is told of the axes, and of what is lost.
FOR_RESULTS = {
    "parameters": json.dumps({"preset": config["preset"], "design": DESIGN}),
    "folder": RESULTS,
    "runs": RUNS,
    "lost": sorted(LOST),
}
SAID_IN_ANSWERS = told(*(f"{topic}_figures" for topic in FIGURES), "measures")
FONTS_AND_MESSAGES = sorted(
    str(path) for kind in ["*.ftl", "fonts/*"] for path in Path("report").rglob(kind)
)


# Pictures that answer a question, all runs side by side.
use rule job as answers with:
    input:
        **script("report/answers"),
        **SAID_IN_ANSWERS,
        effects=list(GATHERED.values()),
        results=BEHIND_REPORT,
    output:
        figures=[file for topic in FIGURES for file in drawn(topic, "answer")],
    params:
        **flags(**FOR_RESULTS),


DRAWN += map(str, rules.answers.output)
