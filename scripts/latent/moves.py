"""Move samples along the directions of a run: curves, pictures, how far one can go."""

from glassgan import cli, effects, files

PLACES = 13  # on a path between latents


def main() -> None:
    """Move held-out samples along the best directions and random ones, and along paths; write."""
    parser = cli.parser(__doc__)
    cli.add_run_options(parser)
    parser.add_argument("--judge", required=True)
    parser.add_argument("--directions", required=True, help="as latent_directions writes them")
    parser.add_argument("--table", required=True, help="a row a direction")
    parser.add_argument("--length", type=float, required=True, help="of the move that is compared")
    parser.add_argument("--steps", type=float, nargs="+", required=True, help="to both sides")
    parser.add_argument("--moved", type=int, required=True, help="directions")
    parser.add_argument("--latents", type=int, required=True, help="samples that are moved")
    parser.add_argument("--random", type=int, required=True, help="random directions")
    parser.add_argument("--rescored", type=int, required=True, help="directions, the best")
    parser.add_argument("--strokes", type=int, required=True, help="samples")
    parser.add_argument("--null-shifts", type=int, required=True, help="random ones, at a layer")
    parser.add_argument("--paths", type=int, required=True, help="between as many pairs of latents")
    parser.add_argument("--shown", type=int, required=True, help="samples")
    parser.add_argument("--axes", type=int, required=True, help="that are shown")
    parser.add_argument("--pictures", required=True, help="output: safetensors")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    cli.add_torch_options(parser)
    args = parser.parse_args()

    cli.use(args.threads, args.device)
    import numpy as np
    import torch

    from glassgan import checkpoints, interpolation, streams, subject
    from glassgan.banks import halves
    from glassgan.judge import network
    from glassgan.latent import leading, moves, rescoring, traversal
    from glassgan.latent.effects import random_directions
    from glassgan.latent.moves import MEASURED_AT

    last = checkpoints.last_with_weights([checkpoints.load(path) for path in args.checkpoints])
    judge, dim = network.load(args.judge), last.subject.latent_dim
    latents = streams.latents(args.seed, "bank of directions", 0, args.bank, dim)
    discovery, held_out = halves(latents)
    tensors, _ = files.read_tensors(args.directions)
    directions, scales = tensors["directions"], tensors["scales"].numpy()
    table = files.read_table(args.table)
    some = held_out[: args.latents]

    # what the moves along the best directions do, beside random ones
    sides = sorted(args.steps)
    steps = [*(-step for step in reversed(sides)), 0.0, *sides]
    chosen = leading.to_move(table, args.moved)
    names, targets = table["name"][chosen].tolist(), table["concept"][chosen].map(MEASURED_AT)
    moved, at_random = (
        moves.moves(last.subject, judge, some, along, steps)
        for along in (
            directions[chosen],
            random_directions(args.random, dim, args.seed),
        )
    )
    of_image = scales[: moved.values.shape[-1]]
    places = [None if np.isnan(target) else int(target) for target in targets]
    rows = list(moves.rows(moved, names, places, at_random, of_image, args.length))
    rescored = targets.dropna().astype(int)[: args.rescored]
    rows += rescoring.rescoring(
        last.subject,
        judge,
        discovery[: 4 * args.latents],
        some,
        {table["name"][row]: directions[row] for row in rescored.index},
        rescored.tolist(),
        of_image,
        draws=args.null_shifts,
        seed=args.seed,
    )

    # curves of concepts, those of the stroke for the best directions only
    drawn_steps = [step for step in steps if abs(step) <= moves.CURVE]
    curves = traversal.curves(moved, of_image)
    best = chosen[: args.rescored]
    few = some[traversal.samples(judge, last.subject, some, args.strokes)]
    images = traversal.sheet(last.subject, few, directions[best], drawn_steps)
    strokes = traversal.strokes(images.numpy(), scales[len(of_image) :])
    stroke_curves = traversal.stroke_curves(strokes, drawn_steps.index(0.0))
    ends = drawn_steps.index(-args.length), drawn_steps.index(args.length)
    rows += traversal.stroke_rows(strokes, ends, args.length, table["name"][best].tolist())

    # pictures of the same samples along all directions that are shown, and between latents
    listed = leading.to_show(table, args.axes)
    shown = some[traversal.samples(judge, last.subject, some, args.shown)]
    starts, ends_of = held_out[: args.paths], held_out[-args.paths :]
    between = {
        name: path(starts, ends_of, PLACES)
        for name, path in (
            ("lerp", interpolation.lerp),
            ("slerp", interpolation.slerp),
            ("great circle", interpolation.great_circle),
        )
    }
    path_curves, path_rows = traversal.along_paths(last.subject, judge, between)
    rows += path_rows
    pair = traversal.contrasting(judge, last.subject, starts, ends_of)
    drawn = torch.stack([latents[pair] for latents in between.values()]).flatten(0, 1)
    pictures = {
        "sheet": traversal.sheet(last.subject, shown, directions[listed], drawn_steps).half(),
        "paths": subject.generate(last.subject, drawn).view(3, PLACES, 28, 28).half(),
        **{f"path_curves.{name}": torch.from_numpy(v) for name, v in path_curves.items()},
        **{
            f"{kind}.{what}": torch.from_numpy(value).float()
            for kind, pair in (("curves", curves), ("stroke_curves", stroke_curves))
            for what, value in zip(("mean", "margin"), pair, strict=True)
        },
    }
    here = {"epoch": last.epoch, "status": last.status}
    header = {
        **here,
        "steps": steps,
        "sheet_steps": drawn_steps,
        "sheet": table["name"][listed].tolist(),
        "moved": names,
        "stroke_curves": table["name"][best].tolist(),
    }
    files.write_tensors(args.pictures, pictures, header)
    shared = {"preset": args.preset, "subject": args.name, "seed": args.run_seed}
    files.write_table(args.effects, effects.table([{**here, **row} for row in rows], **shared))


if __name__ == "__main__":
    cli.run(main)
