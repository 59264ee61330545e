"""Follow the game between generator and discriminator from checkpoint to checkpoint."""

from glassgan import cli, files


def main() -> None:
    """Write what D asks of samples, what it forgets, and the path angles of a run."""
    parser = cli.parser(__doc__)
    parser.add_argument("--checkpoints", nargs="+", required=True, help="weights, in order")
    parser.add_argument("--train", required=True, help="the prepared training images")
    parser.add_argument("--test", required=True, help="the prepared test images")
    parser.add_argument("--seed", type=int, required=True, help="of the banks")
    parser.add_argument("--shown", type=int, required=True, help="samples pictured")
    parser.add_argument("--bank", type=int, required=True, help="latents and real images judged")
    parser.add_argument("--batch", type=int, required=True, help="of the pushes and the path angle")
    parser.add_argument("--pictures", required=True, help="output: safetensors")
    parser.add_argument("--push", required=True, help="output: Parquet, a row a checkpoint")
    parser.add_argument("--forgetting", required=True, help="output: Parquet")
    parser.add_argument("--path-angle", required=True, help="output: Parquet")
    cli.add_torch_options(parser)
    args = parser.parse_args()

    cli.use(args.threads, args.device)
    from glassgan import checkpoints, streams, subject
    from glassgan.prepare import splits
    from glassgan.quality import forgetting, path_angle, sample_gradients
    from glassgan.train.losses import LOSSES

    chain = [checkpoints.load(path) for path in args.checkpoints]
    dim = chain[0].subject.latent_dim
    losses = LOSSES[files.read_metadata(args.checkpoints[0])["specification"]["loss"]]
    # A subject without a discriminator plays no game, and leaves empty tables.
    chain = [c for c in chain if c.has_weights and c.subject.discriminator is not None]
    training = subject.to_network(files.read_tensors(args.train)[0]["images"])
    test = files.read_tensors(args.test)[0]["images"]
    chosen = splits.drawn(len(test), args.bank, "held-out images of dynamics", args.seed)
    held_out = subject.to_network(test[chosen])
    bank = streams.latents(args.seed, "bank of dynamics", 0, args.bank, dim)
    latents = streams.latents(args.seed, "batch of dynamics", 0, args.batch, dim)
    real = training[splits.drawn(len(training), args.batch, "real batch of dynamics", args.seed)]

    files.write_tensors(args.pictures, sample_gradients.pictures(chain, losses, bank[: args.shown]))
    files.write_table(
        args.push, sample_gradients.measure(chain, losses, latents, training, args.seed)
    )
    files.write_table(args.forgetting, forgetting.cross_play(chain, bank, held_out))
    files.write_table(args.path_angle, path_angle.path_angles(chain, losses, real, latents))


if __name__ == "__main__":
    cli.run(main)
