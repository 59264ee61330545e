"""Draw the samples of a run."""

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.quality import samples, strip

with cli.script(
    __doc__,
    samples="at every checkpoint",
    quality="of the samples",
    columns=cli.number("samples of each checkpoint"),
    figures=cli.several("output: svg, in all languages"),
) as args:
    arrays, _ = files.read_arrays(args.samples)
    quality = files.read_table(args.quality)
    last = max(arrays, key=lambda place: tuple(map(int, place.split("+"))))
    figures = {
        "samples": lambda: samples.draw(arrays, quality, args.columns),
        "strip": lambda: strip.draw(arrays[last]),
    }
    style.save_named(figures, args.figures)
