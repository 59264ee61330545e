"""Attribution to pixels: how much each pixel of an image counts for the discriminator's logit.

By Captum, in fixed blocks of images. What depends on random draws draws the same ones in every
call, so that a method is a function of network, images and baselines.
"""

import copy
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import torch
from captum import attr
from captum.attr._core.gradient_shap import InputBaselineXGradient
from torch import Tensor, nn

from glassgan import streams
from glassgan.attribution.verdict import BLOCK, logits
from glassgan.subject import in_blocks
from glassgan.units.rest import flat

NOISE = 0.1  # standard deviation, in a range of pixels of 2, of GradientShap and SmoothGrad
WINDOW = 4  # pixels, of occlusion
EDGES = "edge detector"  # knows nothing of the network: what every check must refuse

# images [N, 1, 28, 28] and their baselines → attributions, of the same shape
Attribute = Callable[[Tensor, Tensor], Tensor]


@dataclass(frozen=True)
class Effort:
    """How finely methods work: steps of a path, noisy samples, pixels between occluded windows."""

    steps: int
    samples: int
    stride: int


FINE = Effort(steps=100, samples=20, stride=2)
COARSE = Effort(steps=24, samples=8, stride=4)  # for checks that repeat everything many times


@dataclass(frozen=True)
class Kind:
    """What a method is: whether it takes a baseline, and what its numbers mean.

    baseline: whether its answer depends on one. complete: whether its attributions sum to the
    logit less that of the baseline. contribution: whether a number is a share of the logit, or how
    fast the logit rises with the pixel.
    """

    baseline: bool = False
    complete: bool = False
    contribution: bool = False


KINDS = {
    "integrated gradients": Kind(baseline=True, complete=True, contribution=True),
    "DeepLift": Kind(baseline=True, complete=True, contribution=True),
    "GradientShap": Kind(baseline=True, contribution=True),
    "occlusion": Kind(baseline=True, contribution=True),
    "input × gradient": Kind(contribution=True),
    "saliency": Kind(),
    "SmoothGrad": Kind(),
    EDGES: Kind(contribution=True),  # its map is taken as it is
}


def hookable(network: nn.Module) -> nn.Module:
    """Return a copy without operations in place, which Captum's hooks do not survive."""
    copied = copy.deepcopy(network).eval().requires_grad_(False)
    for module in copied.modules():
        if getattr(module, "inplace", False):
            module.inplace = False  # type: ignore[assignment]
    return copied


