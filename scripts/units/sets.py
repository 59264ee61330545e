"""Find sets of units that make a digit, or artifacts, and remove them."""

from glassgan import cli, files, flags
from glassgan.units.settings import Sets


def main() -> None:
    """Find sets on discovery latents, remove them from held-out samples, write."""
    parser = cli.parser(__doc__)
    cli.add_run(parser)
    flags.add(parser, Sets)
    parser.add_argument("--reference", required=True, help="what is known of real images")
    parser.add_argument("--sweep-file", required=True, help="effects of every unit")
    parser.add_argument("--association", required=True, help="AUROC of every unit")
    parser.add_argument("--pictures", required=True, help="output: safetensors")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    args = parser.parse_args()

    settings = flags.read(args, Sets)
    from glassgan import run
    from glassgan.units.analyses import sets

    real = files.read_tensors(args.reference)[0]["features"]
    swept = files.read_tensors(args.sweep_file)[0]
    associated = files.read_arrays(args.association)[0]
    files.write_results(args, sets.analyse(run.of(args), settings, real, swept, associated))


if __name__ == "__main__":
    cli.run(main)
