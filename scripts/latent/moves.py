"""Move samples along the directions of a run: curves, pictures, how far one can go."""

from glassgan import cli, files, flags
from glassgan.latent.settings import Moves


def main() -> None:
    """Write what moves along the best directions, random ones and paths between latents do."""
    parser = cli.parser(__doc__)
    cli.add_run(parser)
    flags.add(parser, Moves)
    parser.add_argument("--directions", required=True, help="as latent_directions writes them")
    parser.add_argument("--table", required=True, help="a row a direction")
    parser.add_argument("--pictures", required=True, help="output: safetensors")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    args = parser.parse_args()

    settings = flags.read(args, Moves)
    from glassgan import run
    from glassgan.latent.analyses import moves

    directions, _ = files.read_tensors(args.directions)
    results = moves.analyse(run.of(args), settings, directions, files.read_table(args.table))
    files.write_results(args, results)


if __name__ == "__main__":
    cli.run(main)
