"""Measure how the generator of a run stretches and bends its latent space, along training."""

import math

from glassgan import cli, effects, files


def main() -> None:
    """Write the spectra of the Jacobian at every checkpoint, and what they say."""
    parser = cli.parser(__doc__)
    cli.add_run_options(parser)
    parser.add_argument("--judge", required=True)
    parser.add_argument("--bent", type=int, required=True, help="latents for the Hessian penalty")
    parser.add_argument("--draws", type=int, required=True, help="Rademacher vectors at each")
    parser.add_argument("--null-bases", type=int, required=True, help="at the last checkpoint")
    parser.add_argument("--pairs", type=int, required=True, help="of latents, with a path between")
    parser.add_argument("--spectra", required=True, help="output: safetensors")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    cli.add_torch_options(parser)
    args = parser.parse_args()

    cli.use(args.threads, args.device)
    import torch

    from glassgan import checkpoints, streams
    from glassgan.judge import network
    from glassgan.latent import geometry

    judge, rows, spectra, epochs = network.load(args.judge), [], [], []
    chain = [checkpoints.load(path) for path in args.checkpoints]
    tested = checkpoints.last_with_weights(chain)
    for checkpoint in [one for one in chain if one.has_weights]:
        networks = checkpoint.subject
        dim = networks.latent_dim
        bank = streams.latents(args.seed, "bank of geometry", 0, args.bank, dim)
        ends = streams.latents(args.seed, "ends of latent paths", 0, 2 * args.pairs, dim)
        spectra.append(geometry.spectrum(networks, bank))
        found = geometry.spectrum_effects(spectra[-1])
        found += geometry.path_length(networks, judge, ends, seed=args.seed)
        # elsewhere a band without a test, which would take as many bases at every checkpoint
        bases = args.null_bases if checkpoint is tested else args.null_bases // 4
        bent = geometry.hessian_penalty(
            networks, bank[: args.bent], draws=args.draws, null_bases=bases, seed=args.seed
        )
        found += [row if checkpoint is tested else {**row, "p_value": math.nan} for row in bent]
        here = {"epoch": checkpoint.epoch, "status": checkpoint.status}
        rows += [{**here, **row} for row in found]
        epochs.append(checkpoint.epoch)
    shared = {"preset": args.preset, "subject": args.name, "seed": args.run_seed}
    files.write_table(args.effects, effects.table(rows, **shared))
    files.write_tensors(args.spectra, {"spectra": torch.stack(spectra).float()}, {"epochs": epochs})


if __name__ == "__main__":
    cli.run(main)
