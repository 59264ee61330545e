"""Make the change of every fork on untrained networks, ahead of training: does it fit?"""

import json

from glassgan import cli, files

with cli.script(
    __doc__,
    forks="design.forks as JSON",
    subjects="design.subjects as JSON",
    output="output: JSON",
) as args:
    cli.use(threads=1, device="cpu")
    from glassgan.errors import InputError
    from glassgan.forks.design import name
    from glassgan.forks.fork import Fork
    from glassgan.subjects import build
    from glassgan.train.game import Game
    from glassgan.train.recipe import Recipe

    specifications = json.loads(args.subjects)
    found = {}
    for entry in json.loads(args.forks):
        specification = specifications[entry["parent"].split("/")[0]]
        recipe = {"batch_size": 2, "learning_rate": 1.0, "betas": [0.5, 0.5], "window": 1}
        metadata = {"specification": specification, "recipe": recipe, "seed": 0, "step": 0}
        try:
            untrained = Game.of(build.build(specification), Recipe.of(metadata)).tensors()
            fork = Fork(entry["change"], entry.get("args", {}), 0, None)
            found[name(entry)] = fork.game(metadata, untrained, untrained)[1]
        except (InputError, RuntimeError) as error:
            raise InputError(f"design.forks, {name(entry)}: {error}") from error
    files.write_json(args.output, found)
