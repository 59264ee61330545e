"""Draw how the discriminator of a run decides."""

from functools import partial

from matplotlib.figure import Figure

from glassgan import cli, files
from glassgan.report import style, tables
from glassgan.report.attribution import (
    checks,
    concept_vectors,
    contributions,
    curves,
    decision,
    extremes,
    sheet,
    special_samples,
    units,
)
from glassgan.report.attribution import weak_spots as flips
from glassgan.report.messages import name_of, say


def left_out(reason: str) -> Figure:
    """Return a figure that says why it is left out, in the language that is spoken."""
    words = say("common_figures-left-out", reason=name_of(reason))
    return style.empty_figure(1.2, words)


with cli.script(
    __doc__,
    weak_spots="pictures of what flips it",
    samples="special samples",
    layers="what units of its layers contribute",
    pixels="maps and curves of attribution",
    effects=cli.several("of all runs, gathered"),
    name="of the subject",
    run_seed=cli.number("of the run"),
    figures=cli.several("output: svg, in all languages; named after their figures"),
) as args:
    weak_spots, _ = files.read_arrays(args.weak_spots)
    samples, header = files.read_arrays(args.samples)
    layers, measured = files.read_arrays(args.layers)
    pixels = files.read_arrays(args.pixels)
    effects = tables.of_run(files.read_tables(args.effects), args.name, args.run_seed)
    figures = {
        "weak_spots": lambda: flips.draw(weak_spots, effects),
        "decision": lambda: decision.draw(effects),
        "special_samples": lambda: special_samples.draw(samples, header, effects),
        "extremes": lambda: extremes.draw(samples),
        "contributions": lambda: contributions.draw(layers, effects),
        "units": lambda: units.draw(effects),
        "concept_vectors": lambda: concept_vectors.draw(effects),
        "sheet": lambda: sheet.draw(*pixels, effects),
        "checks": lambda: checks.draw(effects),
        "curves": lambda: curves.draw(*pixels, effects),
    }
    for known, names in (
        ("left_out", ("contributions", "units", "concept_vectors")),
        ("without_gradient", ("contributions", "concept_vectors")),
    ):
        if known in measured:
            figures |= dict.fromkeys(names, partial(left_out, measured[known]))
    style.save_named(figures, args.figures)
