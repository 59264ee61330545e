"""Networks and functions that stand for a user's own."""

import torch
from torch import nn


def redness(images):
    return (images[:, 0].mean((1, 2)) + 1) / 2


class Mean(nn.Module):
    """The mean of the first channel from 0 to 1, times a learned factor."""

    def __init__(self):
        super().__init__()
        self.factor = nn.Parameter(torch.tensor(3.0))

    def forward(self, images):
        return self.factor * redness(images)[:, None]


def mean_red():
    return Mean()


def classifier(outputs=10, hidden=20):
    last = nn.Linear(hidden, outputs)
    return nn.Sequential(nn.Flatten(), nn.Linear(784, hidden), nn.ReLU(), last)


def broken(images):
    raise ValueError("no such image")


def two_numbers(images):
    return images.flatten(1)[:, :2]


def not_finite(images):
    return images.mean((1, 2, 3)) / 0
