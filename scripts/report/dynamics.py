"""Draw the game between generator and discriminator of a run."""

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.quality import dynamics

with cli.script(
    __doc__,
    pictures="what D asks of G",
    push="what it asks, in numbers",
    forgetting="verdicts across checkpoints",
    path_angle="of both players",
    figures=cli.several("output: svg, in all languages"),
) as args:
    pictures, _ = files.read_arrays(args.pictures)
    tables = [files.read_table(path) for path in (args.push, args.forgetting, args.path_angle)]
    style.save_named({"dynamics": lambda: dynamics.draw(pictures, *tables)}, args.figures)
