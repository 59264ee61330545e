"""Compare the directions of runs of a subject with different seeds by what they draw."""

import itertools

from glassgan import cli, effects, files


def main() -> None:
    """Match the pictures of the directions of every two seeds, method by method, and write."""
    parser = cli.parser(__doc__)
    parser.add_argument("--run-seeds", nargs="+", type=int, required=True)
    parser.add_argument("--directions", nargs="+", required=True, help="for each seed")
    parser.add_argument("--tables", nargs="+", required=True, help="a row a direction, likewise")
    parser.add_argument("--preset", required=True)
    parser.add_argument("--name", required=True, help="of the subject")
    parser.add_argument("--seed", type=int, required=True, help="of random directions")
    parser.add_argument("--kept", type=int, required=True, help="directions of each method")
    parser.add_argument("--null-draws", type=int, required=True)
    parser.add_argument("--effects", required=True, help="output: Parquet")
    cli.add_torch_options(parser)
    args = parser.parse_args()

    cli.use(args.threads, args.device)
    from glassgan.latent import seeds

    runs = {}
    for seed, directions, table in zip(args.run_seeds, args.directions, args.tables, strict=True):
        tensors, header = files.read_tensors(directions)
        runs[seed] = seeds.Run(
            tensors["directions"],
            tensors["mean_jacobian"],
            tensors["metric"],
            files.read_table(table),
            header["epoch"],
        )
    rows = []
    for one, other in itertools.combinations(args.run_seeds, 2):
        found = seeds.seeds_agree(
            runs[one], runs[other], args.kept, draws=args.null_draws, seed=args.seed
        )
        rows += [
            {"seed": one, "epoch": runs[one].epoch, "intervention": f"seed {other}", **row}
            for row in found
        ]
    shared = {"preset": args.preset, "subject": args.name, "status": "finite"}
    files.write_table(args.effects, effects.table(rows, **shared))


if __name__ == "__main__":
    cli.run(main)
