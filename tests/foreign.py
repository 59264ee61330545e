"""Networks as others write them, without glassgan: for tests of subjects from files."""

import torch
from torch import nn
from torch.nn import functional


class Decoder(nn.Module):
    """Latents [N, 6, 1, 1] → images [N, 1, 28, 28] in [0, 1]; functional calls, some in place."""

    def __init__(self, width=4):
        super().__init__()
        self.stem = nn.ConvTranspose2d(6, width, 7)
        self.body = nn.Sequential(nn.Conv2d(width, width, 3, padding=1), nn.BatchNorm2d(width))
        self.relu = nn.ReLU(inplace=True)
        self.head = nn.Conv2d(width, 1, 3, padding=1)

    def forward(self, latents):
        maps = self.stem(latents)
        maps = self.relu(maps)
        maps = functional.interpolate(self.body(maps) + maps, scale_factor=4)
        return torch.sigmoid(self.head(functional.relu_(maps)))


class Critic(nn.Module):
    """Images in [0, 1] → probabilities [N, 1]."""

    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Flatten(), nn.Linear(784, 5), nn.ReLU(inplace=True))
        self.verdict = nn.Sequential(nn.Linear(5, 1), nn.Sigmoid())

    def forward(self, images):
        return self.verdict(self.features(images))


class Score(Critic):
    """Images in [0, 1] → any number [N, 1]."""

    def forward(self, images):
        return self.verdict[0](self.features(images))


class Plain(nn.Module):
    """A generator in one piece, which gives [N, 1, 28, 28] or whatever shape is asked for."""

    def __init__(self, shape=(1, 28, 28), scale=1.0):
        super().__init__()
        count = torch.Size(shape).numel()
        self.main = nn.Sequential(
            nn.Linear(6, 8), nn.ReLU(), nn.Linear(8, count), nn.Tanh(), nn.Unflatten(1, shape)
        )
        self.scale = scale

    def forward(self, latents):
        return self.main(latents) * self.scale


class Rows(nn.Module):
    """A generator with layers of shapes that nobody expects."""

    def __init__(self):
        super().__init__()
        self.rows = nn.Sequential(nn.Linear(6, 784), nn.Unflatten(1, (28, 28)))
        self.twice = nn.ReLU()
        self.unused = nn.Linear(2, 2)
        self.tuple = Pair()

    def forward(self, latents):
        return self.tuple(self.twice(self.twice(self.rows(latents))))[0][:, None]


class Pair(nn.Module):
    def forward(self, rows):
        return rows, rows


def number():
    """No network."""
    return 7
