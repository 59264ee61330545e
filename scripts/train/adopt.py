"""Write the one checkpoint of a subject from files: its networks, which nothing here trained."""

import json

from glassgan import cli, files


def main() -> None:
    """Read the networks with their weights, write them as epoch 0 with an empty trace."""
    parser = cli.parser(__doc__)
    parser.add_argument("--subject", required=True, help="its specification as JSON")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--weights", required=True, help="output")
    parser.add_argument("--state", required=True, help="output")
    parser.add_argument("--trace", required=True, help="output")
    args = parser.parse_args()

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


if __name__ == "__main__":
    cli.run(main)
