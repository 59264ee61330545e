"""Write the paper in every language: its content as JSON, and typeset as PDF."""

from pathlib import Path

from glassgan import cli, files
from glassgan.paper import content, typeset
from glassgan.report import collect, messages, names, page, results

with cli.script(
    __doc__,
    **results.FLAGS,
    trained=cli.several("those that were trained here", least=0),
    figures=cli.several("SVG, in all languages"),
    scorecard="of analyses on phantoms, CSV",
    template="Typst",
    references="BibTeX",
    contents=cli.several("output: JSON, a language a file"),
    papers=cli.several("output: PDF, a language a file"),
) as args:
    told = collect.content(results.of(args), args.runs, args.trained, args.scorecard)
    for language, place, paper in zip(names.LANGUAGES, args.contents, args.papers, strict=True):
        with messages.speaking(language):
            files.write_json(place, content.of_paper(told))
        made = typeset.pdf(
            Path(args.template),
            [Path(args.references)],
            Path(args.figures[0]).parent,
            page.ROOT / "fonts",
            Path(place),
        )
        files.write_bytes(paper, made)
