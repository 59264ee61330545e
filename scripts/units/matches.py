"""Look for counterparts of units in the same subject trained with another seed."""

import itertools

import pandas as pd

from glassgan import cli, files


def main() -> None:
    """Match the units of every two seeds, trained, untrained and in a random basis; write."""
    parser = cli.parser(__doc__)
    parser.add_argument("--run-seeds", nargs="+", type=int, required=True)
    parser.add_argument("--sweeps", nargs="+", required=True, help="effects, for each seed")
    parser.add_argument("--seed", type=int, required=True, help="of the random bases")
    parser.add_argument("--output", required=True, help="output: Parquet")
    args = parser.parse_args()

    from glassgan import streams
    from glassgan.units import matching

    kinds = ("trained", "untrained")
    found = {}
    for run_seed, sweep in zip(args.run_seeds, args.sweeps, strict=True):
        arrays, _ = files.read_arrays(sweep)
        found[run_seed] = {kind: matching.pictures(arrays, kind) for kind in kinds}
    tables = []
    for one, other in itertools.combinations(args.run_seeds, 2):
        pair = {"seed": one, "other_seed": other}
        for kind in kinds:
            table = matching.matches(found[one][kind], found[other][kind], kind=kind)
            tables.append(table.assign(**pair))
        rng = streams.rng(args.seed, "random basis", other)
        second = found[other]["trained"]
        basis = {layer: matching.mixed(rows, rng) for layer, rows in second.items()}
        table = matching.matches(found[one]["trained"], basis, kind="random basis")
        tables.append(table.assign(**pair))
    files.write_table(args.output, pd.concat(tables, ignore_index=True))


if __name__ == "__main__":
    cli.run(main)