def methods(network: nn.Module, effort: Effort, seed: int) -> dict[str, Attribute]:
    """Return every method for a network, by the names of `KINDS`.

    integrated gradients (Sundararajan, Taly and Yan 2017); DeepLift's rescale rule (Shrikumar,
    Greenside and Kundaje 2017); GradientShap (Lundberg and Lee 2017); occlusion of windows (Zeiler
    and Fergus 2014); input × gradient, whose baseline is a pixel of 0, that is grey; saliency
    (Simonyan, Vedaldi and Zisserman 2013), with its sign; SmoothGrad (Smilkov et al. 2017); and an
    edge detector, which is none.

    Args:
        network: images → logits [N], as `hookable` gives it.
        effort: how finely.
        seed: of the noise.
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

    return {
        "integrated gradients": lambda x, b: integrated_gradients(network, x, b, effort.steps),
        "DeepLift": lambda x, b: deep_lift(network, x, b),
        # Captum's GradientShap without its draw of a baseline: each image has its own
        "GradientShap": lambda x, b: noisy(
            InputBaselineXGradient(network),
            x,
            baselines=b,
            draw_baseline_from_distrib=False,
        ),
        "occlusion": lambda x, b: attr.Occlusion(network).attribute(
            x,
            sliding_window_shapes=(1, WINDOW, WINDOW),
            strides=(1, effort.stride, effort.stride),
            baselines=b,
            perturbations_per_eval=max(1, BLOCK // len(x)),
        ),
        "input × gradient": lambda x, _: attr.InputXGradient(network).attribute(x),
        "saliency": lambda x, _: saliency.attribute(x, abs=False),
        "SmoothGrad": lambda x, _: noisy(saliency, x, abs=False),
        EDGES: lambda x, _: edges(x),
    }


def attributions(attribute: Attribute, images: Tensor, baselines: Tensor) -> Tensor:
    """Return the attributions of a method to images [N, 1, 28, 28], in fixed blocks."""
    parts = []
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="captum")
        for block in in_blocks(len(images), BLOCK):
            parts.append(attribute(images[block], baselines[block]).detach())
    return torch.cat(parts)


def deep_lift(network: nn.Module, images: Tensor, baselines: Tensor) -> Tensor:
    """Return DeepLift's attributions, [N, 1, 28, 28].

    Captum cannot hook a network that uses an activation module twice: then nothing is attributed,
    so that the check of completeness refuses the method, and the log says why.
    """
    try:
        found: Tensor = attr.DeepLift(network).attribute(images, baselines)
    except RuntimeError as error:
        print(f"DeepLift cannot explain this discriminator: {error}")
        return torch.zeros_like(images)
    return found


def integrated_gradients(
    network: nn.Module, images: Tensor, baselines: Tensor, steps: int
) -> Tensor:
    """Return integrated gradients by the midpoint rule, [N, 1, 28, 28].

    What Captum's give, faster: the affine maps with which a plain sequence begins turn a straight
    path into a straight path, so that they are passed twice an image, not twice a step. That is
    half of the work where the network is fully connected.

    Args:
        network: images → logits [N].
        images: [N, 1, 28, 28].
        baselines: where the paths start, of the same shape.
        steps: gradients along each path.
    """
    first, others = split(network)
    inputs = images.detach().requires_grad_()
    with torch.enable_grad():
        ends = first(inputs)
    start = first(baselines).detach()
    way, total = ends.detach() - start, torch.zeros_like(start)
    for step in range(steps):
        point = (start + (step + 0.5) / steps * way).requires_grad_()
        with torch.enable_grad():
            (slope,) = torch.autograd.grad(others(point).sum(), point)
        total += slope
    (gradient,) = torch.autograd.grad(ends, inputs, total / steps)
    return (images - baselines) * gradient


def split(network: nn.Module) -> tuple[nn.Module, nn.Module]:
    """Return the affine maps that a network begins with and the rest; none if no sequence."""
    modules = flat([network])
    affine = (nn.Flatten, nn.Unflatten, nn.Identity, nn.Linear, nn.Conv2d)
    count = next((n for n, module in enumerate(modules) if not isinstance(module, affine)), 0)
    return nn.Sequential(*modules[:count]), nn.Sequential(*modules[count:])


def completeness_gap(
    network: nn.Module, images: Tensor, baselines: Tensor, found: Tensor
) -> Tensor:
    """Return how far attributions [N, 1, 28, 28] are from summing to what they share out, [N].

    That is |Σ attribution − (F(x) − F(x′))|, F the logit and x′ the baseline.
    """
    with torch.no_grad():
        difference = logits(network, images) - logits(network, baselines)
    return (found.flatten(1).sum(1) - difference).abs()


def allowed_gap(network: nn.Module, images: Tensor, baselines: Tensor, deviation: float) -> Tensor:
    """Return the completeness gap that is allowed, [N]: 1 % of what is shared out.

    Of a tenth of the standard deviation of the logit, `deviation`, where less is shared out.
    """
    difference = (logits(network, images) - logits(network, baselines)).abs()
    return 0.01 * difference.clamp(min=0.1 * deviation)


def complete_integrated_gradients(
    network: nn.Module, images: Tensor, baselines: Tensor, allowed: Tensor, limit: int
) -> tuple[Tensor, Tensor]:
    """Return integrated gradients with as many steps as completeness needs.

    Steps are doubled for the images whose gap is still larger than `allowed`.

    Args:
        network: images → logits [N].
        images: [N, 1, 28, 28].
        baselines: of the same shape.
        allowed: gap of each image, [N].
        limit: of the steps.

    Returns:
        Attributions [N, 1, 28, 28] and the steps of each, int64 [N].
    """
    steps = FINE.steps
    found = torch.zeros_like(images)
    used = torch.full((len(images),), steps)
    open_ones = torch.arange(len(images))
    while len(open_ones) and steps <= limit:

        def attribute(x: Tensor, b: Tensor, steps: int = steps) -> Tensor:
            return integrated_gradients(network, x, b, steps)

        some, starts = images[open_ones], baselines[open_ones]
        found[open_ones] = attributions(attribute, some, starts)
        used[open_ones] = steps
        gap = completeness_gap(network, some, starts, found[open_ones])
        open_ones = open_ones[gap > allowed[open_ones]]
        steps *= 2
    return found, used


def edges(images: Tensor) -> Tensor:
    """Return the size of Sobel's gradient of each image, of the same shape."""
    from skimage.filters import sobel

    found = np.stack([sobel(image) for image in images[:, 0].numpy()])
    return torch.from_numpy(found).to(images.dtype).unsqueeze(1)


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
