"""Draw the quality of the samples of all runs along training."""

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.quality import measures

with cli.script(
    __doc__,
    tables=cli.several("…/subject/seed/quality.parquet"),
    figures=cli.several("output: svg, in all languages"),
) as args:
    tables = {"/".join(path.split("/")[-3:-1]): files.read_table(path) for path in args.tables}
    style.save_named({"measures": lambda: measures.draw(tables)}, args.figures)
