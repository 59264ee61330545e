# The paper: its figures under their numbers, and its text of the same sentences as the report.
from glassgan.report.names import FORMATS, figure_of

PAPER = f"{RESULTS}/paper"
PAPER_FIGURES = [
    f"{PAPER}/figures/{figure_of(topic, language, ending)}"
    for topic in FIGURES
    for language in LANGUAGES
    for ending in FORMATS
]
PAPERS = [
    f"{PAPER}/paper{language}.pdf"
    for language in ["", *(f".{name}" for name in LANGUAGES[1:])]
]


rule figures:
    input:
        lambda wildcards: there(PAPER_FIGURES),
    message:
        "the figures of the paper are there"


# By what this job needs, figures are drawn from results alone: see `make figures`.
use rule job as paper_figures with:
    input:
        **script("paper/figures"),
        **SAID_IN_ANSWERS,
        effects=list(GATHERED.values()),
        results=BEHIND_REPORT,
    output:
        figures=PAPER_FIGURES,
    params:
        **flags("paper", **FOR_RESULTS),


use rule job as paper with:
    input:
        **script("paper/paper"),
        effects=list(GATHERED.values()),
        results=BEHIND_REPORT,
        figures=[
            f"{PAPER}/figures/{figure_of(topic, language, 'svg')}"
            for topic in FIGURES
            for language in LANGUAGES
        ],
        scorecard=SCORECARD,
        template="report/paper/paper.typ",
        references="report/paper/references.bib",
        parts=FONTS_AND_MESSAGES,
    output:
        papers=PAPERS,
        contents=[path.replace(".pdf", ".json") for path in PAPERS],
    params:
        **flags(**FOR_RESULTS, trained=TRAINED_RUNS),


EXPECTED["paper"] = [*PAPER_FIGURES, *PAPERS, *rules.paper.output.contents]
