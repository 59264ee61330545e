"""Draw how the discriminator of a run decides."""

from functools import partial

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


def main() -> None:
    """Read tables, pictures and the gathered effects, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--weak-spots", required=True, help="pictures of what flips it")
    parser.add_argument("--samples", required=True, help="special samples")
    parser.add_argument("--layers", required=True, help="what units of its layers contribute")
    parser.add_argument("--pixels", required=True, help="maps and curves of attribution")
    parser.add_argument("--effects", nargs="+", required=True, help="of all runs, gathered")
    parser.add_argument("--name", required=True)
    parser.add_argument("--run-seed", type=int, required=True)
    parser.add_argument(
        "--figures", nargs="+", required=True, help="output: svg, png; named after their figures"
    )
    args = parser.parse_args()

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
            empty = partial(style.empty_figure, 1.2, f"left out: {measured[known]}")
            figures |= dict.fromkeys(names, empty)
    style.save_named(figures, args.figures)


if __name__ == "__main__":
    cli.run(main)
