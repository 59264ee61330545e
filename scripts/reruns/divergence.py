"""Play the step in which a run diverged once more, and find the first number that is not finite."""

from glassgan import cli, files


def main() -> None:
    """Write the operations around the first that is not finite; none for a run that is finite."""
    parser = cli.parser(__doc__)
    parser.add_argument("--checkpoints", nargs="+", required=True, help="weights, in order")
    parser.add_argument("--states", nargs="+", required=True, help="the states beside them")
    parser.add_argument("--data", required=True, help="the prepared training images")
    parser.add_argument("--output", required=True, help="output: Parquet")
    cli.add_torch_options(parser)
    args = parser.parse_args()

    cli.use(args.threads, args.device)
    from glassgan.reruns import divergence
    from glassgan.subjects import build
    from glassgan.train.batches import Batches
    from glassgan.train.game import Game
    from glassgan.train.recipe import Recipe

    pairs = zip(args.checkpoints, args.states, strict=True)
    diverged = [pair for pair in pairs if files.read_metadata(pair[0])["status"] == "diverged"]
    if not diverged:
        files.write_table(args.output, divergence.table([]))
        return
    weights, metadata = files.read_tensors(diverged[0][0])
    recipe = Recipe.of(metadata)
    game = Game.of(build.build(metadata["specification"]).to(args.device), recipe)
    game.restore(weights | files.read_tensors(diverged[0][1])[0])
    data = files.read_tensors(args.data)[0]
    batches = Batches(data["images"].to(args.device), data["labels"])
    seed, step = metadata["seed"], metadata["step"]
    found = divergence.first_not_finite(game, batches.of(recipe, seed, step), seed, step)
    files.write_table(args.output, found)


if __name__ == "__main__":
    cli.run(main)
