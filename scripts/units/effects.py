"""Measure what the units of a generator do: ablation, insertion, dose-response."""

from glassgan import cli, effects, files


def main() -> None:
    """Ablate every unit on discovery latents, confirm the strongest on held-out ones, write."""
    parser = cli.parser(__doc__)
    cli.add_run_options(parser)
    parser.add_argument("--judge", required=True)
    parser.add_argument("--reference", required=True, help="what is known of real images")
    parser.add_argument("--sweep", type=int, required=True, help="discovery latents")
    parser.add_argument("--confirmed", type=int, required=True, help="units, over all layers")
    parser.add_argument("--compared", type=int, required=True, help="held-out latents")
    parser.add_argument("--dosed", type=int, required=True, help="units, of each layer")
    parser.add_argument("--followed", type=int, required=True, help="units, of each layer")
    parser.add_argument("--stroke-latents", type=int, required=True)
    parser.add_argument("--null-latents", type=int, required=True)
    parser.add_argument("--null-directions", type=int, required=True, help="of a layer")
    parser.add_argument("--sweep-file", required=True, help="output: safetensors")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    cli.add_torch_options(parser)
    args = parser.parse_args()

    cli.use(args.threads, args.device)
    from glassgan import banks as banks_banks
    from glassgan import checkpoints, left_out, subject
    from glassgan.banks import of_units
    from glassgan.concepts import MEASURED
    from glassgan.judge import network, reading
    from glassgan.judge.maps import maps
    from glassgan.layers.downstream import rest, unit_layers
    from glassgan.statistics.distances import moments
    from glassgan.units import ablation, choice, dose, insertion, removal, strokes
    from glassgan.units.effects import effects as effects_of
    from glassgan.units.effects import replacements

    chain = [checkpoints.load(path) for path in args.checkpoints]
    last = checkpoints.last_with_weights(chain)
    judge = network.load(args.judge)
    read = reading.measure(judge)
    real = moments(files.read_tensors(args.reference)[0]["features"].flatten(0, 1))
    latents = of_units(args.seed, args.bank, last.subject.latent_dim)
    discovery, held_out = banks_banks.halves(latents)
    layers = unit_layers(last.subject)
    shared = {"preset": args.preset, "subject": args.name, "seed": args.run_seed}
    here = {"epoch": last.epoch, "status": last.status}
    scale = ablation.scales(read(subject.generate(last.subject, discovery[: args.sweep])))
    scales = [value if value < float("inf") else None for value in scale.tolist()]
    header = {**here, "concepts": list(MEASURED), "scale": scales}
    if why := left_out.without_units(last.subject):
        rows = [left_out.row("effects of units", why)]
        files.write_table(args.effects, effects.table(rows, **{**shared, **here}))
        files.write_tensors(args.sweep_file, {}, {**header, "left_out": why})
        return

    swept, tensors = {}, {}
    swept_at = [("trained", last, discovery[: args.sweep])]
    # a subject from files has no untrained network beside it
    if "generator" not in files.read_metadata(args.checkpoints[0])["specification"]:
        swept_at.append(("untrained", chain[0], discovery[: args.null_latents // 2]))
    for kind, checkpoint, bank in swept_at:
        for number, (layer, units) in enumerate(layers.items()):
            place = rest(checkpoint.subject, layer, bank)
            zero = replacements(place)["zero"]
            # the distance, for artifact units, where sets are looked for
            wanted = (
                real if kind == "trained" and layer == removal.middle(list(layers))[1] else None
            )
            effect = effects_of(place, range(units), zero, read, wanted)
            for name in ("mean", "image", "distance", "pictures"):
                tensors[f"{kind}.{name}.{number}.{layer}"] = getattr(effect, name).half()
            if kind == "trained":
                swept[layer] = effect
    halves = {layer: choice.of_first_half(effect, args.sweep) for layer, effect in swept.items()}
    shares = choice.shares(list(layers), args.confirmed)
    chosen = {
        layer: choice.strongest(means, scale, shares[layer]) for layer, (means, _) in halves.items()
    }

    verdict = judge(subject.generate(last.subject, held_out))
    seen = verdict.accepted.nonzero()[: args.stroke_latents, 0]
    rows = []
    for layer, some in chosen.items():
        place = rest(last.subject, layer, held_out)
        few = place.part(slice(args.null_latents))
        beside = choice.random_beside(
            rest(last.subject, layer, discovery[: halves[layer][1]]),
            read,
            scale,
            count=shares[layer],
            least=args.null_directions,
            seed=args.seed,
            layer=layer,
        )
        found = ablation.unit_effects(
            place,
            some,
            beside,
            read,
            real,
            last.subject.discriminator,
            layer=layer,
            scale=scale,
            compared=args.compared,
            null_latents=args.null_latents,
        )
        found += dose.dose_response(
            place.part(slice(args.compared)), some[: args.dosed], read, layer=layer
        )
        if place.values.ndim == 4:
            found += insertion.insertions(
                few,
                [unit for unit, _ in some],
                maps(few.images[:, 0].numpy()),
                layer=layer,
            )
        found += strokes.stroke_effects(place.part(seen), [u for u, _ in some], layer=layer)
        rows += [{**here, **row} for row in found]
        for checkpoint in [c for c in chain if c.has_weights]:
            then = rest(checkpoint.subject, layer, held_out[: args.null_latents])
            found = ablation.effects_at(then, some[: args.followed], read, layer=layer)
            rows += [{"epoch": checkpoint.epoch, "status": checkpoint.status, **r} for r in found]

    files.write_table(args.effects, effects.table(rows, **shared))
    files.write_tensors(args.sweep_file, tensors, header)


if __name__ == "__main__":
    cli.run(main)
