"""A generator that was trained to have units and directions of a known meaning.

What is planted by hand is cleaner than what training makes. Here each unit of the first layer is
taught to follow one direction of the latent, and the network to draw what its units mean.
"""

import itertools
from collections import OrderedDict

import numpy as np
import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.concepts import CLASS_CONCEPTS
from glassgan.data import DATA
from glassgan.phantoms import layout
from glassgan.phantoms.directions import Drawing

WIDTHS = (128, 256)  # of the layers after the one that is taught
LESSONS, EPOCHS, BATCH, RATE = 20000, 20, 200, 2e-3
MEAN = (2 * torch.pi) ** -0.5  # of ReLU of a standard normal number


class Taught(nn.Sequential):
    """Turns latents [N, AXES] into images [N, 1, H, W]; units of `hidden1` have a meaning."""

    def __init__(self) -> None:
        """Draw weights that nothing has trained."""
        hidden = OrderedDict[str, nn.Module]()
        sizes = (layout.AXES, layout.AXES, *WIDTHS)
        for number, (inputs, outputs) in enumerate(itertools.pairwise(sizes), start=1):
            hidden[f"hidden{number}"] = nn.Sequential(nn.Linear(inputs, outputs), nn.ReLU())
        last = nn.Linear(WIDTHS[-1], DATA.size)
        output = nn.Sequential(last, nn.Tanh(), nn.Unflatten(1, DATA.shape))
        super().__init__(hidden | OrderedDict(output=output))

    def both(self, latents: Tensor) -> tuple[Tensor, Tensor]:
        """Return the units of `hidden1` and the images."""
        first, *others = self
        units = first(latents)
        return units, nn.Sequential(*others)(units)


def meant(number: int, latents: Tensor) -> Tensor:
    """Return what the units of `hidden1` are taught to be, [N, AXES].

    Args:
        number: of the phantom.
        latents: [N, AXES].
    """
    return (latents @ torch.from_numpy(layout.turned(number)).float().T).relu()


def drawn(number: int, units: Tensor) -> Tensor:
    """Return the images that values of units mean, [N, 1, H, W].

    Args:
        number: of the phantom.
        units: [N, AXES]; each moves its concept by its strength, on from the mean.
    """
    moves = torch.zeros(len(units), len(layout.CONCEPTS))
    for unit, (concept, strength) in enumerate(layout.axes(number)):
        if concept and concept not in layout.UNTAUGHT:
            start = 0.0 if concept in CLASS_CONCEPTS else MEAN
            moves[:, layout.CONCEPTS.index(concept)] += strength * (units[:, unit] - start)
    drawing = Drawing()
    return torch.cat([drawing(some) for some in moves.split(BATCH)])


def trained(number: int, lessons: int = LESSONS) -> Taught:
    """Return a network that was taught by Adam to have the units and to draw the images meant.

    Args:
        number: of the phantom, from which all random numbers follow.
        lessons: latents, each with its units and its image.
    """
    with streams.default_stream(number, "first weights of a taught phantom"):
        network = Taught()
    latents = streams.latents(number, "lessons of a phantom", 0, lessons, layout.AXES)
    units = meant(number, latents)
    images = drawn(number, units)
    steps = EPOCHS * -(-lessons // BATCH)
    optimiser = torch.optim.Adam(network.parameters(), lr=RATE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    for epoch in range(EPOCHS):
        order = streams.rng(number, "order of lessons", epoch).permutation(lessons)
        for some in np.split(order, range(BATCH, lessons, BATCH)):
            values, made = network.both(latents[some])
            wrong = (made - images[some]).square().mean() + (values - units[some]).square().mean()
            optimiser.zero_grad()
            wrong.backward()
            optimiser.step()
            schedule.step()
    return network.eval().requires_grad_(False)
