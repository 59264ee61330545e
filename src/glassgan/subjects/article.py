"""The GAN of the article that this project started from: fully connected, no normalisation.

Generator 100–256–512–1024–784 with ReLU and tanh; discriminator 784–1024–512–256–1 with
LeakyReLU(0.2) and Dropout(0.3). The article's sigmoid belongs to the loss here (`loss:
probabilities`), so that a discriminator always gives logits.
"""

from collections import OrderedDict

from torch import nn

from glassgan.data import DATA
from glassgan.subject import Subject
from glassgan.subjects.layers import Dropout


def generator(
    latent_dim: int, widths: tuple[int, ...], batch_norm: bool, leaky: bool = False
) -> nn.Module:
    """Return the generator; its layers are hidden1, hidden2, …, output.

    With batch normalisation, hidden layers have no bias: the mean takes it out, and its gradient
    is rounding noise that Adam turns into steps. All other initial weights are those of the
    generator without batch normalisation.
    """
    layers: OrderedDict[str, nn.Module] = OrderedDict()
    size = latent_dim
    for number, width in enumerate(widths, start=1):
        parts: list[nn.Module] = [nn.Linear(size, width)]
        if batch_norm:
            # drawn and dropped, so that what is drawn after it stays the same
            parts[0].register_parameter("bias", None)
            parts.append(nn.BatchNorm1d(width))
        parts.append(nn.LeakyReLU(0.2) if leaky else nn.ReLU())
        layers[f"hidden{number}"] = nn.Sequential(*parts)
        size = width
    layers["output"] = nn.Sequential(
        nn.Linear(size, DATA.size), nn.Tanh(), nn.Unflatten(1, DATA.shape)
    )
    return nn.Sequential(layers)


def discriminator(widths: tuple[int, ...], dropout: float) -> nn.Module:
    """Return the discriminator; its layers are hidden1, hidden2, …, output (the logit)."""
    layers: OrderedDict[str, nn.Module] = OrderedDict()
    size = DATA.size
    for number, width in enumerate(widths, start=1):
        parts = [nn.Linear(size, width), nn.LeakyReLU(0.2), Dropout(dropout)]
        layers[f"hidden{number}"] = nn.Sequential(*([nn.Flatten()] if number == 1 else []), *parts)
        size = width
    layers["output"] = nn.Sequential(nn.Linear(size, 1), nn.Flatten(0))
    return nn.Sequential(layers)


def build(batch_norm: bool = False, leaky: bool = False) -> Subject:
    """Return the article's pair.

    Args:
        batch_norm: with batch normalisation in the generator.
        leaky: with LeakyReLU(0.2) in the generator in place of ReLU.
    """
    latent_dim = 100
    return Subject(
        generator=generator(latent_dim, (256, 512, 1024), batch_norm, leaky),
        discriminator=discriminator((1024, 512, 256), dropout=0.3),
        latent_dim=latent_dim,
    )
