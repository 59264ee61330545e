"""A subject made from its entry in `design.subjects`."""

from collections.abc import Mapping
from numbers import Integral
from typing import Any

from torch import nn

from glassgan import streams
from glassgan.data import DATA
from glassgan.errors import InputError
from glassgan.subject import Subject


def build(specification: Mapping[str, Any], seed: int = 0) -> Subject:
    """Build a subject from its entry in `design.subjects`.

    That is `{"build": "package.module:function", "args": {...}}`: the function is called with the
    arguments and returns a `Subject`. Its initial weights are drawn from the stream "init" of
    `seed`. An entry with a "generator" is a subject from files, see `subjects.from_files`.

    Raises:
        InputError: the path cannot be imported, the function fails, or what it returns is no
            subject or does not run.
    """
    if "generator" in specification:
        from glassgan.subjects import from_files

        return from_files.build(specification)
    from glassgan.subjects.adapter import fitted
    from glassgan.subjects.construct import construct

    made = construct(specification, seed)
    latent_dim = _check(made, specification["build"])
    inputs = {
        "generator": streams.latents(0, "trial of a subject", 0, 2, latent_dim),
        "discriminator": streams.latents(0, "trial of a subject", 1, 2, DATA.size)
        .tanh()
        .view(-1, *DATA.shape),
    }
    fit = {name: fitted(network, name, inputs[name]) for name, network in made.networks().items()}
    return Subject(fit["generator"], fit.get("discriminator"), latent_dim)


def _check(made: Any, path: str) -> int:
    """Check the parts of what a function made; return the size of its latents.

    Raises:
        InputError: it is no subject, or one of its parts is no network or no size.
    """

    def kind(value: Any) -> str:
        name = getattr(value, "__name__", type(value).__name__)
        return f"the class {name} itself" if isinstance(value, type) else type(value).__name__

    if not isinstance(made, Subject):
        raise InputError(f"build: '{path}' returns {kind(made)}; allowed: a Subject")
    for part, network in made.networks().items():
        if not isinstance(network, nn.Module):
            raise InputError(
                f"build: '{path}' returns a Subject whose {part} is {kind(network)}; "
                "allowed: a torch.nn.Module"
            )
    if not isinstance(made.latent_dim, Integral) or made.latent_dim < 1:
        raise InputError(
            f"build: '{path}' returns a Subject whose latent_dim is {made.latent_dim!r}; "
            "allowed: a whole number, at least 1"
        )
    return int(made.latent_dim)
