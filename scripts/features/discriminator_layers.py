"""Follow real and generated images through the layers of a discriminator."""

from glassgan import cli, effects, files


def main() -> None:
    """Write how well each layer separates them at every checkpoint, and pictures of units."""
    parser = cli.parser(__doc__)
    cli.add_run_options(parser)
    parser.add_argument("--data", required=True, help="the prepared test images")
    parser.add_argument("--null-draws", type=int, required=True)
    parser.add_argument("--pictured", type=int, required=True, help="units with pictures")
    parser.add_argument("--ascent-steps", type=int, required=True)
    parser.add_argument("--pictures", required=True, help="output: safetensors")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    cli.add_torch_options(parser)
    args = parser.parse_args()

    cli.use(args.threads, args.device)
    from glassgan import checkpoints, left_out, subject
    from glassgan.banks import of_layers
    from glassgan.features import discriminator_layers, unit_pictures
    from glassgan.prepare import splits

    chain = [checkpoints.load(path) for path in args.checkpoints]
    last = checkpoints.last_with_weights(chain)
    dim = last.subject.latent_dim
    latents = of_layers(args.seed, args.bank, dim)
    data = files.read_tensors(args.data)[0]["images"]
    chosen = splits.drawn(len(data), args.bank, "real images of the layers", args.seed)
    real = subject.to_network(data[chosen])

    rows = []
    for checkpoint in chain:
        if not checkpoint.has_weights:
            continue
        found = discriminator_layers.separation(
            checkpoint.subject.judged_by(),
            real,
            subject.generate(checkpoint.subject, latents),
            seed=args.seed,
            null_draws=args.null_draws,
        )
        rows += [{**row, "epoch": checkpoint.epoch, "status": checkpoint.status} for row in found]
    network = last.subject.judged_by()
    why = left_out.without_gradient(network, "discriminator", real)
    if why := why or left_out.without_layers(network):
        here = {"epoch": last.epoch, "status": last.status}
        rows.append(here | left_out.row("images that units of the discriminator ask for", why))
    shared = {"preset": args.preset, "subject": args.name, "seed": args.run_seed}
    files.write_table(args.effects, effects.table(rows, **shared))

    fake = subject.generate(last.subject, latents)
    tensors = discriminator_layers.planes(network, real, fake)
    start, radius = real.mean(0), unit_pictures.typical_radius(real)
    hidden = [] if why else list(subject.layers(network))[:-1]
    for number, layer in enumerate(hidden):
        units, aurocs = unit_pictures.telling_units(network, layer, real, fake, args.pictured)
        best = unit_pictures.maximisers(network, layer, units, start, radius, args.ascent_steps)
        tensors |= {
            f"maximisers.{number}.{layer}": best[:, 0],
            f"auroc.{number}.{layer}": aurocs,
            f"units.{number}.{layer}": units,
        }
        weights = unit_pictures.first_weights(network)
        if number == 0 and weights is not None:
            tensors["weights.pictures"] = weights[units]
    tensors["start"] = start[0]
    metadata = {"epoch": last.epoch, "status": last.status, "radius": radius}
    files.write_tensors(args.pictures, tensors, metadata)


if __name__ == "__main__":
    cli.run(main)
