"""Write the one checkpoint of a subject from files: its networks, which nothing here trained."""

import json

from glassgan import cli, files

with cli.script(
    __doc__,
    subject="its specification as JSON",
    seed=cli.number("of the run"),
    weights="output",
    state="output",
    trace="output",
) as args:
    cli.use(threads=1, device="cpu")
    from glassgan.subjects import from_files
    from glassgan.train import checkpoint, trace

    specification = json.loads(args.subject)
    tensors = {
        f"{part}.{name}": value
        for part, network in from_files.read(specification)[0].networks().items()
        for name, value in network.state_dict().items()
    }
    sources = from_files.weights_files(specification)
    metadata = {
        "specification": specification,
        "sha256": {part: files.digest(path) for part, path in sources.items()},
        "seed": args.seed,
        "epoch": 0,
        "step": 0,
        "status": "finite",
    }
    checkpoint.write(args.weights, args.state, tensors, metadata)
    files.write_table(args.trace, trace.table([]))
