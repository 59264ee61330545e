"""Write the manifest: the SHA-256 of every result, with parameters, versions and device."""

import json

from glassgan import cli, files
from glassgan.report import provenance


def main() -> None:
    """Hash all results, write the manifest, last of all files."""
    parser = cli.parser(__doc__)
    parser.add_argument("--parameters", required=True, help="all parameters as JSON")
    parser.add_argument("--results", nargs="+", required=True)
    parser.add_argument("--without", nargs="*", default=[], help="files lost to jobs that failed")
    parser.add_argument("--output", required=True)
    args = parser.parse_args()

    parameters = json.loads(args.parameters)
    incomplete = {"without": args.without} if args.without else {}
    files.write_json(
        args.output,
        {
            **incomplete,
            "parameters": parameters,
            "versions": provenance.versions(),
            "device": parameters["design"]["device"],
            "sha256": provenance.checksums(args.results),
        },
    )


if __name__ == "__main__":
    cli.run(main)
