"""Draw the sheet of pairs of samples that people look at, its form, and its key."""

from pathlib import Path

from glassgan import cli, files
from glassgan.claims.settings import Eyes

with cli.script(
    __doc__,
    **cli.THREADS,
    preset="its name",
    settings=Eyes,
    checkpoints=cli.several("…/subject/seed/epoch/weights.safetensors, in order"),
    sets=cli.several("…/subject/seed/sets.safetensors", least=0),
    judge="its weights",
    second_judge="of another seed",
    reference="what is known of real images",
    train="the prepared training images",
    template="Jinja",
    sheet="output: HTML",
    form="output: CSV",
    key="output: Parquet",
) as args:
    from glassgan import checkpoints
    from glassgan.claims.eyes import key, pairs, sheet
    from glassgan.judge import network
    from glassgan.units import seen

    cli.use(args.threads)
    reference, train = (files.read_tensors(path)[0] for path in (args.reference, args.train))
    eyes = seen.readers(
        network.load(args.judge),
        network.load(args.second_judge),
        seen.Neighbours.among(train, reference["components"]),
    )
    sources = []
    for path in args.sets:
        subject, seed = path.split("/")[-3:-1]
        header = files.read_metadata(path)
        if "left_out" not in header:
            chain = [file for file in args.checkpoints if f"/{subject}/{seed}/" in file]
            run = {"subject": subject, "seed": int(seed)}
            run |= {name: header[name] for name in ("epoch", "layer")}
            found = {int(label): units["effect"] for label, units in header["units"].items()}
            generator = checkpoints.last_of(chain).subject
            sources.append(pairs.source(generator, run, found, eyes, args.settings))
    shown, table = pairs.draw(sources, eyes, args.settings)
    template = Path(args.template).read_text(encoding="utf-8")
    name = key.identity(table)
    files.write_bytes(args.sheet, sheet.page(template, args.preset, name, shown).encode())
    files.write_bytes(args.form, sheet.form(name, len(table)).encode())
    files.write_table(args.key, table)
