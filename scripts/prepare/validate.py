"""Build a subject once and try what only its networks can tell, ahead of training."""

import json

from glassgan import cli, files


def main() -> None:
    """Build the subject, try its promises, write its layers and which derivatives there are."""
    parser = cli.parser(__doc__)
    parser.add_argument("--name", required=True)
    parser.add_argument("--subject", required=True, help="its specification as JSON")
    parser.add_argument("--output", required=True, help="output: JSON")
    args = parser.parse_args()

    cli.use(threads=1, device="cpu")
    from glassgan.errors import InputError
    from glassgan.subjects.validation import validate

    try:
        found = validate(json.loads(args.subject))
    except InputError as error:
        raise InputError(f"design.subjects.{args.name}.{error}") from error
    for warning in found["warnings"]:
        print(f"warning: design.subjects.{args.name}.{warning}")
    files.write_json(args.output, found)


if __name__ == "__main__":
    cli.run(main)
