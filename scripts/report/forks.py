"""Draw the forks of a run: the tree with samples, what the changes did, how far each goes."""

import json

from glassgan import cli, files
from glassgan.report import style, tables
from glassgan.report.forks import effects, trajectories, tree

with cli.script(
    __doc__,
    forks="entries of design.forks as JSON",
    epochs=cli.several("of the run", kind=int),
    parent_images="samples of the run",
    images=cli.several("of each fork, in their order", least=0),
    quality=cli.several("of each fork, in their order", least=0),
    gates="whether the forks without a change are equal",
    effects="of all runs, gathered",
    name="of the subject",
    run_seed=cli.number("of the run"),
    trajectories="distances from the run",
    above_floor="when distances leave the floor",
    figures=cli.several("output: svg, in all languages; named after their figures"),
) as args:
    forks = json.loads(args.forks)
    gathered = tables.of_run(files.read_table(args.effects), args.name, args.run_seed)
    own = gathered[gathered["analysis"].isin(["fork_effects", "fork_classes"])]
    ways = [files.read_table(path) for path in (args.trajectories, args.above_floor)]
    figures = {
        "tree": lambda: tree.draw(
            forks,
            args.epochs,
            files.read_arrays(args.parent_images)[0],
            [files.read_arrays(path)[0] for path in args.images],
            [files.read_table(path) for path in args.quality],
            files.read_json(args.gates),
        ),
        "effects": lambda: effects.draw(own, forks),
        "trajectories": lambda: trajectories.draw(*ways),
    }
    style.save_named(figures, args.figures)
