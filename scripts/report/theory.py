"""Draw what theory predicts, over what was measured."""

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.theory import dirac, dropping, frozen, jacobian, known, moving, stacked

with cli.script(
    __doc__,
    walks="of the smallest game",
    fields="of discriminators of known densities",
    pictures="of generators of known densities",
    effects="of all runs, gathered",
    samples=cli.several("of GANs on Stacked MNIST", least=0),
    figures=cli.several("output: svg, in all languages; named after their figures"),
) as args:
    effects = files.read_table(args.effects)
    figures = {
        "dirac": lambda: dirac.draw(*files.read_arrays(args.walks), effects),
        "known": lambda: known.draw(*files.read_arrays(args.fields)),
        "dropping": lambda: dropping.draw(effects),
        "moving": lambda: moving.draw(*files.read_arrays(args.pictures), effects),
        "frozen": lambda: frozen.draw(effects),
        "jacobian": lambda: jacobian.draw(effects),
        "stacked": lambda: stacked.draw(effects, [*map(files.read_arrays, args.samples)]),
    }
    style.save_named(figures, args.figures)
