"""Measure what the layers of a discriminator add, what their units do, which concepts count."""

from typing import Any

from glassgan import cli, effects, files


def main() -> None:
    """Write contributions, effects of ablations and of concept vectors at the last checkpoint."""
    parser = cli.parser(__doc__)
    cli.add_run_options(parser)
    parser.add_argument("--judge", required=True)
    parser.add_argument("--data", required=True, help="the prepared test images")
    parser.add_argument("--most-steps", type=int, required=True, help="of an integral")
    parser.add_argument("--untrained", type=int, required=True, help="images of a kind")
    parser.add_argument("--pushed", type=int, required=True, help="images with a gradient")
    parser.add_argument("--null-directions", type=int, required=True, help="at each energy")
    parser.add_argument("--random", type=int, required=True, help="moves beside the units' counts")
    parser.add_argument("--concept-images", type=int, required=True, help="real, for vectors")
    parser.add_argument("--concept-held-out", type=int, required=True, help="images of a kind")
    parser.add_argument("--null-vectors", type=int, required=True)
    parser.add_argument("--tensors", required=True, help="output: safetensors")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    cli.add_torch_options(parser)
    args = parser.parse_args()

    cli.use(args.threads, args.device)
    import torch

    from glassgan import checkpoints, left_out, streams, subject
    from glassgan.attribution import ablation, concept_bank, concept_tests, contributions, unit_rows
    from glassgan.judge import network
    from glassgan.layers.gradients import hidden
    from glassgan.prepare import splits

    chain = [checkpoints.load(path) for path in args.checkpoints]
    first, last = chain[0], checkpoints.last_with_weights(chain)
    discriminator = last.subject.judged_by()

    # real and generated images: for layers and units, for the test of concepts; real ones to learn
    data = files.read_tensors(args.data)[0]["images"]
    shared = {"preset": args.preset, "subject": args.name, "seed": args.run_seed}
    here = {"epoch": last.epoch, "status": last.status}
    count = args.bank + args.concept_held_out
    chosen = splits.drawn(
        len(data),
        count + args.concept_images,
        "real images of the discriminator's layers",
        args.seed,
    )
    real = subject.to_network(data[chosen])
    if why := left_out.without_layers(discriminator):
        nothing = [left_out.row("what layers and units of the discriminator add", why)]
        files.write_table(args.effects, effects.table(nothing, **{**shared, **here}))
        files.write_tensors(args.tensors, {}, {**here, "left_out": why})
        return
    latents = streams.latents(
        args.seed, "latents of the discriminator's layers", 0, count, last.subject.latent_dim
    )
    images = {
        contributions.REAL: real[:count],
        contributions.GENERATED: subject.generate(last.subject, latents),
    }

    rows: list[dict[str, Any]] = []
    tensors: dict[str, torch.Tensor] = {}
    why = left_out.without_gradient(discriminator, "discriminator", real)
    if why:
        what = "contributions of layers, concept vectors, the gradient that reaches the generator"
        rows.append({**here, **left_out.row(what, why)})
    measured = [] if why else [(last, args.bank, "")]
    if measured and first is not last:
        measured.insert(0, (first, args.untrained, "untrained_"))
    for checkpoint, some, before in measured:
        then = {"epoch": checkpoint.epoch, "status": checkpoint.status}
        kinds = zip(("real", "generated"), images.items(), strict=True)
        for short, (kind, every) in kinds:
            found = contributions.contributions(
                checkpoint.subject.judged_by(), every[:some], args.most_steps
            )
            rows += [{**then, **row} for row in contributions.rows(found, kind)]
            for number, (layer, units) in enumerate(contributions.of_units(found).items()):
                tensors |= {
                    f"{name}_{before}{short}.{number}.{layer}": torch.from_numpy(value)
                    for name, value in units.items()
                }

    for number, layer in enumerate(hidden(discriminator)):
        ablations = ablation.ablations(
            discriminator,
            layer,
            *(some[: args.bank] for some in images.values()),
            pushed=0 if why else args.pushed,
            directions=args.null_directions,
            random=args.random,
            seed=args.seed,
        )
        rows += [{**here, **row} for row in unit_rows.rows(ablations, layer)]
        tensors[f"cosine.{number}.{layer}"] = torch.from_numpy(ablations.cosine).float()

    judge = network.load(args.judge)

    def bank(some: torch.Tensor) -> concept_bank.Bank:
        return concept_bank.Bank(
            concept_bank.features(discriminator, some), concept_bank.concepts(judge, some)
        )

    if not why:
        found_concepts = concept_tests.rows(
            bank(real[count:]),
            {kind: bank(some[args.bank :]) for kind, some in images.items()},
            concept_bank.arbitrary(real[count:], args.null_vectors, args.seed),
            args.seed,
        )
        rows += [{**here, **row} for row in found_concepts]

    without = {"without_gradient": why} if why else {}
    files.write_tensors(args.tensors, tensors, {**here, **without})
    # a row's own status says why it has no estimate
    files.write_table(args.effects, effects.table(rows, **shared))


if __name__ == "__main__":
    cli.run(main)
