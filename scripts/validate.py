"""Build a subject once and check what only its networks can tell, ahead of training."""

import json

from glassgan import cli, files


def main() -> None:
    """Build the subject, write the shapes of its layers and the sizes of its networks."""
    parser = cli.parser(__doc__)
    parser.add_argument("--name", required=True)
    parser.add_argument("--subject", required=True, help="its specification as JSON")
    parser.add_argument("--output", required=True, help="output: JSON")
    args = parser.parse_args()

    cli.use(threads=1, device="cpu")
    from glassgan import subject as subjects
    from glassgan.errors import InputError
    from glassgan.subjects import from_files, promises

    specification = json.loads(args.subject)
    try:
        if "generator" in specification:
            subject, warnings = from_files.read(specification)
        else:
            subject, warnings = subjects.build(specification), []
        tried = promises.check(subject, specification)
        found = {
            "latent_dim": subject.latent_dim,
            "layers": {  # lists, since the keys of a JSON file are sorted
                network: [{"name": name, "shape": shape} for name, shape in shapes.items()]
                for network, shapes in subjects.layer_shapes(subject).items()
            },
            "parameters": {
                network: sum(weight.numel() for weight in module.parameters())
                for network, module in subject.networks().items()
            },
            "gradients": tried["gradients"],
            "warnings": [*warnings, *tried["warnings"]],
        }
    except InputError as error:
        raise InputError(f"design.subjects.{args.name}.{error}") from error
    for warning in found["warnings"]:
        print(f"warning: design.subjects.{args.name}.{warning}")
    files.write_json(args.output, found)


if __name__ == "__main__":
    cli.run(main)
