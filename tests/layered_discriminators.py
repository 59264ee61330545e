"""Discriminators of known units, and some of every make."""

from collections import OrderedDict

import torch
from networks import tiny
from torch import nn

PATCH = (slice(4, 8), slice(10, 14))


def patch(rows=PATCH[0], columns=PATCH[1]):
    """Weights [784] that add the ink of a patch."""
    weights = torch.zeros(28, 28)
    weights[rows, columns] = 0.5
    return weights.flatten()


def linear(weights, bias):
    layer = nn.Linear(weights.shape[1], len(weights))
    layer.weight.data, layer.bias.data = weights.clone(), bias.clone()
    return layer


def of_units(weights, biases, readout, middle=None):
    """Rectified units with given weights [C, 784] and biases [C], then a readout [C].

    Between the two stands `middle`, a layer of its own.
    """
    parts = OrderedDict(
        hidden1=nn.Sequential(nn.Flatten(), linear(weights, biases), nn.ReLU()),
    )
    if middle is not None:
        parts["hidden2"] = middle
    parts["output"] = nn.Sequential(linear(readout[None], torch.zeros(1)), nn.Flatten(0))
    return nn.Sequential(parts).eval().requires_grad_(False)


def patch_detector(idle=3):
    """Unit 0 holds the ink of the patch, from 0 to 16, and is the logit; the others are idle."""
    weights = torch.zeros(1 + idle, 784)
    weights[0] = patch()
    readout = torch.zeros(1 + idle)
    readout[0] = 1
    return of_units(weights, weights.sum(1), readout)


def constant():
    """Says the same of every image, whatever its units hold."""
    generator = torch.Generator().manual_seed(0)
    return of_units(torch.randn(5, 784, generator=generator), torch.zeros(5), torch.zeros(5))


def dense():
    """The article's shape, small, not trained."""
    return tiny().evaluation().discriminator


def convolutional(inplace=False):
    torch.manual_seed(3)
    network = nn.Sequential(
        OrderedDict(
            hidden1=nn.Conv2d(1, 4, 4, stride=2, padding=1),
            activation=nn.LeakyReLU(0.2, inplace=inplace),
            hidden2=nn.Sequential(nn.Conv2d(4, 6, 4, stride=2, padding=1), nn.LeakyReLU(0.2)),
            output=nn.Sequential(nn.Conv2d(6, 1, 7), nn.Flatten(0)),
        )
    )
    return network.eval().requires_grad_(False)


class Skipping(nn.Module):
    """No sequence of its layers: the image also reaches the logit past the first of them."""

    def __init__(self):
        super().__init__()
        torch.manual_seed(4)
        self.one, self.two = nn.Linear(784, 10), nn.Linear(10 + 784, 6)
        self.last = nn.Linear(6, 1)

    def forward(self, images):
        flat = images.flatten(1)
        hidden = torch.relu(self.two(torch.cat([torch.tanh(self.one(flat)), flat], 1)))
        return self.last(hidden)[:, 0]


def skipping():
    return Skipping().eval().requires_grad_(False)


def images(count, seed=0):
    """Images [count, 1, 28, 28] of independent pixels in [−1, 1]."""
    generator = torch.Generator().manual_seed(seed)
    return 2 * torch.rand(count, 1, 28, 28, generator=generator) - 1
