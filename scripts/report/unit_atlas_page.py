"""Write the pages on which every unit of every run can be looked up, and what they show."""

from pathlib import Path

from glassgan import cli, files
from glassgan.effects import FDR
from glassgan.report import messages, names, page, style
from glassgan.report.units import atlas_page, shared

with cli.script(
    __doc__,
    preset="its name",
    device="that runs were trained on",
    runs=cli.several("subject/seed"),
    effects="of all runs, gathered",
    units=cli.several("a row a unit, for each run"),
    association=cli.several("samples, for each run"),
    sweeps=cli.several("effects, for each run"),
    pages=cli.several("output: HTML, one for each language"),
    data=cli.several("output: what is known of every unit, JavaScript, one for each run"),
    samples=cli.several("output: on which units are highest, WebP, one for each run"),
    changes=cli.several("output: by ablation, WebP, one for each run"),
) as args:
    folder = Path(args.pages[0]).parent
    effects = files.read_table(args.effects)
    runs, found = [], []
    made = zip(args.data, args.samples, args.changes, strict=True)
    read = zip(args.runs, args.units, args.association, args.sweeps, strict=True)
    for (name, described, tops, swept), outputs in zip(read, made, strict=True):
        subject, seed = name.split("/")
        association, known = files.read_arrays(tops)
        sweep, header = files.read_arrays(swept)
        own = shared.of_run(effects, subject, int(seed))
        rows = atlas_page.table(own, files.read_table(described), sweep, header)
        sprite, places = atlas_page.samples(style.ordered(association, "top"))
        layers = atlas_page.layers(rows, places)
        pictures = atlas_page.changes(shared.kind_of(sweep, "trained", "pictures"))
        for path, content in zip(
            outputs, (atlas_page.script(name, layers), sprite, pictures), strict=True
        ):
            files.write_bytes(path, content)
        beside = [str(Path(path).relative_to(folder)) for path in outputs]
        shown = dict(zip(("data", "samples", "changes"), beside, strict=True))
        runs.append({"name": name, **shown, "epoch": known["epoch"], "status": known["status"]})
        found += layers
    for language, path in zip(names.LANGUAGES, args.pages, strict=True):
        with messages.speaking(language):
            told = {
                "preset": args.preset,
                "device": args.device,
                "page": "atlas",
                "embed": False,
                "runs": [{**run, "caption": atlas_page.caption(run)} for run in runs],
                "called": atlas_page.called(found),
                "across": atlas_page.ACROSS,
                "level": f"{FDR:g}",
            }
            files.write_bytes(path, page.render("units/atlas_page.html.j2", told).encode())
