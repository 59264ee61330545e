"""Write measures of quality as effects, and how they go with other things over training."""

import json
from typing import Any

from glassgan import cli, effects, files

with cli.script(
    __doc__,
    preset="its name",
    quality=cli.several("…/subject/seed/quality.parquet"),
    of_forks=cli.several("quality.parquet of each fork", least=0),
    gathered=cli.several("effects of each phase"),
    traces=cli.several("of all links", least=0),
    forks="their entries as JSON",
    effects="output: Parquet",
) as args:
    from glassgan.claims import trade_off
    from glassgan.claims.quality_rows import along, between_seeds, correlations, measures

    gathered = files.read_tables(args.gathered)
    rows: list[dict[str, Any]] = []
    courses: dict[tuple[str, int], dict[str, dict[int, float]]] = {}
    for path in args.quality:
        subject, seed = path.split("/")[-3:-1]
        run = {"subject": subject, "seed": int(seed)}
        quality = files.read_table(path)
        own = gathered[(gathered["subject"] == subject) & (gathered["seed"] == int(seed))]
        links = [link for link in args.traces if f"/{subject}/{seed}/" in link]
        if links:
            courses[subject, int(seed)] = values = along(quality, own, files.read_tables(links))
            rows += correlations(values, run)
            rows += trade_off.measured(values, run)
        rows += measures(quality, run)
    for fork, path in zip(json.loads(args.forks), args.of_forks, strict=True):
        subject, seed = fork["parent"].split("/")
        run = {"subject": subject, "seed": int(seed)}
        rows += measures(files.read_table(path), run, fork["name"])
    rows += trade_off.over_all(courses)
    found = effects.table(rows, preset=args.preset)
    rows = [*rows, *between_seeds(found)]
    files.write_table(args.effects, effects.gather([effects.table(rows, preset=args.preset)]))
