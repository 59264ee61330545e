"""A thin convolutional GAN for 28×28 images, after DCGAN (Radford et al. 2016, sec. 3).

Generator 64 – 32×7×7 – 16×14×14 – 1×28×28: transposed convolutions with batch normalisation and
ReLU, then tanh; discriminator the other way round with strided convolutions and LeakyReLU(0.2).
Unlike theirs the discriminator has no batch normalisation: it sees real and generated images in
one batch. Trained on logits (`loss: logits`).

Each layer begins with the one linear map of its input, so that a change of a channel is, right
after it, a linear change.
"""

from collections import OrderedDict

from torch import nn

from glassgan.data import DATA
from glassgan.subject import Subject

SIDE = DATA.width // 4  # of the coarsest map, which two maps double


def generator(latent_dim: int, widths: tuple[int, int], channels: int = DATA.channels) -> nn.Module:
    """Return the generator; its layers are hidden1, hidden2, output."""
    first, second = widths
    return nn.Sequential(
        OrderedDict(
            hidden1=nn.Sequential(
                nn.Linear(latent_dim, first * SIDE**2, bias=False),
                nn.Unflatten(1, (first, SIDE, SIDE)),
                nn.BatchNorm2d(first),
                nn.ReLU(),
            ),
            hidden2=nn.Sequential(
                nn.ConvTranspose2d(first, second, 4, stride=2, padding=1, bias=False),
                nn.BatchNorm2d(second),
                nn.ReLU(),
            ),
            # four pixels a place, then laid out (Shi et al. 2016): faster than transposed here
            output=nn.Sequential(
                nn.Conv2d(second, 4 * channels, 3, padding=1), nn.PixelShuffle(2), nn.Tanh()
            ),
        )
    )


def discriminator(widths: tuple[int, int], channels: int = DATA.channels) -> nn.Module:
    """Return the discriminator; its layers are hidden1, hidden2, output (the logit)."""
    first, second = widths
    return nn.Sequential(
        OrderedDict(
            hidden1=nn.Sequential(
                nn.Conv2d(channels, first, 4, stride=2, padding=1), nn.LeakyReLU(0.2)
            ),
            hidden2=nn.Sequential(
                nn.Conv2d(first, second, 4, stride=2, padding=1), nn.LeakyReLU(0.2)
            ),
            output=nn.Sequential(nn.Conv2d(second, 1, SIDE), nn.Flatten(0)),
        )
    )


def build(latent_dim: int = 64, widths: tuple[int, int] = (32, 16)) -> Subject:
    """Return the pair.

    Args:
        latent_dim: size of the latent space.
        widths: channels of the maps of 7×7 and of 14×14, the same in both networks.
    """
    return pair(latent_dim, widths, DATA.channels, DATA.channels)


def pair(latent_dim: int, widths: tuple[int, int], drawn: int, seen: int) -> Subject:
    """Return the pair for images of other channels: those drawn by G, and those seen by D."""
    subject = Subject(
        generator=generator(latent_dim, widths, drawn),
        discriminator=discriminator((widths[1], widths[0]), seen),
        latent_dim=latent_dim,
    )
    for network in (subject.generator, subject.require_discriminator()):
        network.apply(_initialise)
    return subject


def _initialise(module: nn.Module) -> None:
    """Draw the weights of a module as DCGAN does: normal, standard deviation 0.02."""
    if isinstance(module, nn.BatchNorm2d):
        nn.init.normal_(module.weight, 1.0, 0.02)
    elif isinstance(module, (nn.Linear, nn.Conv2d, nn.ConvTranspose2d)):
        nn.init.normal_(module.weight, 0.0, 0.02)
        if module.bias is not None:
            nn.init.zeros_(module.bias)
