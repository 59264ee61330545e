"""Run `snakemake --lint` and fail on any of its findings but two.

It asks for a container or a conda environment in every rule: all share the environment of
requirements.lock, in which snakemake itself runs. And for a log of `job` and `job_on_device`, which
make nothing themselves: the rules that are made of them have one each.
"""

import subprocess
import sys

from glassgan import cli

WAIVED = "Specify a conda environment or container"


def main() -> None:
    """Print the findings that are not waived; fail if there are any."""
    lint = subprocess.run(["snakemake", "--lint"], capture_output=True, encoding="utf-8")
    where, findings = "", []
    for line in lint.stderr.splitlines():
        if line.startswith("Lints for "):
            where = line.removeprefix("Lints for ")
        elif line.startswith("    * ") and not line.startswith(f"    * {WAIVED}"):
            if (
                where.startswith(("rule job ", "rule job_on_device "))
                and "No log directive" in line
            ):
                continue
            findings.append(f"{where} {line.strip(' *:')}")
    if findings or "Lints for" not in lint.stderr:  # the waived one is always found
        sys.exit("snakemake --lint finds\n  " + "\n  ".join(findings or [lint.stderr]))


if __name__ == "__main__":
    cli.run(main)
