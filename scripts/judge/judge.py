"""Train the judge on MNIST's training images and calibrate it on the validation images."""

from functools import partial

from glassgan import cli, files, flags
from glassgan.judge.settings import Judge


def main() -> None:
    """Train, calibrate, write the weights with temperature and threshold in their header."""
    parser = cli.parser(__doc__)
    parser.add_argument("--data", required=True, help="the prepared training images")
    flags.add(parser, Judge)
    parser.add_argument("--output", required=True)
    cli.add_torch_options(parser)
    args = parser.parse_args()

    settings = flags.read(args, Judge)
    cli.use(args.threads, args.device)
    from glassgan.data.images import to_network
    from glassgan.judge import network, training

    data, _ = files.read_tensors(args.data)
    held_out = data["validation"]
    trained = training.train(
        data["images"][~held_out],
        data["labels"][~held_out].long(),
        seed=settings.seed,
        epochs=settings.epochs,
        batch_size=settings.batch_size,
        learning_rate=settings.learning_rate,
        device=args.device,
        progress=partial(print, flush=True),
    )
    raw = network.Judge(network.fused(trained).to(args.device), 1.0, 0.0)
    logits = raw.logits(to_network(data["images"][held_out]).to(args.device)).cpu()
    temperature = training.temperature(logits, data["labels"][held_out].long())
    files.write_tensors(
        args.output,
        trained.state_dict(),
        {"temperature": temperature, "abstain_below": settings.abstain_below},
    )


if __name__ == "__main__":
    cli.run(main)
