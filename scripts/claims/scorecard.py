"""Say how well analyses recover what was planted in phantoms."""

from pathlib import Path
from typing import Any

from glassgan import cli, files

with cli.script(
    __doc__,
    effects=cli.several("of each phase, under its name"),
    maps=cli.several("…/subject/seed/pixels.safetensors"),
    directions=cli.several("…/subject/seed/directions.safetensors"),
    tables=cli.several("their tables, in the same order"),
    scorecard="output: CSV",
) as args:
    import pandas as pd

    from glassgan.claims import phantom_rows, scorecard
    from glassgan.phantoms import truth

    pixels: list[dict[str, Any]] = []
    found: list[dict[str, Any]] = []
    for path in args.maps:
        arrays, header = files.read_arrays(path)
        subject = Path(path).parts[-3]
        maps = arrays["mean_maps"]
        pixels += phantom_rows.of_pixels(subject, header["epoch"], header["methods"], maps)
    for path, beside in zip(args.directions, args.tables, strict=True):
        arrays, header = files.read_arrays(path)
        table = files.read_table(beside)
        subject, vectors = Path(path).parts[-3], arrays["directions"]
        found += phantom_rows.of_directions(subject, header["epoch"], table, vectors)
    tables = {Path(path).stem: files.read_table(path) for path in args.effects}
    tables |= {"pixels": pd.DataFrame(pixels), "found": pd.DataFrame(found)}
    card = scorecard.card(truth.table(), tables)
    files.write_bytes(args.scorecard, card.to_csv(index=False, float_format="%.4g").encode())
