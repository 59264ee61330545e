"""Build every subject once and check what only the networks can tell, ahead of training."""

import json

from glassgan import cli, files


def main() -> None:
    """Build the subjects, write the shapes of their layers and the sizes of their networks."""
    parser = cli.parser(__doc__)
    parser.add_argument("--subjects", required=True, help="design.subjects as JSON")
    parser.add_argument("--output", required=True, help="output: JSON")
    cli.add_torch_options(parser)
    args = parser.parse_args()

    cli.use(args.threads, args.device)
    from glassgan import subject as subjects
    from glassgan.errors import InputError

    found = {}
    for name, specification in sorted(json.loads(args.subjects).items()):
        try:
            subject = subjects.build(specification)
            found[name] = {
                "latent_dim": subject.latent_dim,
                "layers": subjects.layer_shapes(subject),
                "parameters": {
                    network: sum(weight.numel() for weight in module.parameters())
                    for network, module in subject.networks().items()
                },
            }
        except (InputError, RuntimeError) as error:
            raise InputError(f"subject '{name}': {error}") from error
    files.write_json(args.output, found)


if __name__ == "__main__":
    cli.run(main)
