"""Networks whose truth is known, because they were built for it."""

from collections import OrderedDict

import torch
from torch import nn

from glassgan.checkpoints import Checkpoint
from glassgan.subject import Subject


class Planted(nn.Module):
    """A generator of which every image is a sum of fixed pictures, one a latent component."""

    def __init__(self, pictures: torch.Tensor):
        super().__init__()
        self.hidden1 = nn.Identity()
        self.output = nn.Sequential(
            nn.Linear(len(pictures), 784, bias=False), nn.Unflatten(1, (1, 28, 28))
        )
        self.output[0].weight.data = pictures.flatten(1).T.contiguous()

    def forward(self, latents):
        return self.output(self.hidden1(latents))


def linear_discriminator(weights: torch.Tensor) -> nn.Module:
    """A discriminator with one linear hidden layer of given weights [K, 784]."""
    hidden = nn.Linear(784, len(weights), bias=False)
    hidden.weight.data = weights.clone()
    layers = OrderedDict(
        hidden1=nn.Sequential(nn.Flatten(), hidden),
        output=nn.Sequential(nn.Linear(len(weights), 1), nn.Flatten(0)),
    )
    return nn.Sequential(layers)


HEADER = {  # of a checkpoint of `tiny`
    "specification": {"build": "networks:tiny", "args": {"batch_norm": True}, "loss": "logits"},
    "recipe": {"batch_size": 50, "learning_rate": 2e-4, "betas": [0.5, 0.999], "window": 4},
    "seed": 5,
    "epoch": 1,
    "step": 10,
    "status": "finite",
}


def tiny(seed: int = 0, dropout: float = 0.3, batch_norm: bool = True) -> Subject:
    """A pair of the article's shape, small enough to train in a test."""
    from glassgan import streams
    from glassgan.subjects import article

    with streams.default_stream(seed, "init"):
        return Subject(
            article.generator(8, (16, 32), batch_norm),
            article.discriminator((32, 16), dropout),
            latent_dim=8,
        )


def checkpoint(subject: Subject | None, epoch: int, status: str = "finite") -> Checkpoint:
    return Checkpoint(None, epoch, 10 * epoch, status, subject.evaluation() if subject else None)
