"""Sanity checks of attribution (Adebayo et al. 2018): does it depend on what was learnt at all?

An attribution must change when the weights are drawn anew, and when a discriminator learnt labels
that say nothing. That is necessary, not sufficient. The initial weights of a discriminator are as
likely with the opposite sign, so that without any dependence on what was learnt the correlation
with its sign is as often negative as positive.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from glassgan import networks, parametrisations, streams
from glassgan.adam import Adam
from glassgan.attribution.agreement import correlation_of_ranks, differs, ranks
from glassgan.attribution.methods import COARSE, KINDS, attributions, hookable, methods
from glassgan.statistics import columns
from glassgan.subject import layers
from glassgan.subjects import article

WIDTHS = (64, 32)  # of the tiny discriminators
BATCH, RATE, BETAS = 50, 1e-3, (0.9, 0.999)


@dataclass(frozen=True)
class Maps:
    """Standardised ranks of the attributions of one network, by method, [N, P] each."""

    ranks: dict[str, np.ndarray]

    def alike(self, other: "Maps") -> dict[str, float]:
        """Return the mean rank correlation over the images, by method; nan if there is none."""
        found = {}
        for method, own in self.ranks.items():
            each = correlation_of_ranks(own, other.ranks[method])
            each = each[~np.isnan(each)]
            found[method] = float(each.mean()) if len(each) else float("nan")
        return found


def maps(
    network: nn.Module, images: Tensor, baselines: Tensor, seed: int, names: Iterable[str] = KINDS
) -> Maps:
    """Return the ranks of the attributions of methods by `COARSE` effort.

    Args:
        network: images → logits [N].
        images: [N, C, H, W].
        baselines: of the same shape.
        seed: of the noise of methods that draw some.
        names: of the methods.
    """
    counts = differs(images, baselines)
    chosen = methods(hookable(network), COARSE, seed, names)
    return Maps(
        {name: ranks(attributions(one, images, baselines), counts) for name, one in chosen.items()}
    )


def drawn_anew(network: nn.Module, depth: int, seed: int) -> nn.Module:
    """Return a copy whose last `depth` layers have new initial weights, as torch draws them.

    With all layers, what belongs to none is drawn anew too. Weights of a module that does not say
    how it is initialised stay, see `can_be_drawn`. Of weights under a parametrisation (weight_norm,
    spectral_norm) that is stored which makes the new ones.
    """
    drawn = networks.copied(network)
    every = list(layers(drawn).values())[::-1]
    chosen = every[:depth] if depth < len(every) else [*every, drawn]
    modules = dict.fromkeys(module for layer in chosen for module in layer.modules())
    with streams.default_stream(seed, "weights drawn anew"):
        for module in filter(_has_initial, modules):
            parametrisations.reset(module)
    return drawn


def can_be_drawn(network: nn.Module) -> bool:
    """Return whether any module of a network has weights and says how they are initialised."""
    return any(map(_has_initial, network.modules()))


def _has_initial(module: nn.Module) -> bool:
    return hasattr(module, "reset_parameters")


@dataclass(frozen=True)
class Check:
    """What a check found for one method.

    values: correlations with networks that have nothing in common with the one explained, [K].
    low, high: the band of the mean of as many correlations between such networks, with random
    signs. p_value: of a mean as high; a low one is no likeness.
    """

    values: np.ndarray
    low: float
    high: float
    p_value: float


def check(values: Sequence[float], between: Sequence[float], draws: int, seed: int) -> Check:
    """Compare the mean of correlations with the band of networks that share nothing.

    Args:
        values: correlations of the network with K others; nan where there is none.
        between: correlations between others; nan likewise.
        draws: of the band, each the mean of K of `between` with random signs.
        seed: of the draws.
    """
    own = np.array([value for value in values if not np.isnan(value)])
    others = np.array([value for value in between if not np.isnan(value)])
    if not len(own) or not len(others):
        return Check(own, np.nan, np.nan, np.nan)
    rng = streams.rng(seed, "band of a sanity check")
    signs = rng.choice([-1.0, 1.0], (draws, len(own)))
    means = (rng.choice(others, (draws, len(own))) * signs).mean(1)
    extreme = means >= own.mean() - 1e-9  # equal ones, up to rounding
    low, high = columns.null(means).values()
    return Check(own, low, high, float((1 + extreme.sum()) / (1 + draws)))


def cascade(
    network: nn.Module,
    images: Tensor,
    baselines: Tensor,
    names: Sequence[str] = tuple(KINDS),
    *,
    times: int,
    seed: int,
) -> tuple[list[dict[str, list[float]]], dict[str, list[float]]]:
    """Draw the weights of a discriminator anew, layer by layer from the logit.

    Args:
        network: in evaluation mode.
        images: [N, C, H, W].
        baselines: of the same shape.
        names: of the methods.
        times: how often.
        seed: of the weights and of the methods' noise.

    Returns:
        For each depth, from one layer to all, by method the correlation of its attributions with
        those of the network itself, once for each time; and by method the correlations between
        each two of the networks all of whose layers were drawn anew.
    """
    own = maps(network, images, baselines, seed, names)
    found: list[dict[str, list[float]]] = []
    last: list[Maps] = []
    for depth in range(1, len(layers(network)) + 1):
        others = [
            maps(drawn_anew(network, depth, _seed(seed, number)), images, baselines, seed, names)
            for number in range(times)
        ]
        found.append(_by_method([own.alike(other) for other in others], names))
        last = others
    return found, pairs(last, names)


def pairs(found: Sequence[Maps], names: Iterable[str] = KINDS) -> dict[str, list[float]]:
    """Return the correlations between each two networks, by method."""
    return _by_method(
        [one.alike(other) for number, one in enumerate(found) for other in found[:number]], names
    )


def tiny(real: Tensor, generated: Tensor, *, shuffled: bool, steps: int, seed: int) -> nn.Module:
    """Train a tiny discriminator on fixed images, with their labels or with shuffled ones.

    Args:
        real: [N, C, H, W].
        generated: [N, C, H, W].
        shuffled: whether the labels are shuffled, once for all steps.
        steps: of Adam.
        seed: of weights, order and shuffle.
    """
    images = torch.cat([real, generated])
    labels = torch.arange(len(images)).lt(len(real)).float()
    rng = streams.rng(seed, "tiny discriminator")
    if shuffled:
        labels = labels[torch.from_numpy(rng.permutation(len(labels)))]
    with streams.default_stream(seed, "weights of a tiny discriminator"):
        network = article.discriminator(WIDTHS, dropout=0.0)
    optimiser = Adam(network, RATE, BETAS)
    loss = nn.BCEWithLogitsLoss()
    for _ in range(steps):
        rows = torch.from_numpy(rng.integers(0, len(images), BATCH))
        optimiser.clear_gradients()
        loss(network(images[rows]), labels[rows]).backward()
        optimiser.step()
    return network.eval().requires_grad_(False)


def _seed(seed: int, number: int) -> int:
    return streams.key(seed, "networks of the sanity checks", number)


def _by_method(found: Sequence[dict[str, float]], names: Iterable[str]) -> dict[str, list[float]]:
    return {method: [one[method] for one in found] for method in names}
