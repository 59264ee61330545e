"""Units as pictures: the weights next to the image, and inputs that maximise hidden units."""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from glassgan.banks import halves
from glassgan.data import DATA
from glassgan.layers.ascent import ascend, near
from glassgan.layers.values import unit_values
from glassgan.networks import DROPOUT, flat, is_plain
from glassgan.statistics import auroc
from glassgan.subject import activations, layers
from glassgan.subjects.layers import Dropout

PIXELS = DATA.size
# What acts on each unit alone, and what changes nothing but the shape.
POINTWISE = (
    nn.ReLU,
    nn.LeakyReLU,
    nn.PReLU,
    nn.ELU,
    nn.SELU,
    nn.GELU,
    nn.SiLU,
    nn.Mish,
    nn.Softplus,
    nn.Sigmoid,
    nn.Tanh,
    nn.Hardtanh,
    nn.BatchNorm1d,
    Dropout,
    *DROPOUT,
)
RESHAPING = (nn.Flatten, nn.Unflatten, nn.Identity)


def last_weights(generator: nn.Module) -> Tensor | None:
    """Return the weights from each unit of the last hidden layer to the image, [units, H, W].

    None where the last layer is anything else than a fully connected map and what acts on each
    pixel alone, or where its order is not known.
    """
    modules = _parts(generator, -1)
    first = modules[0] if modules else None
    if (
        not isinstance(first, nn.Linear)
        or first.out_features != PIXELS
        or not all(is_plain(module, *POINTWISE, *RESHAPING) for module in modules[1:])
    ):
        return None
    return first.weight.detach().T.reshape(-1, *DATA.picture)


def first_weights(discriminator: nn.Module) -> Tensor | None:
    """Return the weights from the image to each unit of the first hidden layer, [units, H, W].

    None where the first layer is anything else than a flattening, a fully connected map and what
    acts on each unit alone, or where its order is not known.
    """
    modules = _parts(discriminator, 0)
    while modules and is_plain(modules[0], *RESHAPING):
        modules = modules[1:]
    first = modules[0] if modules else None
    if (
        not isinstance(first, nn.Linear)
        or first.in_features != PIXELS
        or not all(is_plain(module, *POINTWISE) for module in modules[1:])
    ):
        return None
    return first.weight.detach().reshape(-1, *DATA.picture)


def _parts(network: nn.Module, place: int) -> list[nn.Module]:
    """Return the modules of the first or the last layer in the order in which they run.

    None of a network that is no plain sequence: what lies between its layers may be anything. A
    fully connected map that is not torch's own, or has hooks, is none of these modules.
    """
    named = list(layers(network).values())
    if not is_plain(network, nn.Sequential) or not named:
        return []
    parts = flat([named[place]])
    known = (nn.Linear, *POINTWISE, *RESHAPING)
    return parts if all(is_plain(module, *known) for module in parts) else []


@torch.no_grad()
def strongest(network: nn.Module, layer: str, bank: Tensor, weights: Tensor, count: int) -> Tensor:
    """Return the `count` units whose variation moves the image most.

    Standard deviation of the unit over the bank times the norm of its weights [units, H, W].
    """
    values = unit_values(activations(network, bank)[layer])
    return (values.std(0) * weights.flatten(1).norm(dim=1)).argsort(descending=True)[:count]


@torch.no_grad()
def telling_units(
    discriminator: nn.Module, layer: str, real: Tensor, fake: Tensor, count: int
) -> tuple[Tensor, Tensor]:
    """Return the units of a layer that best tell real from generated images.

    Chosen on the discovery halves by |AUROC − ½|; the AUROC returned is that of the held-out
    halves, so that choosing does not flatter it.

    Returns:
        Units int64 [count] and their AUROC [count] (above ½: higher on real images).
    """
    scores = []
    for part in (0, 1):
        both = torch.cat([halves(real)[part], halves(fake)[part]])
        values = unit_values(activations(discriminator, both)[layer]).numpy()
        is_real = np.repeat([True, False], len(both) // 2)
        scores.append(
            torch.tensor([auroc.auroc(values[:, k], is_real) for k in range(values.shape[1])])
        )
    units = (scores[0] - 0.5).abs().argsort(descending=True, stable=True)[:count]
    return units, scores[1][units]


def maximisers(
    network: nn.Module,
    layer: str,
    units: Sequence[int] | Tensor,
    start: Tensor,
    radius: float,
    steps: int,
) -> Tensor:
    """Return, for each unit, an image near `start` that makes it as active as can be.

    Projected gradient ascent (activation maximisation, Erhan et al. 2009) within the ball of
    `radius` around `start` and within [−1, 1]. For a linear unit, and where the pixels do not
    meet their bounds, the answer is start + radius · w / ‖w‖.

    Args:
        network: in evaluation mode.
        layer: the name of a layer.
        units: K units of it.
        start: image [C, H, W].
        radius: Euclidean, in units of pixel values.
        steps: of ascent, each of a tenth of the radius.

    Returns:
        Images [K, C, H, W].
    """
    chosen = torch.as_tensor(units)

    def activity(images: Tensor) -> Tensor:
        values = unit_values(activations(network, images)[layer])
        return values[torch.arange(len(chosen)), chosen]

    starts = start.repeat(len(chosen), 1, 1, 1)
    return ascend(activity, starts, near(starts, radius), [0.1 * radius] * steps)
