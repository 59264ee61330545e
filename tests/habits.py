"""Habits of other people's modules: seeds, state and modes of their own, or no network."""

import argparse

import numpy as np
import torch
from strangers import IMAGE, InAList, Wrapped, critic, plain
from torch import nn

from glassgan.subject import Subject

# habits of other people's modules


def own_seed():
    torch.manual_seed(0)
    return plain()


def no_seed():
    made = plain()
    made.model[0].weight.data[:] = torch.from_numpy(np.random.default_rng().normal(size=(8, 6)))
    return made


def lazy():
    return Wrapped(nn.LazyLinear(8), nn.LeakyReLU(0.2), nn.Linear(8, 784), nn.Tanh())


class ExtraState(nn.Linear):
    def get_extra_state(self):
        return "version 2"

    def set_extra_state(self, state):
        pass


def extra_state():
    return Wrapped(ExtraState(6, 784), nn.Tanh())


class ForgetsToReturn(nn.Sequential):
    def train(self, mode=True):
        super().train(mode)


def forgets_to_return():
    return ForgetsToReturn(
        nn.Sequential(nn.Linear(6, 8), nn.ReLU()),
        nn.Sequential(nn.Linear(8, 784), nn.Tanh(), nn.Unflatten(1, IMAGE)),
    )


class Inference(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = plain()

    @torch.inference_mode()
    def forward(self, latents):
        return self.a(latents)


class Conditional(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.labels = plain(), nn.Embedding(10, 6)

    def forward(self, latents, labels):
        return self.a(latents + self.labels(labels))


class Threes(nn.Module):
    def __init__(self):
        super().__init__()
        self.network = Conditional()

    def forward(self, latents):
        return self.network(latents, torch.full((len(latents),), 3))


def scripted():
    return torch.jit.script(plain())


class OwnForward(nn.Sequential):
    def forward(self, latents):
        return super().forward(latents).view(-1, *IMAGE)


def own_forward():
    return OwnForward(
        nn.Sequential(nn.Linear(6, 8), nn.ReLU()), nn.Sequential(nn.Linear(8, 784), nn.Tanh())
    )


# what makes no network


def on_cuda():
    raise AssertionError("Torch not compiled with CUDA enabled")


def needs(size):
    return nn.Linear(size, 784)


def no_forward():
    return nn.ModuleList([nn.Linear(6, 784)])


def parses():
    argparse.ArgumentParser().parse_args(["--unknown"])


def a_class():
    return InAList


def pair_of_tuple():
    return plain(), critic()


def options():
    return Subject(plain(), critic(), {"latent_dim": 6}.latent_dim)


def subject_of_classes():
    return Subject(InAList, critic(), 6)


def wide_size():
    return Subject(plain(), critic(), "6")
