"""Draw what the directions of the latent space of a run do."""

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.latent import (
    agreement,
    concepts,
    geometry,
    inversion,
    leading,
    methods,
    moves,
    paths,
    shared,
    traversal,
)
from glassgan.report.messages import name_of, say

with cli.script(
    __doc__,
    directions="a row a direction",
    moves="pictures and curves",
    geometry="spectra of the Jacobian",
    inversion="pictures of real images drawn again",
    effects="of all runs, gathered",
    name="of the subject",
    run_seed=cli.number("of the run"),
    figures=cli.several("output: svg, in all languages; named after their figures"),
) as args:
    table = files.read_table(args.directions)
    arrays, header = files.read_arrays(args.moves)
    effects = shared.of_run(files.read_table(args.effects), args.name, args.run_seed)
    spectra, chain = files.read_arrays(args.geometry)
    inverted, searched = files.read_arrays(args.inversion)
    moved = (table, arrays, header, effects)
    figures = {
        "leading": lambda: leading.draw(*moved),
        "traversal": lambda: traversal.draw(*moved),
        "methods": lambda: methods.draw(*moved),
        "concepts": lambda: concepts.draw(table, effects),
        "agreement": lambda: agreement.draw(table, effects),
        "moves": lambda: moves.draw(effects, header),
        "paths": lambda: paths.draw(arrays),
        "geometry": lambda: geometry.draw(
            spectra["spectra"], chain["epochs"], effects[effects["analysis"] == "latent_geometry"]
        ),
        "inversion": lambda: (
            style.empty_figure(
                1.2, say("common_figures-left-out", reason=name_of(searched["left_out"]))
            )
            if "left_out" in searched
            else inversion.draw(inverted, effects)
        ),
    }
    style.save_named(figures, args.figures)
