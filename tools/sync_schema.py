"""Write schemas/params.schema.json, with which editors help to write params.yaml and presets.

python tools/sync_schema.py           write it
python tools/sync_schema.py --check   fail if it is not what would be written

What is allowed is written once, in src/glassgan/<phase>/settings.py.
"""

import json
from pathlib import Path

from glassgan import cli, files, parameters
from glassgan.errors import InputError

PATH = Path("schemas/params.schema.json")


def main() -> None:
    """Write the file, or compare it."""
    parser = cli.parser(__doc__)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()

    text = json.dumps(parameters.schema(), indent=2, ensure_ascii=False) + "\n"
    if not args.check:
        files.write_bytes(PATH, text.encode())
    elif not PATH.is_file() or PATH.read_text(encoding="utf-8") != text:
        raise InputError(f"{PATH} is stale; to renew it: python tools/sync_schema.py")


if __name__ == "__main__":
    cli.run(main)
