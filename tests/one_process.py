"""The whole workflow of a preset in one process: python one_process.py presets/small.yaml

First every subject is tried (tools/check_generator.py), then all jobs run in the order in which
they need each other, with the flags that Snakemake gives them. At toy size most of a job is its
imports, which are paid once here. A process has one data set, as everywhere.

Figures are drawn in one language, and an empty file is saved: to lay them out and to write them
takes most of their time, and is the same for every network. The paper is empty too. Left out are
games of theory in which no network of a run takes part.
"""

import os
import runpy
import shlex
import sys
from itertools import product
from pathlib import Path
from unittest.mock import patch

from glassgan import failures, files, snakefile
from glassgan.report.names import LANGUAGES

EMPTY = b'<svg viewBox="0 0 72 72" xmlns="http://www.w3.org/2000/svg"/>'
LEFT = ("paper_figures", "paper")
GAMES = ("dirac", "moving")
OF_THEORY = ("dirac", "known", "dropping", "moving", "frozen", "jacobian")


def call(script, *flags):
    print(f"> {script}", *flags, flush=True)  # the last of them is what failed
    with patch.object(sys, "argv", [script, *flags]):
        runpy.run_path(script, run_name="__main__")


def draw(figures, paths):
    """Stand in for `style.save_named`."""
    for path in paths:
        name, *language, _ = Path(path).name.split(".")
        if not language:
            figures[name]()
        files.write_bytes(path, EMPTY)


def without(results):
    """Return what is recorded of games that are left out, as if their jobs had failed."""
    games = product(GAMES, ("safetensors", "effects.parquet"))
    figures = product(OF_THEORY, ("svg", *(f"{language}.svg" for language in LANGUAGES[1:])))
    lost = [
        *(f"{results}/theory/{name}.{kind}" for name, kind in games),
        *(f"{results}/report/figures/theory/{name}.{kind}" for name, kind in figures),
    ]
    return {"failed": [], "lost": lost}


def main(overlay):
    files.write_json(failures.RECORD, without(f"results/{Path(overlay).stem}"))
    os.environ[failures.WITHOUT] = str(failures.RECORD)
    workflow = snakefile.load(overlay, every=True)
    jobs = [
        job for level in workflow.dag.toposorted() for job in sorted(level, key=str) if job.shellcmd
    ]
    with patch.object(snakefile, "load", return_value=workflow):
        for run in workflow.globals["DESIGN"]["runs"]:
            call("tools/check_generator.py", run["subject"], "--configfile", overlay)
        from glassgan.report import style  # the data set is chosen now

        with patch.object(style, "save_named", draw):
            for job in jobs:
                if job.rule.name in LEFT:
                    for path in job.output:
                        files.write_bytes(path, EMPTY)
                    continue
                words, _ = job.shellcmd.split(" 2>&1 ")
                call(*shlex.split(words)[1:])


if __name__ == "__main__":
    main(sys.argv[1])
