"""Measure the samples of every checkpoint of a chain, and keep some to look at."""

import pandas as pd

from glassgan import cli, files


def main() -> None:
    """Write a table of measures with intervals, their values in each fold, and shown samples."""
    parser = cli.parser(__doc__)
    parser.add_argument("--checkpoints", nargs="+", required=True, help="weights, in order")
    parser.add_argument("--places", nargs="+", required=True, help="their names: 3, or 2+300")
    parser.add_argument("--judge", required=True)
    parser.add_argument("--train", required=True, help="the prepared training images")
    parser.add_argument("--reference", required=True, help="what is known of real images")
    parser.add_argument("--real", required=True, help="the measures of test images")
    parser.add_argument("--quality", required=True, help="output: Parquet")
    parser.add_argument("--folds", required=True, help="output: Parquet, a row a fold")
    parser.add_argument("--images", required=True, help="output: safetensors, a tensor a place")
    parser.add_argument("--threads", type=int, default=1, help="torch threads (default 1)")
    args = parser.parse_args()

    cli.use(args.threads)
    from glassgan import checkpoints, streams, subject
    from glassgan.data.images import to_network
    from glassgan.judge import network
    from glassgan.quality import measures

    data = files.read_tensors(args.train)[0]
    training = to_network(data["images"]).flatten(1)
    reference = measures.load(args.reference, training, data["labels"].long())
    judge, real = network.load(args.judge), files.read_table(args.real)

    images, summaries, folds = {}, [], []
    for name, path in zip(args.places, args.checkpoints, strict=True):
        checkpoint = checkpoints.load(path)
        place = {
            "place": name,
            "epoch": checkpoint.epoch,
            "step": checkpoint.step,
            "status": checkpoint.status,
        }
        found = None
        if checkpoint.has_weights:
            generator, dim = checkpoint.subject, checkpoint.subject.latent_dim
            shown = streams.latents(
                reference.seed, "bank of shown samples", 0, reference.shown, dim
            )
            bank = streams.latents(reference.seed, "bank of samples", 0, reference.samples, dim)
            images[name] = subject.generate(generator, shown)
            values = measures.of_images(subject.generate(generator, bank), judge, reference)
            folds.append(values.assign(**place))
            found = measures.summary(values, reference.samples, reference.nearest)
        else:
            folds.append(measures.no_measures().assign(**place))
        summaries.append(measures.beside_real(found, real).assign(**place))
    places = list(place)
    quality = pd.concat(summaries, ignore_index=True)
    values = pd.concat(folds, ignore_index=True)
    files.write_table(args.quality, quality[[*places, *quality.columns.drop(places)]])
    files.write_table(args.folds, values[[*places, "measure", "fold", "value"]])
    files.write_tensors(args.images, images)


if __name__ == "__main__":
    cli.run(main)
