"""Which derivatives pass a network: plain ones, black boxes, and those that lack one way."""

import pytest
import torch
from torch import nn

from glassgan import gradients


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Linear(6, 16)
        self.attention = nn.MultiheadAttention(4, 2, batch_first=True)

    def forward(self, latents):
        tokens = self.stem(latents).view(-1, 4, 4)
        return self.attention(tokens, tokens, tokens)[0].flatten(1)


class Apart(nn.Module):
    """Wraps a function of its input in a module without children."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, inputs):
        return self.function(inputs)


class Once(torch.autograd.Function):
    """A square that can be differentiated once, by reverse mode."""

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x

    @staticmethod
    @torch.autograd.function.once_differentiable
    def backward(ctx, slope):
        return 2 * ctx.saved_tensors[0] * slope


PLAIN = nn.Sequential(nn.Linear(6, 8), nn.LeakyReLU(0.2, inplace=True), nn.Linear(8, 3), nn.Tanh())
ALL = {"reverse": True, "forward": True, "second": True}
NONE = {"reverse": False, "forward": False, "second": False}


@pytest.mark.parametrize(
    ("network", "expected"),
    [
        (PLAIN, ALL),
        (nn.Linear(6, 3), ALL),
        (Attention(), {**ALL, "forward": False}),
        (Apart(Once.apply), {"reverse": True, "forward": False, "second": False}),
        (Apart(torch.no_grad()(lambda x: PLAIN(x))), NONE),
        (Apart(lambda x: torch.from_numpy(x.numpy() ** 2)), NONE),
        (Apart(lambda x: torch.from_numpy(x.detach().numpy() ** 2)), NONE),
        (Apart(torch.inference_mode()(lambda x: PLAIN(x))), NONE),
        (Apart(torch.round), NONE),
    ],
)
@torch.no_grad()
def test_derivatives_are_tried(network, expected):
    inputs = torch.randn(2, 6, generator=torch.Generator().manual_seed(1))
    assert gradients.passes(network.eval(), inputs) == expected
    assert all(weight.grad is None for weight in network.parameters())
    assert not inputs.requires_grad


def test_a_collapsed_network_passes():
    with torch.no_grad():
        network = nn.Sequential(nn.Linear(6, 8), nn.ReLU(), nn.Linear(8, 3)).eval()
        network[0].bias.fill_(-1e6)
    assert gradients.passes(network, torch.randn(2, 6)) == ALL
