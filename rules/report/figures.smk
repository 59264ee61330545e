# Files of figures, each with the caption that Snakemake's own report shows, and what they say.
from glassgan.report.names import LANGUAGES
from glassgan.workflow import module_code

# Files, since Snakemake's own report reads no messages.
CAPTIONS = f"{RESULTS}/report/captions"


def captioned(path, topic, figure, words=True):
    """Return the files of a figure, one a language; Snakemake's own report shows the first.

    Args:
        path: of the files, without their endings.
        topic: whose messages have the caption.
        figure: its name.
        words: whether the figure holds any; without them one file serves all languages.
    """
    labels = {"figure": figure.replace("_", " ")}
    wildcards = [f"{{{name}}}" for name in ("subject", "seed")]
    labels |= {word[1:-1]: word for word in wildcards if word in path}
    first = report(
        f"{path}.svg",
        caption=f"../../{CAPTIONS}/{topic}/{figure}.rst",
        category=topic.replace("_", " "),
        labels=labels,
    )
    others = LANGUAGES[1:] if words else ()
    return [first, *(f"{path}.{language}.svg" for language in others)]


def drawn(topic, *figures, of="", words=True):
    """Return the files of figures of a topic, of a run where one is named."""
    folder = Path(RESULTS, "report/figures", of, topic)
    return [
        file
        for figure in figures
        for file in captioned(f"{folder}/{figure}", topic, figure, words)
    ]


def told(*topics):
    """Return the messages about topics, in all languages, as input of the rule that says them."""
    names = [*topics, "names", "common_figures"]
    return {
        "messages": [
            path
            for language in LANGUAGES
            for name in names
            if Path(path := f"report/messages/{language}/{name}.ftl").is_file()
        ]
    }


def figures_of(topic, *figures):
    """Return what a rule that draws figures with scripts/report/figures.py needs as inputs.

    The script finds them by their names, so their code is listed here.
    """
    drawing = script("report/figures")
    own = [module_code(f"glassgan.report.{topic}.{figure}:draw") for figure in figures]
    return {
        **drawing,
        "code": sorted(set(drawing["code"]).union(*own)),
        **told(f"{topic}_figures"),
    }


def values_of(*figures):
    """Return what the section `report` says of figures, as parameters of their rule."""

    def of_job(wildcards):
        return json.dumps({name: config["report"][name] for name in figures})

    return {"values": of_job}


def captions_of(figures):
    """Return the files of the captions of figures, each once, sorted."""
    places = {
        (Path(path).parent.name, Path(path).name.split(".")[0]) for path in figures
    }
    return [f"{CAPTIONS}/{topic}/{figure}.rst" for topic, figure in sorted(places)]
