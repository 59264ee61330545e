"""Networks of six latents as strangers write them: some keep what a subject promises, some do not.

`pair` puts two of them together for the training door, by their names here.
"""

import argparse
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
    made = globals()[discriminator]() if discriminator else None
    return Subject(globals()[generator](), made, latent_dim)


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


def a_map():
    return Answers(lambda two: two[:, :1, None, None].expand(-1, -1, 3, 3))


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
