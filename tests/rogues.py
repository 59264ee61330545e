"""Networks of six latents that break what a subject promises, or only look as if they did."""

import numpy as np
import torch
from strangers import IMAGE, Wrapped, critic, plain
from torch import nn
from torch.nn import functional

# promises that are broken, and some that only look so


class Noisy(nn.Module):
    """Draws noise whenever it runs."""

    def __init__(self, draw=torch.randn_like):
        super().__init__()
        self.draw = draw

    def forward(self, values):
        return values + 0.1 * self.draw(values)


def noise_injection():
    return plain(middle=[nn.ReLU(), Noisy()])


def numpy_noise():
    return plain(middle=[Noisy(lambda v: torch.from_numpy(np.random.rand(*v.shape)).to(v))])


def fixed_noise():
    """The same noise each time, but another one at each place of a batch."""
    return plain(
        middle=[Noisy(lambda v: torch.randn(v.shape, generator=torch.Generator().manual_seed(0)))]
    )


class ForgottenDropout(nn.Module):
    def forward(self, values):
        return functional.dropout(values, 0.5)


def forgotten_dropout():
    return plain(middle=[nn.ReLU(), ForgottenDropout()])


def critic_with_forgotten_dropout():
    return critic(middle=[ForgottenDropout()])


def dropout():
    return critic(middle=[nn.Dropout(0.3)])


def batch_statistics():
    return plain(middle=[nn.BatchNorm1d(8, track_running_stats=False), nn.ReLU()])


class Stubborn(nn.BatchNorm1d):
    """Stays in training mode."""

    def train(self, mode=True):
        return super().train(True)


def stubborn():
    return plain(middle=[Stubborn(8), nn.ReLU()])


def batch_norm():
    return plain(middle=[nn.BatchNorm1d(8), nn.ReLU()])


def layer_norm():
    return critic(middle=[nn.LayerNorm(8)])


def group_norm():
    return nn.Sequential(
        nn.Sequential(nn.Conv2d(1, 4, 4, 4), nn.GroupNorm(2, 4), nn.InstanceNorm2d(4), nn.ReLU()),
        nn.Sequential(nn.Flatten(), nn.Linear(196, 1), nn.Flatten(0)),
    )


def spectral_norm():
    return Wrapped(
        nn.utils.spectral_norm(nn.Linear(784, 8)),
        nn.ReLU(),
        nn.utils.parametrizations.spectral_norm(nn.Linear(8, 1)),
        shape=(),
    )


def weight_norm():
    return Wrapped(
        nn.utils.weight_norm(nn.Linear(784, 8)),
        nn.ReLU(),
        nn.utils.parametrizations.weight_norm(nn.Linear(8, 1)),
        shape=(),
    )


def tracked_instances():
    norm = nn.InstanceNorm2d(4, track_running_stats=True)
    return Wrapped(
        nn.Unflatten(1, IMAGE), nn.Conv2d(1, 4, 4, 4), norm, nn.Flatten(), nn.Linear(196, 1),
        shape=(),
    )  # fmt: skip


def critic_of_batches():
    return critic(middle=[nn.BatchNorm1d(8)])


class Deviation(nn.Module):
    """Adds the standard deviation over the batch, as progressive GANs do."""

    def forward(self, values):
        return values + values.std(0, correction=0).mean()


def minibatch_deviation():
    return critic(middle=[Deviation()])


class InTraining(Deviation):
    def forward(self, values):
        return super().forward(values) if self.training else values


def minibatch_in_training():
    return critic(middle=[InTraining()])


def sigmoid_critic():
    return critic(nn.Sigmoid())


def bounded_critic():
    """Logits close to a small bias, whatever it sees: no sigmoid."""
    made = critic(middle=[nn.LayerNorm(8), nn.Tanh()])
    made.model[-1].weight.data.mul_(0.01)
    made.model[-1].bias.data.fill_(0.2)
    return made


def sigmoid_generator():
    return plain(last=nn.Sigmoid())


def linear_generator():
    return plain(last=nn.Identity())


def relu_generator():
    return plain(last=nn.ReLU())


def quiet_generator():
    """Draws nearly nothing before training, as DCGANs do."""
    made = plain()
    for weight in made.parameters():
        weight.data.mul_(0.02)
    return made


def in_place():
    return Wrapped(nn.ReLU(inplace=True), nn.Linear(6, 784), nn.Tanh())


def not_finite():
    made = plain()
    made.model[0].weight.data[0, 0] = torch.nan
    return made


def doubles():
    return plain().double()


def halves():
    return plain().half()


class GivesDoubles(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = plain()

    def forward(self, latents):
        return self.a(latents).double()


class PlainList(nn.Module):
    """Its modules are in a list that torch does not see."""

    def __init__(self):
        super().__init__()
        self.steps = [nn.Linear(6, 8), nn.Tanh(), nn.Linear(8, 784), nn.Tanh()]

    def forward(self, latents):
        for step in self.steps:
            latents = step(latents)
        return latents.view(-1, *IMAGE)


class Detached(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = plain()

    def forward(self, latents):
        with torch.no_grad():
            return self.a(latents)


class Answers(nn.Module):
    """A critic that gives something else than one number an image."""

    def __init__(self, gives):
        super().__init__()
        self.a, self.gives = nn.Linear(784, 2), gives

    def forward(self, images):
        return self.gives(self.a(images.flatten(1)))


def two_classes():
    return Answers(lambda two: two)


def column():
    return Answers(lambda two: two[:, :1])


def squeezed():
    return Answers(lambda two: two[:, :1].squeeze())


def a_pair():
    return Answers(lambda two: (two[:, 0], two))


def by_name():
    return Answers(lambda two: {"real": two[:, 0], "class": two})


def a_map():
    return Answers(lambda two: two[:, :1, None, None].expand(-1, -1, 3, 3))


def log_sigmoid_critic():
    return critic(nn.LogSigmoid())


def tanh_critic():
    return critic(nn.Tanh())


class Stateless(nn.Module):
    """Weights that torch does not know of."""

    def __init__(self):
        super().__init__()
        self.basis = np.random.default_rng(0).normal(size=(6, 784)).astype(np.float32)

    def forward(self, latents):
        return torch.from_numpy(np.tanh(latents.numpy() @ self.basis)).view(-1, *IMAGE)
