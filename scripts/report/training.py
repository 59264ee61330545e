"""Draw losses, outputs of the discriminator and gradients of all runs along training."""

import pandas as pd

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.training import curves


def main() -> None:
    """Join the traces of the links of each run, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--traces", nargs="+", required=True, help="…/subject/seed/epoch/…, any")
    parser.add_argument("--log-losses", action="store_true")
    parser.add_argument("--figures", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

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
    style.save(curves.draw(traces, args.log_losses), *args.figures)


if __name__ == "__main__":
    cli.run(main)
