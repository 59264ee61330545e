"""Build a subject once and try what only its networks can tell, ahead of training."""

import json

from glassgan import cli, files

with cli.script(
    __doc__, name="of the subject", subject="its specification as JSON", output="output: JSON"
) as args:
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
