"""Train the judge on MNIST's training images and calibrate it on the validation images."""

from functools import partial

from glassgan import cli, files
from glassgan.judge.settings import Judge

with cli.script(
    __doc__, data="the prepared training images", settings=Judge, output="output", **cli.TORCH
) as args:
    cli.use(args.threads, args.device)
    from glassgan.data.images import to_network
    from glassgan.judge import network, training

    data, _ = files.read_tensors(args.data)
    held_out = data["validation"]
    trained = training.train(
        data["images"][~held_out],
        data["labels"][~held_out].long(),
        seed=args.settings.seed,
        epochs=args.settings.epochs,
        batch_size=args.settings.batch_size,
        learning_rate=args.settings.learning_rate,
        device=args.device,
        progress=partial(print, flush=True),
    )
    raw = network.Judge(network.fused(trained).to(args.device), 1.0, 0.0)
    logits = raw.logits(to_network(data["images"][held_out]).to(args.device)).cpu()
    temperature = training.temperature(logits, data["labels"][held_out].long())
    files.write_tensors(
        args.output,
        trained.state_dict(),
        {"temperature": temperature, "abstain_below": args.settings.abstain_below},
    )
