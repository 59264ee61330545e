"""A thin convolutional GAN, after DCGAN (Radford et al. 2016, sec. 3).

Generator: latent – 32 maps of a quarter of the side – 16 maps of half of it – image, for any side
that `convolutional.quarter` takes: transposed convolutions with batch normalisation and ReLU, then
tanh; discriminator the other way round with strided convolutions and LeakyReLU(0.2). Unlike theirs
the discriminator has no batch normalisation: it sees real and generated images in one batch.
Trained on logits (`loss: logits`).

Each layer begins with the one linear map of its input, so that a change of a channel is, right
after it, a linear change.
"""

from collections import OrderedDict

from torch import nn

from glassgan.data import DATA
from glassgan.subject import Subject
from glassgan.subjects.convolutional import initialise, quarter, to_image

Shape = tuple[int, int, int]

SPREAD = 0.02  # of initial weights


def generator(latent_dim: int, widths: tuple[int, int], shape: Shape) -> nn.Module:
    """Return the generator of images of a shape; its layers are hidden1, hidden2, output."""
    first, second = widths
    side = quarter(shape)
    return nn.Sequential(
        OrderedDict(
            hidden1=nn.Sequential(
                nn.Linear(latent_dim, first * side**2, bias=False),
                nn.Unflatten(1, (first, side, side)),
                nn.BatchNorm2d(first),
                nn.ReLU(),
            ),
            hidden2=nn.Sequential(
                nn.ConvTranspose2d(first, second, 4, stride=2, padding=1, bias=False),
                nn.BatchNorm2d(second),
                nn.ReLU(),
            ),
            output=to_image(second, shape[0]),
        )
    )


def discriminator(widths: tuple[int, int], shape: Shape) -> nn.Module:
    """Return the discriminator of images of a shape; its layers are hidden1, hidden2, output."""
    first, second = widths
    return nn.Sequential(
        OrderedDict(
            hidden1=nn.Sequential(
                nn.Conv2d(shape[0], first, 4, stride=2, padding=1), nn.LeakyReLU(0.2)
            ),
            hidden2=nn.Sequential(
                nn.Conv2d(first, second, 4, stride=2, padding=1), nn.LeakyReLU(0.2)
            ),
            output=nn.Sequential(nn.Conv2d(second, 1, quarter(shape)), nn.Flatten(0)),
        )
    )


def build(latent_dim: int = 64, widths: tuple[int, int] = (32, 16)) -> Subject:
    """Return the pair.

    Args:
        latent_dim: size of the latent space.
        widths: channels of the maps of a quarter and of half the side, the same in both networks.
    """
    return pair(latent_dim, widths, DATA.shape, DATA.shape)


def pair(latent_dim: int, widths: tuple[int, int], drawn: Shape, seen: Shape) -> Subject:
    """Return the pair for images of other shapes: those drawn by G, and those seen by D.

    Raises:
        InputError: their side is none that it is for.
    """
    subject = Subject(
        generator=generator(latent_dim, widths, drawn),
        discriminator=discriminator((widths[1], widths[0]), seen),
        latent_dim=latent_dim,
    )
    for network in (subject.generator, subject.require_discriminator()):
        network.apply(_initialise)
    return subject


def _initialise(module: nn.Module) -> None:
    """Draw the weights of a module as DCGAN does, those of batch normalisation around 1."""
    if isinstance(module, nn.BatchNorm2d):
        nn.init.normal_(module.weight, 1.0, SPREAD)
    initialise(module, SPREAD)
