"""Draw the samples of a run."""

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.quality import samples

with cli.script(
    __doc__,
    samples="at every checkpoint",
    quality="of the samples",
    columns=cli.number("samples of each checkpoint"),
    figures=cli.several("output: svg, png"),
) as args:
    arrays, _ = files.read_arrays(args.samples)
    style.save(samples.draw(arrays, files.read_table(args.quality), args.columns), *args.figures)
