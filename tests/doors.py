"""The two doors by which networks come in: specifications of `strangers`, and refusals."""

from pathlib import Path

import pytest
import strangers
import torch
from safetensors.torch import save_file
from torch import nn

from glassgan import streams
from glassgan.errors import InputError
from glassgan.subjects.validation import validate


def here(**parts):
    """The specification of a pair that is trained here."""
    return {"build": "strangers:pair", "args": parts, "loss": "logits"}


def from_files(
    folder: Path,
    generator,
    discriminator=None,
    args=None,
    discriminator_args=None,
    gives="logits",
    **more,
):
    """The specification of networks from files, by their names in `strangers`, with any keys."""
    arguments = {"generator": args or {}, "discriminator": discriminator_args or {}}
    entry = {}
    for part, name in (("generator", generator), ("discriminator", discriminator)):
        if name is None:
            continue
        path = str(folder / f"{part}.safetensors")
        make = strangers.find(name)
        with streams.default_stream(1, "a stranger"):
            network = make(**arguments[part])
        if isinstance(network, nn.Module):
            tensors = network.state_dict().items()
            save_file({n: v for n, v in tensors if isinstance(v, torch.Tensor)}, path)
        entry[part] = {
            "build": f"{strangers.find(name).__module__}:{name}",
            "weights": path,
            "args": arguments[part],
        }
    entry["generator"] |= {"latent": [6]} | more
    if discriminator:
        entry["discriminator"]["gives"] = gives
    return entry


def refused(specification, message):
    """Assert that validation refuses in one line that says what is allowed."""
    with pytest.raises(InputError, match=message) as error:
        validate(specification)
    assert "\n" not in str(error.value)
    assert "; allowed: " in str(error.value)
