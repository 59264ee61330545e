"""Attribution to pixels: batches of images against Captum called sample by sample."""

import copy
import statistics
import time
from collections.abc import Callable

import torch
from ablation import setting
from captum import attr
from ground import size
from torch import Tensor, nn

from glassgan.attribution import methods
from glassgan.attribution.methods import FINE
from glassgan.attribution.repeated import WINDOW
from glassgan.subject import generate

IMAGES = size(100, 4)
ROUNDS = size(5, 1)
Explain = Callable[[nn.Module, Tensor, Tensor], Tensor]


def one_by_one(attribute: Callable[[nn.Module, Tensor, Tensor], Tensor]) -> Explain:
    """Return what calls a method for each image alone."""

    def explain(network: nn.Module, images: Tensor, starts: Tensor) -> Tensor:
        pairs = zip(images.split(1), starts.split(1), strict=True)
        return torch.cat([attribute(network, image, start).detach() for image, start in pairs])

    return explain


def captum_path(network: nn.Module, images: Tensor, starts: Tensor) -> Tensor:
    """Return Captum's integrated gradients by the same rule."""
    return attr.IntegratedGradients(network).attribute(
        images, starts, n_steps=FINE.steps, method="riemann_middle"
    )


def captum_windows(network: nn.Module, images: Tensor, starts: Tensor) -> Tensor:
    """Return Captum's occlusion with the same windows."""
    shape, strides = (1, WINDOW, WINDOW), (1, FINE.stride, FINE.stride)
    return attr.Occlusion(network).attribute(images, shape, strides, baselines=starts)


def ours(name: str) -> Explain:
    """Return a method of the project."""

    def explain(network: nn.Module, images: Tensor, starts: Tensor) -> Tensor:
        return methods.attributions(methods.methods(network, FINE, 0)[name], images, starts)

    return explain


def measure() -> dict[str, float]:
    """Return all figures, of the discriminator of the trained `mlp`, on one thread."""
    trained, latents, _ = setting()
    network = methods.hookable(trained.require_discriminator())
    images = generate(trained, latents[:IMAGES])
    starts = torch.full_like(images, -1.0)
    double = copy.deepcopy(network).double()
    found = {}
    for name, plain in (("integrated gradients", captum_path), ("occlusion", captum_windows)):
        ways = (one_by_one(plain), ours(name))
        seconds: tuple[list[float], list[float]] = ([], [])
        for _ in range(ROUNDS):
            for way, times in zip(ways, seconds, strict=True):
                begin = time.perf_counter()
                way(network, images, starts)
                times.append(time.perf_counter() - begin)
        ratios = [slow / fast for slow, fast in zip(*seconds, strict=True)]
        found[f"{name}, ratio to sample by sample"] = statistics.median(ratios)
        found[f"{name}, ms an image"] = 1000 * statistics.median(seconds[1]) / IMAGES
        # in double, since next to a kink rounding decides which slope a step has
        few = images[:20].double(), starts[:20].double()
        apart = ways[0](double, *few) - ways[1](double, *few)
        found[f"{name}, largest difference, double"] = float(apart.abs().max())
    return found


if __name__ == "__main__":
    torch.set_num_threads(1)
    for what, value in measure().items():
        print(f"{what}: {value:.3g}")
