"""Look for counterparts of units in the same subject trained with another seed."""

import itertools
from pathlib import Path

import pandas as pd

from glassgan import cli, files


def main() -> None:
    """Match the units of every two seeds, trained, untrained and in a random basis; write."""
    parser = cli.parser(__doc__)
    parser.add_argument("--run-seeds", nargs="+", type=int, required=True)
    parser.add_argument("--untrained", nargs="+", required=True, help="weights, for each seed")
    parser.add_argument(
        "--trained", nargs="+", required=True, help="…/<seed>/<epoch>/<file>, of all seeds"
    )
    parser.add_argument("--sweeps", nargs="+", required=True, help="effects, for each seed")
    parser.add_argument("--seed", type=int, required=True, help="of the bank")
    parser.add_argument("--bank", type=int, required=True)
    parser.add_argument("--output", required=True, help="output: Parquet")
    cli.add_torch_options(parser)
    args = parser.parse_args()

    cli.use(args.threads, args.device)
    from glassgan import streams, subject
    from glassgan.features import banks
    from glassgan.units import matching
    from glassgan.units.labelled import unit_matrix
    from glassgan.units.rest import unit_layers

    found = {}
    for run_seed, untrained, sweep in zip(args.run_seeds, args.untrained, args.sweeps, strict=True):
        own = [path for path in args.trained if Path(path).parts[-3] == str(run_seed)]
        chain = [subject.load(path) for path in own]
        ends = {"trained": banks.last_with_weights(chain), "untrained": subject.load(untrained)}
        arrays, _ = files.read_arrays(sweep)
        for kind, checkpoint in ends.items():
            dim = checkpoint.subject.latent_dim
            latents = banks.of_units(args.seed, args.bank, dim)
            layers = list(unit_layers(checkpoint.subject))
            values = unit_matrix(checkpoint.subject, latents, layers)
            found[run_seed, kind] = {
                "activation": {layer: of_layer.T for layer, of_layer in values.items()},
                "effect": matching.pictures(arrays, kind),
            }
    tables = []
    for one, other in itertools.combinations(args.run_seeds, 2):
        pair = {"seed": one, "other_seed": other}
        for kind in ("trained", "untrained"):
            for by, signatures in found[one, kind].items():
                table = matching.matches(signatures, found[other, kind][by], by=by, kind=kind)
                tables.append(table.assign(**pair))
        rng = streams.rng(args.seed, "random basis", other)
        second = found[other, "trained"]["effect"]
        basis = {layer: matching.mixed(rows, rng) for layer, rows in second.items()}
        table = matching.matches(
            found[one, "trained"]["effect"], basis, by="effect", kind="random basis"
        )
        tables.append(table.assign(**pair))
    files.write_table(args.output, pd.concat(tables, ignore_index=True))


if __name__ == "__main__":
    cli.run(main)
