"""Train one link of a fork: from a checkpoint of the parent, or the fork's last, to the next."""

import json
from argparse import Namespace
from functools import partial
from typing import Any

from glassgan import cli, files
from glassgan.forks.settings import Forks


def trained(args: Namespace, entry: dict[str, Any], metadata: dict[str, Any]) -> tuple[Any, ...]:
    """Return what holds where the link ends: tensors, trace, samples, factors, metadata."""
    from glassgan import streams
    from glassgan.errors import InputError
    from glassgan.forks.design import name, step_of
    from glassgan.forks.fork import Fork
    from glassgan.forks.watch import Watch
    from glassgan.train import chain
    from glassgan.train.batches import Batches
    from glassgan.train.recipe import Recipe

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
    settings: Forks = args.settings
    latents = streams.latents(
        settings.seed, "watched samples", 0, settings.watched, game.latent_dim
    )
    watch = Watch(latents.to(args.device), start, end, settings.every)
    if metadata["step"] == start:
        watch.see(start, game)
    metadata = metadata | {"specification": specification}
    progress = chain.train(
        game,
        batches,
        seed=metadata["seed"],
        progress=chain.Progress(metadata["step"]),
        to_step=end,
        recipe_of=fork.recipe_of(Recipe.of(metadata)),
        watch=watch.see,
        tell=partial(print, flush=True),
    )
    reached = {"step": progress.step, "status": progress.status}
    return game.tensors(), progress.rows, *watch.up_to(progress.step), metadata | reached


with cli.script(
    __doc__,
    fork="its entry in design.forks as JSON",
    place="where the link ends: 3, or 2+300",
    from_weights="of the checkpoint before",
    from_state="likewise",
    donor=cli.several("weights and state of another run", least=0),
    data="the prepared training images",
    settings=Forks,
    weights="output",
    state="output",
    trace="output",
    track="output: samples and weights by step",
    factors="output: G's gradient in factors",
    **cli.TORCH,
) as args:
    cli.use(args.threads, args.device)
    from glassgan.forks.watch import table
    from glassgan.train import checkpoint, trace

    tensors, rows, track, factors = {}, [], {}, table([])
    metadata = files.read_metadata(args.from_state)
    if metadata["status"] == "diverged":
        print(f"diverged above, in step {metadata['step']}: nothing to train", flush=True)
    else:
        tensors, rows, track, factors, metadata = trained(args, json.loads(args.fork), metadata)
    epoch = int(args.place.partition("+")[0])
    checkpoint.write(args.weights, args.state, tensors, metadata | {"epoch": epoch})
    files.write_table(args.trace, trace.table(rows))
    files.write_tensors(args.track, track)
    files.write_table(args.factors, factors)
