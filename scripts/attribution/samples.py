"""Ask where a discriminator decides, what it says of special samples, and what flips it."""

import json
from pathlib import Path

from glassgan import cli, effects, files
from glassgan.errors import InputError


def main() -> None:
    """Write what can be read off each layer, what becomes of special samples, and pictures."""
    parser = cli.parser(__doc__)
    cli.add_run_options(parser)
    parser.add_argument("--all-checkpoints", nargs="+", required=True, help="of all runs, in order")
    parser.add_argument("--judge", required=True)
    parser.add_argument("--train", required=True, help="the prepared training images")
    parser.add_argument("--test", required=True, help="the prepared test images")
    parser.add_argument("--fashion", nargs="*", default=[], help="images of Fashion-MNIST, if any")
    parser.add_argument("--resamples", type=int, required=True)
    parser.add_argument("--lens", type=int, required=True, help="images that it is fitted on")
    parser.add_argument("--untrained", type=int, required=True, help="networks beside the probes")
    parser.add_argument("--older", type=int, required=True, help="checkpoints with samples")
    parser.add_argument("--neighbours", type=int, required=True, help="of as many samples")
    parser.add_argument("--starts", type=int, required=True, help="of extremes, of each way")
    parser.add_argument("--steps", type=int, required=True, help="to each extreme")
    parser.add_argument("--shown", type=int, required=True, help="extremes of each way")
    parser.add_argument("--weak-spots", required=True, help="how much of these is measured, JSON")
    parser.add_argument("--samples", required=True, help="output: safetensors")
    parser.add_argument("--flipped", required=True, help="output: safetensors")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    cli.add_torch_options(parser)
    args = parser.parse_args()

    cli.use(args.threads, args.device)
    from glassgan import checkpoints, left_out, streams, subject
    from glassgan.attribution import decision, extremes, probes, sample_rows, special, weak_spots
    from glassgan.features import unit_pictures
    from glassgan.judge import network
    from glassgan.prepare import mnist
    from glassgan.subjects import build

    half, of_lens = args.bank // 2, args.lens // 2
    needed = args.bank + half + of_lens
    test, _ = files.read_tensors(args.test)
    if len(test["images"]) < needed:
        raise InputError(
            f"attribution.samples: bank {args.bank} and lens {args.lens} take {needed} test images "
            f"(1½ banks and half a lens); allowed: at most prepare.test_images, "
            f"{len(test['images'])}"
        )
    order = streams.rng(args.seed, "real images beside special samples").permutation(
        len(test["images"])
    )
    bank, others = order[: args.bank], order[args.bank : args.bank + half]
    real, other_real, lens_real = (
        subject.to_network(test["images"][rows])
        for rows in (bank, others, order[args.bank + half : needed])
    )
    labelled = probes.labelled(real, test["labels"][bank])
    judge = network.load(args.judge)
    chain = [c for c in map(checkpoints.load, args.checkpoints) if c.has_weights]
    last, older = chain[-1], checkpoints.spread(chain[:-1], args.older)
    dim = last.subject.latent_dim
    latents = streams.latents(args.seed, "bank of special samples", 0, args.bank, dim)
    held_out = latents[half:]
    lens_latents = streams.latents(args.seed, "latents of the lens", 0, of_lens, dim)

    # what can be read off each layer, at every checkpoint
    specification = files.read_tensors(args.checkpoints[0])[1]["specification"]
    untrained = [
        build.build(specification, streams.key(args.seed, "untrained networks", number))
        for number in range(args.untrained if len(chain) > 1 else 0)
    ]
    rows, reader = decision.along_training(
        chain,
        (lens_real, lens_latents),
        (real[half:], held_out),
        labelled,
        [one.evaluation().to(args.device) for one in untrained],
        draws=args.resamples,
        seed=args.seed,
    )

    # special samples; the lens is that of the last checkpoint
    kinds = {special.DIGITS: special.Kind(special.REAL, real[half:])}
    kinds |= special.of_generator(last.subject, older, held_out)
    runs: dict[str, dict[str, list[str]]] = {}
    for path in args.all_checkpoints:
        name, seed = Path(path).parts[-4:-2]
        runs.setdefault(name, {}).setdefault(seed, []).append(path)
    runs[args.name].pop(str(args.run_seed))
    for name, chains in runs.items():
        generators = [checkpoints.last_of(paths).subject for paths in chains.values()]
        if generators:
            what = "samples of other seeds" if name == args.name else f"samples of {name}"
            images = special.of_others(generators, half, args.seed)
            kinds[what] = special.Kind(special.GENERATED, images)
    training = files.read_tensors(args.train)[0]["images"]
    kinds[special.NEAREST] = special.neighbours(
        kinds[special.OWN].images[: args.neighbours], training
    )
    kinds |= special.changed(other_real, args.seed)
    mean, radius = real[:half].mean(0), unit_pictures.typical_radius(real[:half])
    fashion = mnist.read_images(args.fashion[0]) if args.fashion else None
    kinds |= special.without_digits(mean, fashion, half, args.seed)
    here = {"epoch": last.epoch, "status": last.status}
    why = left_out.without_gradient(last.subject.judged_by(), "discriminator", real)
    through = left_out.without_gradient(last.subject.generator, "generator", latents)
    ends = {}
    if not why:
        ends = extremes.extremes(
            last.subject,
            held_out[: args.starts],
            mean,
            radius=radius,
            steps=args.steps,
            seed=args.seed,
            through=not through,
        )
    for what, reason in (("images", why), ("latents", why or through)):
        if reason:
            rows.append(here | left_out.row(f"extremes of the logit over {what}", reason))
    if why:
        rows.append(here | left_out.row("attacks on the verdict", why))
    kinds |= special.made(ends)
    found = sample_rows.verdicts(reader, kinds)
    rows += [{**here, **row} for row in sample_rows.rows(reader.layers, found, kinds, judge)]

    # what flips the verdict
    sizes = weak_spots.Sizes(**json.loads(args.weak_spots))
    flips, flipped = weak_spots.measure(last.subject, judge, test["images"], sizes, args.seed)
    rows += [{**here, **row} for row in flips]
    files.write_tensors(args.flipped, flipped, here)

    pictures = sample_rows.pictures(found, kinds)
    pictures |= extremes.pictures(ends, last.subject.judged_by(), judge, args.shown)
    groups = {name: kind.group for name, kind in kinds.items()}
    header = {**here, "groups": groups, "radius": radius, "layers": reader.layers}
    files.write_tensors(args.samples, pictures, header)
    shared = {"preset": args.preset, "subject": args.name, "seed": args.run_seed}
    files.write_table(args.effects, effects.table(rows, **shared))


if __name__ == "__main__":
    cli.run(main)
