"""Train one link of a chain: from a checkpoint to the next one asked for."""

import time
from functools import partial

from glassgan import cli, files


def main() -> None:
    """Read the parent checkpoint, train, write the next one and the trace between them."""
    parser = cli.parser(__doc__)
    parser.add_argument("--parent-weights", required=True)
    parser.add_argument("--parent-state", required=True)
    parser.add_argument("--data", required=True, help="the prepared training images")
    parser.add_argument("--epoch", type=int, required=True, help="where the link ends")
    parser.add_argument("--weights", required=True, help="output")
    parser.add_argument("--state", required=True, help="output")
    parser.add_argument("--trace", required=True, help="output")
    parser.add_argument("--timing", help="output, different in every run: JSON")
    cli.add_torch_options(parser)
    args = parser.parse_args()

    from glassgan.train import checkpoint, trace

    parent = files.read_metadata(args.parent_state)
    metadata = {**parent, "epoch": args.epoch}
    if metadata["status"] == "diverged":
        checkpoint.write(args.weights, args.state, {}, metadata)
        files.write_table(args.trace, trace.table([]))
        print(f"diverged above, in step {metadata['step']}: nothing to train", flush=True)
        return

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
        progress=chain.Progress(parent["step"]),
        to_step=args.epoch * recipe.steps_per_epoch(len(batches.images)),
        recipe_of=lambda step: recipe,
        tell=partial(print, flush=True),
    )
    seconds = time.perf_counter() - begin
    seen = (args.epoch - parent["epoch"]) * len(batches.images)
    if args.timing and progress.status == "finite":
        timing = {"images": seen, "seconds": seconds, "images_per_second": seen / seconds}
        files.write_json(args.timing, timing)
    metadata |= {"step": progress.step, "status": progress.status}
    checkpoint.write(args.weights, args.state, game.tensors(), metadata)
    files.write_table(args.trace, trace.table(progress.rows))


if __name__ == "__main__":
    cli.run(main)
