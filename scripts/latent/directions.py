"""Find directions in the latent space by every method, and measure what each of them does."""

from glassgan import cli, effects, files


def main() -> None:
    """Find and choose on discovery latents, test on held-out ones, compare methods, write."""
    parser = cli.parser(__doc__)
    cli.add_run_options(parser)
    parser.add_argument("--judge", required=True)
    parser.add_argument("--strokes", type=int, required=True, help="latents, of each part")
    parser.add_argument("--jacobians", type=int, required=True, help="latents, of each part")
    parser.add_argument("--kept", type=int, required=True, help="directions of each method")
    parser.add_argument("--length", type=float, required=True, help="of the moves")
    parser.add_argument("--null-directions", type=int, required=True)
    parser.add_argument("--null-subspaces", type=int, required=True, help="and random bases")
    parser.add_argument("--random", type=int, required=True, help="beside which counts stand")
    parser.add_argument("--coded", type=int, required=True, help="latents, for disentanglement")
    parser.add_argument("--null-codes", type=int, required=True, help="rotations and shuffles")
    parser.add_argument("--directions", required=True, help="output: safetensors")
    parser.add_argument("--table", required=True, help="output: Parquet, a row a direction")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    cli.add_torch_options(parser)
    args = parser.parse_args()

    cli.use(args.threads, args.device)
    import torch

    from glassgan import checkpoints, left_out, streams
    from glassgan.banks import halves
    from glassgan.concepts import CONCEPTS
    from glassgan.judge import network
    from glassgan.latent import agreement, base_rate, codes, findings, leading, supervised
    from glassgan.latent import random_directions as null
    from glassgan.latent.bank import Bank, measured
    from glassgan.latent.discover import AXES, NOTHING, discover
    from glassgan.latent.disentanglement import disentanglement
    from glassgan.latent.effects import FOLDS, Setting, random_directions
    from glassgan.latent.jacobian import STEP, moments, together

    chain = [checkpoints.load(path) for path in args.checkpoints]
    last = checkpoints.last_with_weights(chain)
    judge, dim = network.load(args.judge), last.subject.latent_dim
    latents = streams.latents(args.seed, "bank of directions", 0, args.bank, dim)
    discovery, held_out = halves(latents)
    parts = (*halves(discovery), held_out)
    finding, choosing, testing = (
        measured(last.subject, judge, part, args.strokes) for part in parts
    )
    concepts = supervised.learnable(finding)
    why = left_out.without_gradient(last.subject.generator, "generator", latents)
    bent = [[moments(last.subject, some) for some in part[: args.jacobians].chunk(FOLDS)]
            for part in parts]  # fmt: skip
    # as many latents each: two to compare methods, a third to look for what leads in the first
    third = testing.part(slice(len(finding.latents)))
    of_parts = [
        discover(last.subject, part, together(known), concepts, args.kept)
        for part, known in zip((finding, choosing, third), bent, strict=True)
    ]
    found, again, apart = (
        {method: one for method, one in of_part.items() if len(one.directions)}
        for of_part in of_parts
    )
    random = random_directions(args.null_directions, dim, args.seed)
    setting = Setting(choosing, testing, finding.scales(), args.length, together(bent[2]))
    nulls = null.random(setting, random)
    table, rows = findings.findings(found, setting, nulls)
    if why:
        rows.append(
            left_out.row("exact Jacobians", f"{why} (slopes of chords over ±{STEP:g} stand in)")
        )
    rows += findings.image_changes(found, bent[2], random, args.jacobians)
    rows += findings.held_out_scores(found, finding, testing)
    rows += base_rate.of_random(
        setting, nulls, bent[2], random, concepts,
        latents=args.jacobians, count=args.random, seed=args.seed,
    )  # fmt: skip

    missing = {"analysis": "direction_effects", "layer": "latent", "status": NOTHING, "n": 0}
    rows += [{**missing, "target": name} for name in of_parts[0] if name not in found]
    directions = findings.stacked(found)
    first = leading.leading(table, directions, 3)
    table["leading"] = [first.index(row) + 1 if row in first else 0 for row in table.index]
    metric = together(bent[0]).metric
    turned = {AXES: agreement.ranked_bases(metric, args.kept, args.null_subspaces, args.seed)}
    for row in first:
        name, home = table["name"][row], table["method"][row]
        rows += leading.found_by(name, directions[row], apart, turned, args.kept, home)
    spans, others = (
        {name: one.first(args.kept) for name, one in some.items() if not one.derived}
        for some in (found, again)
    )
    rows += agreement.agreements(spans, others, turned, args.null_subspaces, args.seed)
    rows.append(agreement.subsets(AXES, spans[AXES], others[AXES]))
    sampled = {name: spans[name] for name in spans if found[name].of_samples and name != AXES}
    rows += agreement.stability(sampled, others, args.null_subspaces, args.seed)

    here = {"epoch": last.epoch, "status": last.status}
    rows = [{**here, **row} for row in rows]

    # what single dimensions of latents, of coordinates along directions and of layers stand for
    some = slice(args.coded // 2)
    coded = Bank.joined(choosing.part(some), testing.part(some))
    trained = codes.of_subject(last.subject, coded.latents, spans)
    compared = [(last, coded, trained)]
    # a subject from files has no untrained network beside it
    if "generator" not in files.read_metadata(args.checkpoints[0])["specification"]:
        before = measured(chain[0].subject, judge, coded.latents, 0)
        compared.append((chain[0], before, codes.of_subject(chain[0].subject, coded.latents, {})))
    for checkpoint, bank, found_codes in compared:
        for name, code in found_codes.items():
            scores = disentanglement(
                code, bank.values, list(CONCEPTS), layer=name, draws=args.null_codes, seed=args.seed
            )
            where = {"epoch": checkpoint.epoch, "status": checkpoint.status}
            # bands without tests: of so many codes there would be too few draws for each
            rows += [{**where, **row, "p_value": float("nan")} for row in scores]

    shared = {"preset": args.preset, "subject": args.name, "seed": args.run_seed}
    files.write_table(args.effects, effects.table(rows, **shared))
    files.write_table(args.table, table)
    tensors = {
        "directions": directions,
        "mean_jacobian": together(bent[2]).mean.float(),
        "metric": together(bent[2]).metric.float(),
        "scales": torch.from_numpy(finding.scales()),
    }
    files.write_tensors(args.directions, tensors, here)


if __name__ == "__main__":
    cli.run(main)
