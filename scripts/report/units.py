"""Draw what the units of a run do: the clearest, all against concepts, sets, life lines."""

from matplotlib.figure import Figure

from glassgan import cli, files
from glassgan.report import messages, style
from glassgan.report.units import atlas, concepts, life, sets, shared


def left_out(reason: str) -> Figure:
    """Return a figure that says why there is nothing to see."""
    why = messages.say("common_figures-left-out", reason=messages.name_of(reason))
    return style.empty_figure(1.2, why)


with cli.script(
    __doc__,
    effects="of all runs, gathered",
    association="AUROC and strongest samples of units",
    sweep="effects of every unit",
    pictures="random sets, and samples",
    life="a row a unit and epoch",
    quality="a row a checkpoint and measure",
    name="of the subject",
    run_seed=cli.number("of the run"),
    units=cli.number("of each layer, in the atlas"),
    figures=cli.several("output: svg, in all languages; named after their figures"),
) as args:
    effects = shared.of_run(files.read_table(args.effects), args.name, args.run_seed)
    association, known = files.read_arrays(args.association)
    sweep, header = files.read_arrays(args.sweep)
    pictures, _ = files.read_arrays(args.pictures)
    lives, quality = files.read_table(args.life), files.read_table(args.quality)
    figures = {
        "atlas": lambda: atlas.draw(effects, association, sweep, header, args.units),
        "concepts": lambda: concepts.draw(effects, association, known["concepts"], sweep, header),
        "sets": lambda: sets.draw(effects, pictures),
        "life": lambda: life.draw(effects, lives, quality, header),
    }
    if "left_out" in header:
        figures = dict.fromkeys(figures, lambda: left_out(header["left_out"]))
    style.save_named(figures, args.figures)
