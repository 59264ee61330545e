"""Draw one fixed bank of latents at every checkpoint of a run, and let the judge label it."""

from glassgan import cli, files


def main() -> None:
    """Write the first samples of each checkpoint and the census of all of them."""
    parser = cli.parser(__doc__)
    parser.add_argument("--checkpoints", nargs="+", required=True, help="weights, in order")
    parser.add_argument("--judge", required=True)
    parser.add_argument("--seed", type=int, required=True, help="of the bank")
    parser.add_argument("--shown", type=int, required=True, help="samples kept")
    parser.add_argument("--judged", type=int, required=True, help="samples judged")
    parser.add_argument("--images", required=True, help="output: safetensors, a tensor an epoch")
    parser.add_argument("--census", required=True, help="output: Parquet, a row an epoch")
    cli.add_torch_options(parser)
    args = parser.parse_args()

    cli.use(args.threads, args.device)
    from glassgan import streams, subject
    from glassgan.features import samples
    from glassgan.judge import network

    chain = [subject.load(path) for path in args.checkpoints]
    dim = chain[0].subject.latent_dim
    shown = streams.latents(args.seed, "bank of shown samples", 0, args.shown, dim)
    judged = streams.latents(args.seed, "bank of judged samples", 0, args.judged, dim)
    files.write_tensors(args.images, samples.samples(chain, shown))
    files.write_table(args.census, samples.census(chain, network.load(args.judge), judged))


if __name__ == "__main__":
    cli.run(main)
