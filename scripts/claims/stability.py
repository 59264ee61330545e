"""Give explanations again with one thing changed, and say how alike they are."""

from glassgan import cli, files
from glassgan.claims.settings import Stability

with cli.script(
    __doc__,
    **cli.RUN,
    settings=Stability,
    second_judge="its weights",
    test="the prepared test images",
    effects="output: Parquet",
) as args:
    from glassgan import run
    from glassgan.claims.stability import analysis
    from glassgan.judge import network

    test = files.read_tensors(args.test)[0]["images"]
    second = network.load(args.second_judge)
    files.write_results(args, analysis.analyse(run.of(args), args.settings, second, test))
