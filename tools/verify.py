"""Compare all results of a preset with its manifest; remove what differs.

The next run then restores what was removed.
"""

import sys
from pathlib import Path

from glassgan import cli, files
from glassgan.errors import InputError


def main() -> None:
    """Check every file that the manifest lists."""
    parser = cli.parser(__doc__)
    parser.add_argument("manifest")
    args = parser.parse_args()

    if not Path(args.manifest).is_file():
        raise InputError(f"there is no {args.manifest}; it is written last, by a complete run")
    expected = files.read_json(args.manifest)["sha256"]
    wrong = 0
    for path, checksum in expected.items():
        if not Path(path).is_file():
            print(f"missing: {path}")
            wrong += 1
        elif files.digest(path) != checksum:
            Path(path).unlink()
            print(f"differed and was removed: {path}")
            wrong += 1
    if wrong:
        sys.exit(f"{wrong} of {len(expected)} results are not as the manifest says; run again")
    print(f"all {len(expected)} results are as the manifest says")


if __name__ == "__main__":
    cli.run(main)
