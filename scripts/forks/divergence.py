"""Play the step in which a run diverged once more, and find the first number that is not finite."""

from glassgan import cli, files

with cli.script(
    __doc__,
    checkpoints=cli.several("weights, in order"),
    states=cli.several("the states beside them"),
    data="the prepared training images",
    output="output: Parquet",
    **cli.TORCH,
) as args:
    cli.use(args.threads, args.device)
    from glassgan.forks import divergence
    from glassgan.subjects import build
    from glassgan.train.batches import Batches
    from glassgan.train.game import Game
    from glassgan.train.recipe import Recipe

    pairs = zip(args.checkpoints, args.states, strict=True)
    diverged = [pair for pair in pairs if files.read_metadata(pair[0])["status"] == "diverged"]
    found = divergence.table([])
    for pair in diverged[:1]:
        weights, metadata = files.read_tensors(pair[0])
        data = files.read_tensors(args.data)[0]
        batches = Batches(data["images"].to(args.device), data["labels"])
        seed, step, recipe = metadata["seed"], metadata["step"], Recipe.of(metadata)
        recipe = recipe.in_epoch(step // recipe.steps_per_epoch(len(batches.images)))
        game = Game.of(build.build(metadata["specification"]).to(args.device), recipe)
        game.restore(weights | files.read_tensors(pair[1])[0])
        found = divergence.first_not_finite(game, batches.of(recipe, seed, step), seed, step)
    files.write_table(args.output, found)
