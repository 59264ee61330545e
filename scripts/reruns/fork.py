"""Train one link of a fork: from a checkpoint of the parent, or the fork's last, to the next."""

import json
from functools import partial

from glassgan import cli, files, flags
from glassgan.reruns.settings import Reruns


def main() -> None:
    """Read a checkpoint, train with the change, write the next one and what was recorded."""
    parser = cli.parser(__doc__)
    parser.add_argument("--fork", required=True, help="its entry in design.forks as JSON")
    parser.add_argument("--place", required=True, help="where the link ends: 3, or 2+300")
    parser.add_argument("--from-weights", required=True)
    parser.add_argument("--from-state", required=True)
    parser.add_argument("--donor", nargs="*", default=[], help="weights and state of another run")
    parser.add_argument("--data", required=True, help="the prepared training images")
    flags.add(parser, Reruns)
    parser.add_argument("--weights", required=True, help="output")
    parser.add_argument("--state", required=True, help="output")
    parser.add_argument("--trace", required=True, help="output")
    parser.add_argument("--track", required=True, help="output: samples and weights by step")
    parser.add_argument("--factors", required=True, help="output: G's gradient in factors")
    cli.add_torch_options(parser)
    args = parser.parse_args()

    from glassgan.errors import InputError
    from glassgan.reruns.design import name, step_of
    from glassgan.train import checkpoint, trace

    entry = json.loads(args.fork)
    metadata = files.read_metadata(args.from_state)
    epoch = int(args.place.partition("+")[0])

    settings = flags.read(args, Reruns)
    cli.use(args.threads, args.device)
    from glassgan import streams
    from glassgan.reruns.fork import Fork
    from glassgan.reruns.watch import Watch, table
    from glassgan.train import chain
    from glassgan.train.batches import Batches
    from glassgan.train.recipe import Recipe

    if metadata["status"] == "diverged":
        checkpoint.write(args.weights, args.state, {}, {**metadata, "epoch": epoch})
        files.write_table(args.trace, trace.table([]))
        files.write_tensors(args.track, {})
        files.write_table(args.factors, table([]))
        print(f"diverged above, in step {metadata['step']}: nothing to train", flush=True)
        return

    data = files.read_tensors(args.data)[0]
    batches = Batches(data["images"].to(args.device), data["labels"])
    # the batch size is the one thing here that a change of the recipe moves; see `recipe_of`
    changed = Fork(entry["change"], entry.get("args", {}), 0, None).recipe_of(Recipe.of(metadata))
    per_epoch = changed(0).steps_per_epoch(len(batches.images))
    start, end = entry["from"] * per_epoch, step_of(args.place, per_epoch)
    fork = Fork(entry["change"], entry.get("args", {}), start, entry.get("lasts"))
    tensors = files.read_tensors(args.from_weights)[0] | files.read_tensors(args.from_state)[0]
    donor = {k: v for path in args.donor for k, v in files.read_tensors(path)[0].items()}
    try:
        game, specification = fork.game(metadata, tensors, donor, args.device)
    except InputError as error:
        raise InputError(f"design.forks, {name(entry)}: {error}") from error
    latents = streams.latents(
        settings.seed, "watched samples", 0, settings.watched, game.latent_dim
    )
    watch = Watch(latents.to(args.device), start, end, settings.every)
    if metadata["step"] == start:
        watch.see(start, game)
    progress = chain.train(
        game,
        batches,
        seed=metadata["seed"],
        progress=chain.Progress(metadata["step"]),
        to_step=end,
        recipe_of=fork.recipe_of(Recipe.of({**metadata, "specification": specification})),
        watch=watch.see,
        tell=partial(print, flush=True),
    )
    metadata |= {
        "specification": specification,
        "epoch": epoch,
        "step": progress.step,
        "status": progress.status,
    }
    checkpoint.write(args.weights, args.state, game.tensors(), metadata)
    files.write_table(args.trace, trace.table(progress.rows))
    kept, rows = watch.up_to(progress.step)
    files.write_tensors(args.track, kept)
    files.write_table(args.factors, rows)


if __name__ == "__main__":
    cli.run(main)
