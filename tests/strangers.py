"""Networks of six latents as strangers write them, layers and shapes as they like.

`pair` puts two of them together for the training door, by their names.
"""

import importlib
import itertools

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from glassgan.subject import Subject

IMAGE = (1, 28, 28)


class Wrapped(nn.Module):
    """All in one module, whose outputs get their shape behind it."""

    def __init__(self, *parts, shape=IMAGE):
        super().__init__()
        self.model = parts[0] if len(parts) == 1 else nn.Sequential(*parts)
        self.shape = shape

    def forward(self, inputs):
        return self.model(inputs.flatten(1)).view(len(inputs), *self.shape)


def plain(middle=None, last=None, width=8):
    middle = [nn.LeakyReLU(0.2)] if middle is None else middle
    return Wrapped(nn.Linear(6, width), *middle, nn.Linear(width, 784), last or nn.Tanh())


def critic(*last, middle=(), width=8):
    parts = nn.Linear(784, width), *middle, nn.LeakyReLU(0.2), nn.Linear(width, 1)
    return Wrapped(*parts, *last, shape=())


def pair(generator="plain", discriminator="critic", latent_dim=6):
    made = find(discriminator)() if discriminator else None
    return Subject(find(generator)(), made, latent_dim)


def find(name):
    """What makes the network of a name, here or in the modules of others that are alike."""
    modules = map(
        importlib.import_module, ("strangers", "rogues", "habits", "opaque", "architectures")
    )
    return next(getattr(module, name) for module in modules if hasattr(module, name))


# layers in unusual places


def nested():
    return Wrapped(nn.Sequential(plain().model))


class OtherOrder(nn.Module):
    def __init__(self):
        super().__init__()
        self.out = nn.Sequential(nn.Linear(9, 784), nn.Tanh())
        self.b = nn.Sequential(nn.Linear(8, 9), nn.ReLU())
        self.a = nn.Sequential(nn.Linear(6, 8), nn.ReLU())

    def forward(self, latents):
        return self.out(self.b(self.a(latents))).view(len(latents), *IMAGE)


class OtherOrderOfCritic(nn.Module):
    def __init__(self):
        super().__init__()
        self.out, self.b = nn.Linear(9, 1), nn.Linear(8, 9)
        self.a = nn.Sequential(nn.Flatten(), nn.Linear(784, 8), nn.LeakyReLU(0.2))

    def forward(self, images):
        return self.out(self.b(self.a(images)).relu()).flatten()


class Shared(nn.Module):
    """A loss that is a child, an activation used twice, the last one as a function."""

    def __init__(self):
        super().__init__()
        self.criterion, self.relu = nn.BCELoss(), nn.ReLU()
        self.a, self.b, self.out = nn.Linear(6, 8), nn.Linear(8, 9), nn.Linear(9, 784)

    def forward(self, latents):
        hidden = self.relu(self.b(self.relu(self.a(latents))))
        return self.out(hidden).tanh().view(-1, *IMAGE)


class InAList(nn.Module):
    def __init__(self):
        super().__init__()
        sizes = [6, 8, 9, 784]
        self.steps = nn.ModuleList(nn.Linear(a, b) for a, b in itertools.pairwise(sizes))

    def forward(self, latents):
        for step in self.steps[:-1]:
            latents = functional.leaky_relu(step(latents), 0.2, inplace=True)
        return torch.tanh(self.steps[-1](latents)).view(latents.size(0), -1, 28, 28)


def parallel():
    return nn.DataParallel(plain())


class OptimizedModule(nn.Module):
    """As `torch.compile` wraps a network."""

    def __init__(self):
        super().__init__()
        self._orig_mod = plain()

    def forward(self, latents):
        raise RuntimeError("the compiler is not called")


def straight():
    return Wrapped(nn.Linear(6, 784))


class Computed(nn.Module):
    """A black box: no modules, and NumPy inside."""

    def __init__(self):
        super().__init__()
        self.register_buffer("basis", torch.randn(6, 784, generator=torch.manual_seed(0)))

    def forward(self, latents):
        drawn = np.tanh(latents.numpy() @ self.basis.numpy())
        return torch.from_numpy(drawn).view(-1, *IMAGE)


class Stepped(nn.Module):
    """Pixels black or white, without any gradient to speak of."""

    def __init__(self):
        super().__init__()
        self.a = nn.Linear(6, 784)

    def forward(self, latents):
        return self.a(latents).sign().view(-1, *IMAGE)


class Attentive(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Linear(6, 49 * 8)
        self.attention = nn.MultiheadAttention(8, 2, batch_first=True)
        self.head = nn.Sequential(nn.ConvTranspose2d(8, 1, 4, 4), nn.Tanh())

    def forward(self, latents):
        tokens = self.stem(latents).view(-1, 49, 8)
        tokens = self.attention(tokens, tokens, tokens)[0]
        return self.head(tokens.transpose(1, 2).reshape(-1, 8, 7, 7))


class OnceOnly(torch.autograd.Function):
    """A kernel of one's own that has no second derivative."""

    @staticmethod
    def forward(context, numbers):
        context.save_for_backward(numbers)
        return numbers.sin()

    @staticmethod
    @torch.autograd.function.once_differentiable
    def backward(context, gradient):
        return gradient * context.saved_tensors[0].cos()


class Sine(nn.Module):
    def forward(self, numbers):
        return OnceOnly.apply(numbers)


def sines():
    return plain(middle=[Sine()])


# other shapes


def flat():
    return Wrapped(nn.Linear(6, 784), nn.Tanh(), shape=(784,))


def rows():
    return Wrapped(nn.Linear(6, 784), nn.Tanh(), shape=(28, 28))


def large(side=32, channels=1):
    shape = (channels, side, side)
    return Wrapped(nn.Linear(6, channels * side**2), nn.Tanh(), shape=shape)


def flat_critic():
    return nn.Sequential(nn.Linear(784, 8), nn.ReLU(), nn.Linear(8, 1))


def large_critic(side=32, channels=1):
    count = channels * side**2
    return nn.Sequential(
        nn.Flatten(),
        nn.Linear(count, 8),
        nn.ReLU(),
        nn.Linear(8, 1),
    )
