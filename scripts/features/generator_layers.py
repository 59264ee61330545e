"""Follow one bank of latents through the layers of a generator, untrained and trained."""

import pandas as pd

from glassgan import cli, effects, files


def main() -> None:
    """Write what the layers hold, how well the class is read from them, and last weights."""
    parser = cli.parser(__doc__)
    cli.add_run_options(parser)
    parser.add_argument("--judge", required=True)
    parser.add_argument("--null-draws", type=int, required=True)
    parser.add_argument("--resamples", type=int, required=True)
    parser.add_argument("--pictured", type=int, required=True, help="units with pictures")
    parser.add_argument("--pictures", required=True, help="output: safetensors")
    parser.add_argument("--summary", required=True, help="output: Parquet, a row a layer")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    cli.add_torch_options(parser)
    args = parser.parse_args()

    cli.use(args.threads, args.device)
    from glassgan import checkpoints, subject
    from glassgan.banks import halves, of_layers
    from glassgan.features import generator_layers, unit_pictures
    from glassgan.judge import network

    chain = [checkpoints.load(path) for path in args.checkpoints]
    judge = network.load(args.judge)
    dim = chain[0].subject.latent_dim
    latents = of_layers(args.seed, args.bank, dim)
    last = checkpoints.last_with_weights(chain)

    summaries, rows = [], []
    for checkpoint in dict.fromkeys([chain[0], last]):
        classes = judge(subject.generate(checkpoint.subject, latents)).classes()
        found = generator_layers.readable_class(
            checkpoint.subject,
            latents,
            classes,
            seed=args.seed,
            null_draws=args.null_draws,
            resamples=args.resamples,
        )
        place = {"epoch": checkpoint.epoch, "status": checkpoint.status}
        rows += [{**place, **row} for row in found]
        summary = generator_layers.layer_summary(checkpoint.subject, latents)
        summaries.append(summary.assign(epoch=checkpoint.epoch))
    files.write_table(args.summary, pd.concat(summaries, ignore_index=True))
    shared = {"preset": args.preset, "subject": args.name, "seed": args.run_seed}
    files.write_table(args.effects, effects.table(rows, **shared))

    trained = last.subject
    tensors = generator_layers.pictures(trained, latents)
    tensors["classes"] = halves(classes)[1]  # of the last checkpoint
    weights = unit_pictures.last_weights(trained.generator)
    if weights is not None:
        layer = list(subject.layers(trained.generator))[-2]
        units = unit_pictures.strongest(trained.generator, layer, latents, weights, args.pictured)
        tensors |= {"weights.units": units, "weights.pictures": weights[units]}
    files.write_tensors(args.pictures, tensors, {"epoch": last.epoch, "status": last.status})


if __name__ == "__main__":
    cli.run(main)
