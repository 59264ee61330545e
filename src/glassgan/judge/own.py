"""A user's own classifier, and a user's own concepts: functions, or networks from files.

All of them are frozen and in evaluation mode, take images [N, C, H, W] in [−1, 1], and are tried
before they are used, so that what does not fit is told by its key.
"""

from collections.abc import Callable, Mapping
from typing import Any

import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.concepts import CLASSES
from glassgan.data import DATA
from glassgan.errors import InputError
from glassgan.subjects import stored
from glassgan.subjects.construct import construct, imported
from glassgan.subjects.foreign import told

IMPOSSIBLE = -1e4  # the logit of "nothing" where a classifier does not know it: probability 0
TRIED = 2  # images


class Classifier(nn.Module):
    """Somebody's own classifier: images → logits [N, CLASSES + 1]; the last is "nothing"."""

    def __init__(self, network: nn.Module) -> None:
        """Take a network that gives logits [N, CLASSES] or [N, CLASSES + 1]."""
        super().__init__()
        self.network = network.eval().requires_grad_(False)
        linear = [module for module in network.modules() if isinstance(module, nn.Linear)]
        self.last = linear[-1] if linear else None

    def forward(self, images: Tensor) -> Tensor:
        """Return logits; one that does not know "nothing" never says it."""
        found = self.network(images)
        if isinstance(found, Tensor) and found.shape[1:] == (CLASSES,):
            return nn.functional.pad(found, (0, 1), value=IMPOSSIBLE)
        return found

    def parts(self, images: Tensor) -> tuple[Tensor, Tensor]:
        """Return logits, and features: what the last linear map takes, or the logits themselves."""
        taken: list[Tensor] = []
        last = self.last or nn.Identity()
        handle = last.register_forward_pre_hook(lambda _, inputs: taken.append(inputs[0]))
        try:
            logits = self(images)
        finally:
            handle.remove()
        return logits, (taken[-1] if taken else logits).flatten(1)


def classifier(
    specification: Mapping[str, Any], state: Mapping[str, Tensor] | None = None
) -> Classifier:
    """Build a classifier from the keys of the section `judge` and fill it.

    Args:
        specification: with `build` and perhaps `args`; `weights` where no state is given.
        state: of the network, as the judge's file holds it.

    Raises:
        InputError: it cannot be built, its weights do not fit, or it gives no logits of classes.
    """
    network = _filled(specification, "judge", state)
    found = Classifier(network)
    answer = _tried(found, "judge.build")
    if answer.shape != (TRIED, CLASSES + 1) or not answer.is_floating_point():
        raise InputError(
            f"judge.build: the classifier gives {_shape(answer)} for {TRIED} images; allowed: "
            f"logits [{TRIED}, {CLASSES}], of the classes of {DATA.name}, or "
            f"[{TRIED}, {CLASSES + 1}], the last for an image that shows none of them"
        )
    return found


def concept(
    name: str, specification: Mapping[str, Any], state: Mapping[str, Tensor] | None = None
) -> tuple[Callable[[Tensor], Tensor], nn.Module | None]:
    """Return what measures one of `judge.concepts`, images → float32 [N], and its network.

    Args:
        name: of the concept.
        specification: `function`, an import path; or `build`, perhaps `args`, and `weights`.
        state: of the network, as the judge's file holds it; without, it is read from `weights`.

    Raises:
        InputError: it cannot be imported or built, fails, or gives no number an image.
    """
    where = f"judge.concepts.{name}"
    network = None
    if "function" in specification:
        of, key = imported(specification["function"], f"{where}.function"), "function"
    else:
        network = _filled(specification, where, state)
        of, key = network.eval().requires_grad_(False), "build"

    def measure(images: Tensor) -> Tensor:
        found = of(images)
        if not isinstance(found, Tensor) or found.numel() != len(images):
            raise InputError(
                f"{where}.{key}: gives {_shape(found)} for {len(images)} images; "
                f"allowed: a number an image, a tensor [{len(images)}]"
            )
        return found.detach().flatten().to(images)

    values = _tried(measure, f"{where}.{key}")
    if not values.isfinite().all():
        raise InputError(
            f"{where}.{key}: gives {values.tolist()} for {TRIED} images of noise; "
            "allowed: finite numbers"
        )
    return measure, network


def _filled(
    specification: Mapping[str, Any], where: str, state: Mapping[str, Tensor] | None
) -> nn.Module:
    """Return the network that a specification builds, with its weights."""
    network = construct(specification, 0, where)
    if not isinstance(network, nn.Module):
        raise InputError(
            f"{where}.build: '{specification['build']}' returns {type(network).__name__}; "
            "allowed: a torch.nn.Module"
        )
    if state is None:
        stored.fill(network, specification["weights"], where)
    else:
        network.load_state_dict(state)
    return network


@torch.no_grad()
def _tried(function: Callable[[Tensor], Any], where: str) -> Tensor:
    """Return what a function gives for images of noise."""
    noise = streams.latents(0, "trial of a judge", 0, TRIED, DATA.size).tanh()
    with told(
        f"{where}: fails on images [{TRIED}, {', '.join(map(str, DATA.shape))}]",
        "what takes images [N, C, H, W] in [−1, 1]",
    ):
        found = function(noise.view(-1, *DATA.shape))
    if not isinstance(found, Tensor):
        raise InputError(f"{where}: gives {_shape(found)}; allowed: a tensor")
    return found


def _shape(found: Any) -> str:
    return str(list(found.shape)) if isinstance(found, Tensor) else type(found).__name__
