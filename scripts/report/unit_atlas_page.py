"""Write the page on which every unit of every run can be looked up."""

from glassgan import cli, files
from glassgan.effects import FDR
from glassgan.report import page
from glassgan.report.units import atlas_page, shared

with cli.script(
    __doc__,
    preset="its name",
    runs=cli.several("subject/seed"),
    effects="of all runs, gathered",
    units=cli.several("a row a unit, for each run"),
    association=cli.several("samples, for each run"),
    sweeps=cli.several("effects, for each run"),
    template="Jinja",
    page="output: HTML",
) as args:
    effects = files.read_table(args.effects)
    runs = []
    for name, described, samples, swept in zip(
        args.runs, args.units, args.association, args.sweeps, strict=True
    ):
        subject, seed = name.split("/")
        association, known = files.read_arrays(samples)
        sweep, header = files.read_arrays(swept)
        own = shared.of_run(effects, subject, int(seed))
        rows = atlas_page.table(own, files.read_table(described), sweep, header)
        runs.append(
            {
                "name": name,
                "epoch": known["epoch"],
                "status": known["status"],
                "layers": atlas_page.layers(rows, association, sweep),
            }
        )
    content = {
        "preset": args.preset,
        "runs": runs,
        "across": atlas_page.ACROSS,
        "level": FDR,
    }
    files.write_bytes(args.page, page.render(args.template, content).encode())
