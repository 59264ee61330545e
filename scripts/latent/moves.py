"""Move samples along the directions of a run: curves, pictures, how far one can go."""

from glassgan import cli, files
from glassgan.latent.settings import Moves

with cli.script(
    __doc__,
    **cli.RUN,
    settings=Moves,
    directions="as latent_directions writes them",
    table="a row a direction",
    pictures="output: safetensors",
    effects="output: Parquet",
) as args:
    from glassgan import run
    from glassgan.latent.analyses import moves

    directions, _ = files.read_tensors(args.directions)
    results = moves.analyse(run.of(args), args.settings, directions, files.read_table(args.table))
    files.write_results(args, results)
