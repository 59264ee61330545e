"""Measure and draw moves along the single components of the latent space of a generator."""

from glassgan import cli, effects, files


def main() -> None:
    """Write the effect of every component and the traversals of the strongest ones."""
    parser = cli.parser(__doc__)
    cli.add_run_options(parser)
    parser.add_argument("--null-directions", type=int, required=True)
    parser.add_argument("--length", type=float, required=True, help="of the measured move")
    parser.add_argument("--range", type=float, required=True, help="of the drawn traversal")
    parser.add_argument("--shown", type=int, required=True, help="components drawn")
    parser.add_argument("--pictures", required=True, help="output: safetensors")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    cli.add_torch_options(parser)
    args = parser.parse_args()

    cli.use(args.threads, args.device)
    import torch

    from glassgan import streams, subject
    from glassgan.features import banks
    from glassgan.latent import traversal

    last = banks.last_with_weights([subject.load(path) for path in args.checkpoints])
    dim = last.subject.latent_dim
    latents = streams.latents(args.seed, "bank of traversals", 0, args.bank, dim)
    rows = traversal.component_effects(
        last.subject,
        latents,
        length=args.length,
        null_directions=args.null_directions,
        seed=args.seed,
    )
    shared = {"preset": args.preset, "subject": args.name, "seed": args.run_seed}
    place = {"epoch": last.epoch, "status": last.status}
    files.write_table(args.effects, effects.table(rows, **shared, **place))

    components = traversal.strongest_components(last.subject, latents, args.length, args.shown)
    values = torch.linspace(-args.range, args.range, 25)
    start = banks.halves(latents)[1][0]
    images = traversal.traversal(last.subject, start, components, values)
    files.write_tensors(
        args.pictures,
        {"components": components, "values": values, "images": images[:, :, 0]},
        {"epoch": last.epoch, "status": last.status},
    )


if __name__ == "__main__":
    cli.run(main)
