"""Draw the layers of the generator of a run, and units of both networks as pictures."""

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.features import generator_layers, unit_pictures

with cli.script(
    __doc__,
    generator="what its layers hold",
    discriminator=cli.several("one file, if there is D", least=0),
    summary="of the generator, a row a layer",
    effects="of the generator",
    latents=cli.number("drawn at every layer"),
    points=cli.number("in a plane"),
    units=cli.number("of each layer, as pictures"),
    figures=cli.several("output: svg, in all languages; named after their figures"),
) as args:
    generator, _ = files.read_arrays(args.generator)
    found = [files.read_arrays(path)[0] for path in args.discriminator]
    discriminator = found[0] if found else {}
    summary, effects = files.read_table(args.summary), files.read_table(args.effects)
    figures = {
        "generator_layers": lambda: generator_layers.draw(
            generator, summary, effects, args.latents, args.points
        ),
        "unit_pictures": lambda: unit_pictures.draw(generator, discriminator, args.units),
    }
    style.save_named(figures, args.figures)
