"""Find sets of units that make a digit, or artifacts, and remove them."""

from typing import Any

from glassgan import cli, effects, files


def main() -> None:
    """Find sets on discovery latents, remove them from held-out samples, write."""
    parser = cli.parser(__doc__)
    cli.add_run_options(parser)
    parser.add_argument("--judge", required=True)
    parser.add_argument("--reference", required=True, help="what is known of real images")
    parser.add_argument("--sweep-file", required=True, help="effects of every unit")
    parser.add_argument("--association", required=True, help="AUROC of every unit")
    parser.add_argument("--sweep", type=int, required=True, help="discovery latents")
    parser.add_argument("--compared", type=int, required=True, help="held-out latents")
    parser.add_argument("--null-latents", type=int, required=True)
    parser.add_argument("--null-draws", type=int, required=True, help="random sets a digit")
    parser.add_argument("--shown", type=int, required=True, help="samples of a digit drawn")
    parser.add_argument("--pictures", required=True, help="output: safetensors")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    cli.add_torch_options(parser)
    args = parser.parse_args()

    cli.use(args.threads, args.device)
    from glassgan import checkpoints, left_out
    from glassgan.banks import halves, of_units
    from glassgan.concepts import CLASSES
    from glassgan.judge import network, reading
    from glassgan.layers.downstream import rest, unit_layers
    from glassgan.statistics.distances import moments
    from glassgan.units import artifacts, removal, sets

    last = checkpoints.last_with_weights([checkpoints.load(path) for path in args.checkpoints])
    judge = network.load(args.judge)
    read = reading.measure(judge)
    real = moments(files.read_tensors(args.reference)[0]["features"].flatten(0, 1))
    latents = of_units(args.seed, args.bank, last.subject.latent_dim)
    discovery, held_out = halves(latents)
    shared = {"preset": args.preset, "subject": args.name, "seed": args.run_seed}
    here = {"epoch": last.epoch, "status": last.status}
    if why := left_out.without_units(last.subject):
        rows = [left_out.row("sets of units", why)]
        files.write_table(args.effects, effects.table(rows, **{**shared, **here}))
        files.write_tensors(args.pictures, {}, {**here, "left_out": why})
        return
    number, layer = removal.middle(list(unit_layers(last.subject)))
    swept = files.read_tensors(args.sweep_file)[0]
    associated = files.read_arrays(args.association)[0]

    found = removal.removal(
        rest(last.subject, layer, discovery[: args.sweep]),
        rest(last.subject, layer, held_out[: args.compared]),
        judge,
        swept[f"trained.mean.{number}.{layer}"].float(),
        associated[f"discovery.{number}.{layer}"][:, :CLASSES],
        layer=layer,
        null_draws=args.null_draws,
        greedy_latents=args.null_latents // 2,
        seed=args.seed,
    )
    place = rest(last.subject, layer, held_out)
    rows, artifact = artifacts.artifact_units(
        place,
        sets.energies(place),
        swept[f"trained.distance.{number}.{layer}"].float(),
        read,
        real,
        layer=layer,
        size=removal.set_size(place.units),
        null_draws=args.null_draws,
        null_latents=2 * args.null_latents,
        seed=args.seed,
    )
    files.write_table(args.effects, effects.table([*found.rows, *rows], **shared, **here))

    classes = reading.classes(read(place.images), judge.abstain_below).numpy()
    tensors: dict[str, Any] = {**removal.pictures(place, classes, found.units, args.shown)}
    tensors |= {f"draws.{digit}": draws for digit, draws in found.draws.items()}
    units = {str(digit): of_digit for digit, of_digit in found.units.items()}
    header = {**here, "layer": layer, "units": units, "artifact_units": artifact}
    files.write_tensors(args.pictures, tensors, header)


if __name__ == "__main__":
    cli.run(main)
