"""A subject is built once and tried, ahead of everything that relies on its promises."""

from collections.abc import Mapping
from typing import Any

from glassgan.subject import Subject, layer_shapes
from glassgan.subjects import from_files
from glassgan.subjects.build import build
from glassgan.subjects.promises import derivatives, promises, tried_parts


def validate(specification: Mapping[str, Any]) -> dict[str, Any]:
    """Build a subject and try it.

    Args:
        specification: its entry in `design.subjects`.

    Returns:
        "latent_dim"; by network "layers", with name and shape, in order, "parameters", how many,
        and "gradients", see `gradients.passes`; and "warnings", lines.

    Raises:
        InputError: the subject cannot be built, or breaks a promise; begins with the key.
    """
    subject, warnings = made(specification)
    more = check(subject, specification)
    return {
        "latent_dim": subject.latent_dim,
        "layers": {  # lists, since the keys of a JSON file are sorted
            network: [{"name": name, "shape": shape} for name, shape in shapes.items()]
            for network, shapes in layer_shapes(subject).items()
        },
        "parameters": {
            network: sum(weight.numel() for weight in module.parameters())
            for network, module in subject.networks().items()
        },
        "gradients": more["gradients"],
        "warnings": [*warnings, *more["warnings"]],
    }


def made(specification: Mapping[str, Any]) -> tuple[Subject, list[str]]:
    """Build a subject, with the weights of its files if it has any, and return warnings too."""
    if "generator" in specification:
        return from_files.read(specification)
    return build(specification), []


def check(subject: Subject, specification: Mapping[str, Any]) -> dict[str, Any]:
    """Try every promise of a subject.

    Args:
        subject: with the weights of its files, or untrained. It is left in evaluation mode.
        specification: its entry in `design.subjects`.

    Returns:
        "gradients": by network which derivatives pass, see `gradients.passes`; "warnings": lines
        about layers that are left out.

    Raises:
        InputError: says which promise is broken, and what is allowed.
    """
    parts = tried_parts(subject.evaluation(), "generator" not in specification)
    warnings = [
        line for promise in promises(subject, specification, parts) for line in promise.test() or []
    ]
    subject.evaluation()
    return {"gradients": derivatives(parts), "warnings": warnings}
