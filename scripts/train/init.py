"""Write epoch 0 of a run: the untrained pair and fresh optimisers."""

import json

from glassgan import cli, files, flags
from glassgan.train.settings import Train


def main() -> None:
    """Build the subject from its seed, write its two files and an empty trace."""
    parser = cli.parser(__doc__)
    parser.add_argument("--subject", required=True, help="its specification as JSON")
    parser.add_argument("--seed", type=int, required=True)
    flags.add(parser, Train)
    parser.add_argument("--weights", required=True, help="output")
    parser.add_argument("--state", required=True, help="output")
    parser.add_argument("--trace", required=True, help="output")
    args = parser.parse_args()

    cli.use(threads=1, device="cpu")
    from glassgan.subjects import build
    from glassgan.train import checkpoint, trace
    from glassgan.train.game import Game
    from glassgan.train.recipe import Recipe

    specification = json.loads(args.subject)
    metadata = {
        "specification": specification,
        "recipe": flags.read(args, Train).model_dump(),
        "seed": args.seed,
        "epoch": 0,
        "step": 0,
        "status": "finite",
    }
    game = Game.of(build.build(specification, args.seed), Recipe.of(metadata))
    checkpoint.write(args.weights, args.state, game.tensors(), metadata)
    files.write_table(args.trace, trace.table([]))


if __name__ == "__main__":
    cli.run(main)
