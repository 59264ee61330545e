"""Draw losses, outputs of the discriminator and gradients of all runs along training."""

import pandas as pd

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.training import curves

with cli.script(
    __doc__,
    traces=cli.several("…/subject/seed/epoch/…, any"),
    log_losses=cli.switch("on a logarithmic axis"),
    figures=cli.several("output: svg, in all languages"),
) as args:
    parts: dict[str, dict[int, list[pd.DataFrame]]] = {}
    for path in args.traces:
        subject, seed, _, _ = path.split("/")[-4:]
        parts.setdefault(subject, {}).setdefault(int(seed), []).append(files.read_table(path))
    traces = {
        subject: {
            seed: pd.concat(tables, ignore_index=True).sort_values("first_step", kind="stable")
            for seed, tables in runs.items()
        }
        for subject, runs in parts.items()
    }
    style.save_named({"curves": lambda: curves.draw(traces, args.log_losses)}, args.figures)
