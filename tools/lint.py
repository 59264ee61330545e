"""Run `snakemake --lint` and fail on any of its findings but one.

It asks for a log of `job` and `job_on_device`, which make nothing themselves: the rules that are
made of them have one each.
"""

import subprocess
import sys

from glassgan import cli

WAIVED = "No log directive"
OF = ("rule job ", "rule job_on_device ")


def main() -> None:
    """Print the findings that are not waived; fail if there are any."""
    lint = subprocess.run(["snakemake", "--lint"], capture_output=True, encoding="utf-8")
    where, findings = "", []
    for line in lint.stderr.splitlines():
        if line.startswith("Lints for "):
            where = line.removeprefix("Lints for ")
        elif line.startswith("    * "):
            found = line.strip(" *:")
            if not (where.startswith(OF) and found.startswith(WAIVED)):
                findings.append(f"{where} {found}")
    if findings or "Lints for" not in lint.stderr:  # the waived one is always found
        sys.exit("snakemake --lint finds\n  " + "\n  ".join(findings or [lint.stderr]))


if __name__ == "__main__":
    cli.run(main)
