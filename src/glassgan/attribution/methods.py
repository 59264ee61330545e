"""Attribution to pixels: how much each pixel of an image counts for the discriminator's logit.

By Captum, in fixed blocks of images. What depends on random draws draws the same ones in every
call, so that a method is a function of network, images and baselines.
"""

import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import torch
from captum import attr
from captum.attr._core.gradient_shap import InputBaselineXGradient
from torch import Tensor, nn

from glassgan import networks, streams
from glassgan.attribution.repeated import integrated_gradients, occlusion
from glassgan.attribution.threshold import BLOCK
from glassgan.subject import in_blocks

NOISE = 0.1  # standard deviation, in a range of pixels of 2, of GradientShap and SmoothGrad
EDGES = "edge detector"  # knows nothing of the network: what every check must refuse

# images [N, C, H, W] and their baselines → attributions, of the same shape
Attribute = Callable[[Tensor, Tensor], Tensor]


@dataclass(frozen=True)
class Effort:
    """How finely methods work: steps of a path, noisy samples, pixels between occluded windows."""

    steps: int
    samples: int
    stride: int


FINE = Effort(steps=100, samples=20, stride=2)
COARSE = Effort(steps=16, samples=6, stride=4)  # for checks that repeat everything many times


@dataclass(frozen=True)
class Kind:
    """What a method is: whether it takes a baseline, and what its numbers mean.

    baseline: whether its answer depends on one. complete: whether its attributions sum to the
    logit less that of the baseline. contribution: whether a number is a share of the logit, or how
    fast the logit rises with the pixel. gradient: whether it takes the gradient of the logit.
    """

    baseline: bool = False
    complete: bool = False
    contribution: bool = False
    gradient: bool = True


KINDS = {
    "integrated gradients": Kind(baseline=True, complete=True, contribution=True),
    "DeepLift": Kind(baseline=True, complete=True, contribution=True),
    "GradientShap": Kind(baseline=True, contribution=True),
    "occlusion": Kind(baseline=True, contribution=True, gradient=False),
    "input × gradient": Kind(contribution=True),
    "saliency": Kind(),
    "SmoothGrad": Kind(),
    EDGES: Kind(contribution=True, gradient=False),  # its map is taken as it is
}
WITHOUT_GRADIENT = tuple(name for name, kind in KINDS.items() if not kind.gradient)


def hookable(network: nn.Module) -> nn.Module:
    """Return a copy without operations in place, which Captum's hooks do not survive."""
    copied = networks.copied(network).eval().requires_grad_(False)
    for module in copied.modules():
        if getattr(module, "inplace", False):
            module.inplace = False  # type: ignore[assignment]
    return copied


def methods(
    network: nn.Module, effort: Effort, seed: int, names: Iterable[str] = KINDS
) -> dict[str, Attribute]:
    """Return methods for a network, by the names of `KINDS`.

    integrated gradients (Sundararajan, Taly and Yan 2017); DeepLift's rescale rule (Shrikumar,
    Greenside and Kundaje 2017); GradientShap (Lundberg and Lee 2017); occlusion of windows (Zeiler
    and Fergus 2014); input × gradient, whose baseline is a pixel of 0, that is grey; saliency
    (Simonyan, Vedaldi and Zisserman 2013), with its sign; SmoothGrad (Smilkov et al. 2017); and an
    edge detector, which is none.

    Args:
        network: images → logits [N], as `hookable` gives it.
        effort: how finely.
        seed: of the noise.
        names: of the methods that are wanted.
    """
    saliency = attr.Saliency(network)

    def noisy(method: attr.GradientAttribution, x: Tensor, **options: object) -> Tensor:
        with _drawing(seed):
            return attr.NoiseTunnel(method).attribute(
                x,
                nt_type="smoothgrad",
                nt_samples=effort.samples,
                nt_samples_batch_size=max(1, BLOCK // len(x)),
                stdevs=NOISE,
                **options,
            )

    every: dict[str, Attribute] = {
        "integrated gradients": lambda x, b: integrated_gradients(network, x, b, effort.steps),
        "DeepLift": lambda x, b: deep_lift(network, x, b),
        # Captum's GradientShap without its draw of a baseline: each image has its own
        "GradientShap": lambda x, b: noisy(
            InputBaselineXGradient(network),
            x,
            baselines=b,
            draw_baseline_from_distrib=False,
        ),
        "occlusion": lambda x, b: occlusion(network, x, b, effort.stride),
        "input × gradient": lambda x, _: attr.InputXGradient(network).attribute(x),
        "saliency": lambda x, _: saliency.attribute(x, abs=False),
        "SmoothGrad": lambda x, _: noisy(saliency, x, abs=False),
        EDGES: lambda x, _: edges(x),
    }
    return {name: every[name] for name in names}


def attributions(attribute: Attribute, images: Tensor, baselines: Tensor) -> Tensor:
    """Return the attributions of a method to images [N, C, H, W], in fixed blocks."""
    parts = []
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="captum")
        for block in in_blocks(len(images), BLOCK):
            parts.append(attribute(images[block], baselines[block]).detach())
    return torch.cat(parts)


def deep_lift(network: nn.Module, images: Tensor, baselines: Tensor) -> Tensor:
    """Return DeepLift's attributions, [N, C, H, W].

    Captum cannot hook a network that uses an activation module twice: then nothing is attributed,
    so that the check of completeness refuses the method, and the log says why.
    """
    try:
        found: Tensor = attr.DeepLift(network).attribute(images, baselines)
    except RuntimeError as error:
        print(f"DeepLift cannot explain this discriminator: {error}")
        return torch.zeros_like(images)
    return found


def edges(images: Tensor) -> Tensor:
    """Return the size of Sobel's gradient of each channel, of the shape of the images."""
    from skimage.filters import sobel

    found = np.stack([sobel(channel) for channel in images.flatten(0, 1).numpy()])
    return torch.from_numpy(found).to(images.dtype).view_as(images)


@contextmanager
def _drawing(seed: int) -> Iterator[None]:
    """Let Captum draw from a stream: it takes torch's default generator and NumPy's."""
    before = np.random.get_state()
    np.random.seed(streams.key(seed, "noise of attribution") % 2**32)
    try:
        with streams.default_stream(seed, "noise of attribution"):
            yield
    finally:
        np.random.set_state(before)
