"""Write epoch 0 of a run: the untrained pair and fresh optimisers."""

import json

from glassgan import cli, files


def main() -> None:
    """Build the subject from its seed, write its two files and an empty trace."""
    parser = cli.parser(__doc__)
    parser.add_argument("--subject", required=True, help="its specification as JSON")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--weights", required=True, help="output")
    parser.add_argument("--state", required=True, help="output")
    parser.add_argument("--trace", required=True, help="output")
    args = parser.parse_args()

    cli.use(threads=1, device="cpu")
    from glassgan import subject as subjects
    from glassgan.train import checkpoint, trace
    from glassgan.train.game import Game, Recipe

    specification = json.loads(args.subject)
    subject = subjects.build(specification, args.seed)
    # The optimisers' settings do not matter yet: at epoch 0 their tensors are zero.
    recipe = Recipe(1, 1.0, (0.5, 0.5), 1, specification["loss"])
    metadata = {
        "specification": specification,
        "seed": args.seed,
        "epoch": 0,
        "step": 0,
        "status": "finite",
    }
    checkpoint.write(args.weights, args.state, Game.of(subject, recipe).tensors(), metadata)
    files.write_table(args.trace, trace.table([]))


if __name__ == "__main__":
    cli.run(main)
