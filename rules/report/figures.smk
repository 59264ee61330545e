# Files of figures, each with the caption that Snakemake's own report shows.


def captioned(path, topic, figure):
    """Return the two files of a figure; Snakemake's own report shows the SVG."""
    labels = {"figure": figure.replace("_", " ")}
    wildcards = [f"{{{name}}}" for name in ("subject", "seed")]
    labels |= {word[1:-1]: word for word in wildcards if word in path}
    svg = report(
        f"{path}.svg",
        caption=f"../../report/{topic}/{figure}.rst",
        category=topic.replace("_", " "),
        labels=labels,
    )
    return [svg, f"{path}.png"]


def drawn(topic, *figures, of=""):
    """Return the files of figures of a topic, of a run where one is named."""
    folder = Path(RESULTS, "report/figures", of, topic)
    return [
        file
        for figure in figures
        for file in captioned(f"{folder}/{figure}", topic, figure)
    ]


def captions_of(figures):
    """Return the captions of figures, each once, sorted."""
    places = {(Path(path).parent.name, Path(path).stem) for path in figures}
    return [f"report/{topic}/{figure}.rst" for topic, figure in sorted(places)]
