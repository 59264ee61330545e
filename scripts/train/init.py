"""Write epoch 0 of a run: the untrained pair and fresh optimisers."""

import json

from glassgan import cli, files
from glassgan.train.settings import Train

with cli.script(
    __doc__,
    subject="its specification as JSON",
    seed=cli.number("of the run"),
    settings=Train,
    weights="output",
    state="output",
    trace="output",
) as args:
    cli.use(threads=1, device="cpu")
    from glassgan.subjects import build
    from glassgan.train import checkpoint, trace
    from glassgan.train.game import Game
    from glassgan.train.recipe import Recipe

    specification = json.loads(args.subject)
    metadata = {
        "specification": specification,
        "recipe": args.settings.model_dump(),
        "seed": args.seed,
        "epoch": 0,
        "step": 0,
        "status": "finite",
    }
    game = Game.of(build.build(specification, args.seed), Recipe.of(metadata))
    checkpoint.write(args.weights, args.state, game.tensors(), metadata)
    files.write_table(args.trace, trace.table([]))
