"""Look for the latents that draw real images best, and show what the generator cannot draw."""

from glassgan import cli, effects, files


def main() -> None:
    """Write what is left of real images, beside generated ones, and pictures of both."""
    parser = cli.parser(__doc__)
    cli.add_run_options(parser)
    parser.add_argument("--judge", required=True)
    parser.add_argument("--images", required=True, help="the prepared test images")
    parser.add_argument("--real", type=int, required=True, help="images of each digit")
    parser.add_argument("--generated", type=int, required=True, help="samples of each digit")
    parser.add_argument("--starts", type=int, required=True, help="of the search for an image")
    parser.add_argument("--steps", type=int, required=True, help="from each start")
    parser.add_argument("--shown", type=int, required=True, help="images of a kind")
    parser.add_argument("--pictures", required=True, help="output: safetensors")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    cli.add_torch_options(parser)
    args = parser.parse_args()

    cli.use(args.threads, args.device)
    import torch

    from glassgan import checkpoints, left_out, streams, subject
    from glassgan.judge import network
    from glassgan.latent import inversion

    last = checkpoints.last_with_weights([checkpoints.load(path) for path in args.checkpoints])
    judge = network.load(args.judge)
    test, _ = files.read_arrays(args.images)
    shared = {"preset": args.preset, "subject": args.name, "seed": args.run_seed}
    place = {"epoch": last.epoch, "status": last.status}
    some = streams.latents(args.seed, "samples near images", 0, 2, last.subject.latent_dim)
    if why := left_out.without_gradient(last.subject.generator, "generator", some):
        rows = [left_out.row("projection of real images", why)]
        files.write_table(args.effects, effects.table(rows, **{**shared, **place}))
        files.write_tensors(args.pictures, {}, {**place, "left_out": why})
        return
    rng = streams.rng(args.seed, "real images that are looked for")
    chosen = inversion.choose(test["labels"], args.real, rng)
    generated = inversion.held_out(
        last.subject, judge, pool=args.bank, count=args.generated, seed=args.seed
    )
    labels = torch.from_numpy(test["labels"][chosen].astype("int64"))
    real = subject.to_network(torch.from_numpy(test["images"][chosen])), labels
    search = {"samples": args.bank, "starts": args.starts, "steps": args.steps, "seed": args.seed}
    found = [
        inversion.invert(last.subject, judge, *of_kind, **search) for of_kind in (real, generated)
    ]
    rows = inversion.effect_rows(found[0], found[1])
    files.write_table(args.effects, effects.table(rows, **shared, **place))
    files.write_tensors(args.pictures, inversion.pictures(found[0], found[1], args.shown), place)


if __name__ == "__main__":
    cli.run(main)
