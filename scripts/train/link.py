"""Train one link of a chain: from a checkpoint to the next one asked for."""

import time
from argparse import Namespace
from functools import partial
from typing import Any

from glassgan import cli, files


def trained(args: Namespace, metadata: dict[str, Any]) -> tuple[Any, Any, dict[str, Any]]:
    """Return the tensors, the rows of the trace and the metadata where the link ends."""
    cli.use(args.threads, args.device)
    from glassgan.subjects import build
    from glassgan.train import chain
    from glassgan.train.batches import Batches
    from glassgan.train.game import Game
    from glassgan.train.recipe import Recipe

    recipe = Recipe.of(metadata)
    game = Game.of(build.build(metadata["specification"]).to(args.device), recipe)
    game.restore(
        files.read_tensors(args.parent_weights)[0] | files.read_tensors(args.parent_state)[0]
    )
    data = files.read_tensors(args.data)[0]
    batches = Batches(data["images"].to(args.device), data["labels"])
    begin = time.perf_counter()
    progress = chain.train(
        game,
        batches,
        seed=metadata["seed"],
        progress=chain.Progress(metadata["step"]),
        to_step=args.epoch * recipe.steps_per_epoch(len(batches.images)),
        recipe_of=lambda step: recipe,
        tell=partial(print, flush=True),
    )
    seconds = time.perf_counter() - begin
    seen = (args.epoch - metadata["epoch"]) * len(batches.images)
    if args.timing and progress.status == "finite":
        timing = {"images": seen, "seconds": seconds, "images_per_second": seen / seconds}
        files.write_json(args.timing, timing)
    reached = {"step": progress.step, "status": progress.status}
    return game.tensors(), progress.rows, metadata | reached


with cli.script(
    __doc__,
    parent_weights="of the checkpoint before",
    parent_state="likewise",
    data="the prepared training images",
    epoch=cli.number("where the link ends"),
    weights="output",
    state="output",
    trace="output",
    timing=cli.optional("output, different in every run: JSON"),
    **cli.TORCH,
) as args:
    from glassgan.train import checkpoint, trace

    tensors: dict[str, Any] = {}
    rows: list[dict[str, Any]] = []
    metadata = files.read_metadata(args.parent_state)
    if metadata["status"] == "diverged":
        print(f"diverged above, in step {metadata['step']}: nothing to train", flush=True)
    else:
        tensors, rows, metadata = trained(args, metadata)
    checkpoint.write(args.weights, args.state, tensors, metadata | {"epoch": args.epoch})
    files.write_table(args.trace, trace.table(rows))
