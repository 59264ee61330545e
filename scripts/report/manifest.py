"""Write the manifest: the SHA-256 of every result, with parameters, versions and device."""

import json

from glassgan import cli, files
from glassgan.data import DATA
from glassgan.report import provenance

with cli.script(
    __doc__,
    parameters="all parameters as JSON",
    provenance="of all other results, with their checksums, JSON",
    data="the prepared training images",
    results=cli.several("files of the report"),
    without=cli.several("files lost to jobs that failed", least=0),
    output="output",
) as args:
    parameters = json.loads(args.parameters)
    others = files.read_json(args.provenance)["sha256"]
    incomplete = {"without": args.without} if args.without else {}
    # of images of one's own; those of a known set have known checksums
    digest = files.read_metadata(args.data).get("sha256")
    own = {"data": {"name": DATA.name, "sha256": digest}} if digest else {}
    files.write_json(
        args.output,
        {
            **incomplete,
            **own,
            "parameters": parameters,
            "versions": provenance.versions(),
            "device": parameters["design"]["device"],
            "sha256": dict(sorted({**others, **provenance.checksums(args.results)}.items())),
        },
    )
