"""Train the judge on MNIST's training images and calibrate it on the validation images."""

from functools import partial

from glassgan import cli, files


def main() -> None:
    """Train, calibrate, write the weights with temperature and threshold in their header."""
    parser = cli.parser(__doc__)
    parser.add_argument("--data", required=True, help="the prepared training images")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--epochs", type=int, required=True)
    parser.add_argument("--batch-size", type=int, required=True)
    parser.add_argument("--learning-rate", type=float, required=True)
    parser.add_argument("--abstain-below", type=float, required=True)
    parser.add_argument("--output", required=True)
    cli.add_torch_options(parser)
    args = parser.parse_args()

    cli.use(args.threads, args.device)
    from glassgan.judge import network as networks
    from glassgan.judge import training
    from glassgan.subject import to_network

    data, _ = files.read_tensors(args.data)
    held_out = data["validation"]
    network = training.train(
        data["images"][~held_out],
        data["labels"][~held_out].long(),
        seed=args.seed,
        epochs=args.epochs,
        batch_size=args.batch_size,
        learning_rate=args.learning_rate,
        device=args.device,
        progress=partial(print, flush=True),
    )
    raw = networks.Judge(networks.fused(network).to(args.device), 1.0, 0.0)
    logits = raw.logits(to_network(data["images"][held_out]).to(args.device)).cpu()
    temperature = training.temperature(logits, data["labels"][held_out].long())
    files.write_tensors(
        args.output,
        network.state_dict(),
        {"temperature": temperature, "abstain_below": args.abstain_below},
    )


if __name__ == "__main__":
    cli.run(main)
