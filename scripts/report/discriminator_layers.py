"""Draw what the layers of the discriminator of a run hold."""

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.features import discriminator_layers

with cli.script(
    __doc__,
    planes="planes and maximisers of its layers",
    separation="effects of its layers",
    points=cli.number("in a plane"),
    figures=cli.several("output: svg, in all languages"),
) as args:
    planes, _ = files.read_arrays(args.planes)
    separation = files.read_table(args.separation)
    style.save_named(
        {
            "discriminator_layers": lambda: discriminator_layers.draw(
                planes, separation, args.points
            )
        },
        args.figures,
    )
