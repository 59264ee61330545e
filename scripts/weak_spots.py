"""Look for what flips the verdict of the discriminator of a run, and what it rests on."""

from glassgan import cli, effects, files


def main() -> None:
    """Measure the last checkpoint that has weights, write effects and pictures."""
    parser = cli.parser(__doc__)
    cli.add_run_options(parser)
    parser.add_argument("--judge", required=True)
    parser.add_argument("--data", required=True, help="the prepared test images")
    parser.add_argument("--radii", type=float, nargs="+", required=True, help="in grey levels")
    parser.add_argument("--attacked", type=int, required=True, help="images of a kind")
    parser.add_argument("--steps", type=int, required=True, help="of PGD")
    parser.add_argument("--pixel-images", type=int, required=True, help="of a kind")
    parser.add_argument("--images", type=int, required=True, help="images of a kind, for reliance")
    parser.add_argument("--null-draws", type=int, required=True)
    parser.add_argument("--mode-draws", type=int, required=True)
    parser.add_argument("--batch", type=int, required=True, help="that shares statistics")
    parser.add_argument("--resamples", type=int, required=True)
    parser.add_argument("--shown", type=int, required=True, help="images of a kind")
    parser.add_argument("--pictures", required=True, help="output: safetensors")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    cli.add_torch_options(parser)
    args = parser.parse_args()

    cli.use(args.threads, args.device)
    from dataclasses import fields

    from glassgan import subject
    from glassgan.attribution.weak_spots import Sizes, measure
    from glassgan.features import banks
    from glassgan.judge import network

    args.radii = sorted(args.radii)
    last = banks.last_with_weights([subject.load(path) for path in args.checkpoints])
    rows, pictures = measure(
        last.subject,
        network.load(args.judge),
        files.read_tensors(args.data)[0]["images"],
        Sizes(**{field.name: getattr(args, field.name) for field in fields(Sizes)}),
        args.seed,
    )
    here = {"epoch": last.epoch, "status": last.status}
    files.write_tensors(args.pictures, pictures, here)
    shared = {"preset": args.preset, "subject": args.name, "seed": args.run_seed}
    files.write_table(args.effects, effects.table([{**here, **row} for row in rows], **shared))


if __name__ == "__main__":
    cli.run(main)
