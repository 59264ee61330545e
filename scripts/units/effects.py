"""Measure what the units of a generator do: ablation, insertion, dose-response."""

from glassgan import cli, files, flags
from glassgan.units.settings import Effects


def main() -> None:
    """Ablate every unit on discovery latents, confirm the strongest on held-out ones, write."""
    parser = cli.parser(__doc__)
    cli.add_run(parser)
    flags.add(parser, Effects)
    parser.add_argument("--reference", required=True, help="what is known of real images")
    parser.add_argument("--sweep-file", required=True, help="output: safetensors")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    args = parser.parse_args()

    settings = flags.read(args, Effects)
    from glassgan import run
    from glassgan.units.analyses import effects

    real = files.read_tensors(args.reference)[0]["features"]
    files.write_results(args, effects.analyse(run.of(args), settings, real))


if __name__ == "__main__":
    cli.run(main)
