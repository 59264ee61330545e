"""Test every claim of the ledger on the runs that may confirm it."""

import json
from pathlib import Path

from glassgan import cli, files

with cli.script(
    __doc__,
    claims="claims.yaml",
    effects=cli.several("of each phase, under its name"),
    design="runs and forks as JSON",
    lost=cli.several("files of jobs that failed", least=0),
    ledger="output: Parquet",
) as args:
    from glassgan.claims import ledger, verdicts

    tables = {Path(path).stem: files.read_table(path) for path in args.effects}
    found = verdicts.of_ledger(
        ledger.read(args.claims), json.loads(args.design), tables, verdicts.missing(args.lost)
    )
    digests = {Path(path).stem: files.digest(path) for path in args.effects}
    found["evidence_sha256"] = found["phase"].map(digests)
    found["claims_sha256"] = files.digest(args.claims)
    files.write_table(args.ledger, found)
