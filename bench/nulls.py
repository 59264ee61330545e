"""False-positive rates and power of the tests, by simulation, in one table.

python bench/nulls.py [area ...], all areas in some ten minutes; writes bench/results/nulls.md.
Rates are the share of repetitions with p < .05, or of intervals that hold the truth.
"""

import os
import sys
from pathlib import Path

# One thread, as in a job; the libraries read this when they are imported.
os.environ["OMP_NUM_THREADS"] = "1"

import nulls_cases
import nulls_forks
import nulls_latent
import nulls_layers
import nulls_pixels
import nulls_quality
import nulls_units
import pandas as pd
import torch

from glassgan import cli, files

AREAS = {
    "forks": nulls_forks,
    "cases": nulls_cases,
    "quality": nulls_quality,
    "units": nulls_units,
    "latent": nulls_latent,
    "layers": nulls_layers,
    "pixels": nulls_pixels,
}
TABLE = Path("bench/results/nulls.md")


def main() -> None:
    """Print the rows of the areas as they come, and write the table."""
    parser = cli.parser(__doc__)
    parser.add_argument("areas", nargs="*", help=f"of {', '.join(AREAS)}; all if none is named")
    args = parser.parse_args()
    unknown = sorted(set(args.areas) - set(AREAS))
    if unknown:
        sys.exit(f"error: {', '.join(unknown)}: no such area; allowed: {', '.join(AREAS)}")
    torch.set_num_threads(1)
    tables = []
    for name in args.areas or AREAS:
        tables.append(pd.DataFrame(AREAS[name].rows()))
        print(tables[-1].to_string(index=False, float_format="%.3f"), flush=True)
    whole = pd.concat(tables)
    lines = ["| area | test | law | repetitions | rate | expected |", "|---|---|---|--:|--:|--:|"]
    lines += [
        f"| {row.area} | {row.test} | {row.law} | {row.repetitions} | {row.rate:.3f} "
        f"| {row.expected} |"
        for row in whole.itertuples()
    ]
    files.write_bytes(TABLE, ("\n".join(lines) + "\n").encode())


if __name__ == "__main__":
    main()
