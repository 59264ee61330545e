"""Attribute the verdict of a discriminator to pixels, and check the attributions."""

from glassgan import cli, effects, files


def main() -> None:
    """Explain real and generated images by every method, check every method; write."""
    parser = cli.parser(__doc__)
    cli.add_run_options(parser)
    parser.add_argument("--training", required=True, help="the prepared training images")
    parser.add_argument("--test", required=True, help="the prepared test images")
    parser.add_argument("--compared", type=int, required=True, help="images: baselines, checks")
    parser.add_argument("--checked", type=int, required=True, help="images: repeated checks")
    parser.add_argument("--orders", type=int, required=True, help="random ones, of an image")
    parser.add_argument("--squares", type=int, required=True, help="removed from an image")
    parser.add_argument("--changes", type=int, required=True, help="small ones of an image")
    parser.add_argument("--networks", type=int, required=True, help="with other weights, labels")
    parser.add_argument("--steps", type=int, required=True, help="of training with shuffled labels")
    parser.add_argument("--shown", type=int, required=True, help="images")
    parser.add_argument("--pictures", required=True, help="output: safetensors")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    cli.add_torch_options(parser)
    args = parser.parse_args()

    cli.use(args.threads, args.device)
    import torch

    from glassgan import checkpoints, left_out, streams, subject
    from glassgan.attribution import checks, methods, pixels, threshold
    from glassgan.attribution.baselines import BLACK, baselines
    from glassgan.prepare import splits

    last = checkpoints.last_with_weights([checkpoints.load(path) for path in args.checkpoints])
    network = methods.hookable(last.subject.judged_by())
    training, test = (files.read_tensors(path)[0]["images"] for path in (args.training, args.test))
    shared = {"preset": args.preset, "subject": args.name, "seed": args.run_seed}
    here = {"epoch": last.epoch, "status": last.status}
    # real and generated images to explain, and behind them others to train on
    half, few = args.bank // 2, args.compared // 2
    chosen = splits.drawn(len(test), half, "real images of attribution", args.seed)
    real = subject.to_network(test[chosen])
    names, rows = list(methods.KINDS), []
    if why := left_out.without_gradient(network, "discriminator", real):
        names = list(methods.WITHOUT_GRADIENT)
        rows.append(left_out.row("methods of attribution that take a gradient", why))
    latents = streams.latents(
        args.seed, "bank of attribution", 0, 2 * half, last.subject.latent_dim
    )
    generated = subject.generate(last.subject, latents)
    images = pixels.in_turn(real, generated[:half])
    all_training = subject.to_network(training)
    starts = baselines(images[: 2 * few], all_training)
    bank = pixels.Bank(images, {**starts, BLACK: torch.full_like(images, -1.0)})

    found, own = pixels.explain(network, bank, args.seed, names)
    rows += own
    rows += pixels.region_rows(bank, found)
    some, checked = bank.first(2 * few), bank.first(args.checked)
    own, curves = checks.curves(network, some, found, orders=args.orders, seed=args.seed)
    rows += own
    rows += checks.unexplained(network, some, found, squares=args.squares, seed=args.seed)
    rows += checks.sensitivity(network, checked, names, draws=args.changes, seed=args.seed)
    rows += checks.agreement(some, found)
    rows += checks.weights(network, checked, names, times=args.networks, seed=args.seed)
    rows += checks.labels(
        all_training[splits.drawn(len(training), half, "real images to train on", args.seed)],
        generated[half:],
        checked,
        names,
        times=args.networks,
        steps=args.steps,
        seed=args.seed,
    )

    first = next(name for name in names if methods.KINDS[name].baseline)
    pictures = {
        "images": images[: args.shown, 0],
        "maps": torch.stack([maps[BLACK][: args.shown, 0] for maps in found.values()]),
        "mean_maps": pixels.mean_maps(bank, found),
        "by_baseline": torch.stack([found[first][name][: args.shown, 0] for name in starts]),
        "baselines": torch.stack([start[: args.shown, 0] for start in starts.values()]),
        "logits": threshold.logits(network, images[: args.shown]),
        **curves,
    }
    header = {**here, "methods": names, "baselines": list(starts), "by_baseline": first}
    files.write_tensors(args.pictures, pictures, header)
    files.write_table(args.effects, effects.table([{**here, **row} for row in rows], **shared))


if __name__ == "__main__":
    cli.run(main)
