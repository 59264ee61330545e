"""Set what theory predicts of what the other phases found beside what was measured."""

import json

from glassgan import cli, effects, files

with cli.script(
    __doc__,
    preset="its name",
    theory=cli.several("effects of the other analyses of theory"),
    quality=cli.several("…/subject/seed/quality.parquet"),
    forgetting=cli.several("…/subject/seed/forgetting.parquet", least=0),
    of_forks=cli.several("quality.parquet of each fork", least=0),
    forks="their entries as JSON",
    effects="output: Parquet",
) as args:
    from glassgan.theory.explanations import Results, explained

    quality, forgetting = (
        {"/".join(path.split("/")[-3:-1]): files.read_table(path) for path in paths}
        for paths in (args.quality, args.forgetting)
    )
    of_forks = map(files.read_table, args.of_forks)
    forks = list(zip(json.loads(args.forks), of_forks, strict=True))
    theory = effects.gather(map(files.read_table, args.theory))
    results = Results(theory, quality, forgetting, forks)
    rows = effects.table(explained(results), preset=args.preset, seed=-1, epoch=-1, n=0)
    files.write_table(args.effects, rows)
