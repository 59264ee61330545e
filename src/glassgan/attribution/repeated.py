"""Methods that pass a network many times for an image: integrated gradients and occlusion.

They give what Captum's give, faster: what an affine map at the beginning of the network makes of a
straight path, or of a window, is not computed anew at each step.
"""

from itertools import product

import torch
from torch import Tensor, nn

from glassgan.networks import flat, is_plain

WINDOW = 4  # pixels, the side of what is occluded


def split(network: nn.Module) -> tuple[nn.Sequential, nn.Sequential]:
    """Return the affine maps that a network begins with and the rest; none if no sequence."""
    modules = flat([network])
    affine = (nn.Flatten, nn.Unflatten, nn.Identity, nn.Linear, nn.Conv2d)
    count = next((n for n, module in enumerate(modules) if not is_plain(module, *affine)), 0)
    return nn.Sequential(*modules[:count]), nn.Sequential(*modules[count:])


def integrated_gradients(
    network: nn.Module,
    images: Tensor,
    baselines: Tensor,
    steps: int,
    places: tuple[float, ...] = (0.5,),
) -> Tensor:
    """Return integrated gradients, by the midpoint rule if not said otherwise, [N, C, H, W].

    What Captum's give, faster: the affine maps with which a plain sequence begins turn a straight
    path into a straight path, so that they are passed twice an image, not twice a step. That is
    half of the work where the network is fully connected.

    Args:
        network: images → logits [N].
        images: [N, C, H, W].
        baselines: where the paths start, of the same shape.
        steps: along each path.
        places: in each step, from 0 to 1, at which there is a gradient.
    """
    first, others = split(network)
    inputs = images.detach().requires_grad_()
    with torch.enable_grad():
        ends = first(inputs)
    start = first(baselines).detach()
    way, total = ends.detach() - start, torch.zeros_like(start)
    for step, place in product(range(steps), places):
        point = (start + (step + place) / steps * way).requires_grad_()
        with torch.enable_grad():
            (slope,) = torch.autograd.grad(others(point).sum(), point)
        total += slope
    (gradient,) = torch.autograd.grad(ends, inputs, total / (steps * len(places)))
    return (images - baselines) * gradient


@torch.no_grad()
def occlusion(network: nn.Module, images: Tensor, baselines: Tensor, stride: int) -> Tensor:
    """Return by how much the logit falls when windows become the baseline, [N, C, H, W].

    The mean over the windows that a pixel is in, as Captum's `Occlusion` gives it, faster: where a
    network begins with a fully connected map, a window changes it by its few columns only.

    Args:
        network: images → logits [N].
        images: [N, C, H, W].
        baselines: of the same shape.
        stride: pixels between windows.
    """
    first, others = split(network)
    before, start, change = network(images), first(images), baselines - images
    *entry, last = first if len(first) else [nn.Identity()]
    # its columns are those of pixels where nothing but a flattening comes before it
    flattened = all(is_plain(module, nn.Flatten, nn.Identity) for module in entry)
    by_columns = isinstance(last, nn.Linear) and flattened and start.ndim == 2
    numbers = torch.arange(images[0].numel()).view(images.shape[1:])
    total, count = torch.zeros_like(images), torch.zeros_like(images[:1])
    corners = (range(0, side - WINDOW + 1, stride) for side in images.shape[2:])
    for top, left in product(*corners):
        window = (..., slice(top, top + WINDOW), slice(left, left + WINDOW))
        if by_columns and isinstance(last, nn.Linear):
            weights = last.weight[:, numbers[window].flatten()]
            after = others(start + change[window].flatten(1) @ weights.T)
        else:
            hidden = images.clone()
            hidden[window] = baselines[window]
            after = network(hidden)
        total[window] += (before - after).view(-1, 1, 1, 1)
        count[window] += 1
    return total / count.clamp(min=1)
