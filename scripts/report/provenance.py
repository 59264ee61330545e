"""Write what every file of results was made by and of, as the workflow has it, and its SHA-256."""

import json

from glassgan import cli, files, snakefile
from glassgan.report import provenance

with cli.script(
    __doc__,
    parameters="all parameters as JSON",
    results=cli.several("files of results"),
    output="output: JSON",
) as args:
    workflow = snakefile.load(every=True, parameters=json.loads(args.parameters))
    found = {
        "jobs": provenance.of_jobs(workflow.dag.jobs),
        "sha256": provenance.checksums(args.results),
    }
    files.write_json(args.output, found)
