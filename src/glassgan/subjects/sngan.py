"""A convolutional GAN whose discriminator has bounded slopes, after SN-GAN (Miyato et al. 2018).

Generator: latent – 256 – 32 maps of a quarter of the side – 16 maps of half of it – image, with
batch normalisation and ReLU, then tanh. Discriminator: image – 16 maps of half the side – 32 of a
quarter – 128 – logit, with LeakyReLU(0.2); each weight is divided by its largest singular value,
which one step of the power method a pass in training follows. Fully connected layers between
latent or logit and maps are those of InfoGAN (Chen et al. 2016). For images whose side
`convolutional.quarter` takes; of 64 pixels a side it has the same layers, on coarsest maps of 16.
Trained on logits, at fifteen times the learning rate of the others, which halves every two epochs
(`loss: logits`, `learning_rate: 0.003`, `half_life: 2`).

Each layer begins with the one linear map of its input, as those of `dcgan`.

Measured on MNIST, one thread: the share of 4,000 samples on which the judge abstains, 0.02 of real
images. With seeds 0 and 1 it is 0.33 and 0.29 after the first epoch, 0.19 and 0.19 after the third,
0.16 and 0.17 after the fifth, 0.14 and 0.16 after the eighth (7,500 steps, six minutes; with two
threads alone a step takes two thirds of the time, and eleven epochs six minutes). Runs that differ
in nothing but the half-life, 2 to 2.75 epochs, and in the seed, 0 to 2, are at 0.15 to 0.17 then,
and at 0.14 to 0.16 after the tenth. At a constant 0.002 it wavers around 0.16 from the sixth epoch
on. What else was tried at this rate changes nothing: a hinge loss (seven epochs), 0.004 (five),
twice the channels in the discriminator or in the generator (five), latents of 24 numbers, maps of
the generator doubled by a convolution and laid out, an average of the generator's weights (0.14 and
0.16), its batch statistics measured anew at the end (0.00 to 0.01 less); pairs compared, as a
relativistic loss does, take longer (0.27 after two). At constant rates, after 1,150 to 1,250 steps,
beside 0.28:

- 0.66 with a penalty on slopes (R1 of weight 1, no other was tried) for spectral normalisation;
- 0.44 without the generator's first layer; then 0.44, 0.51 and 0.53 with the logit 15, 5 and 1
  times as steep as the layer below (`STEEP`; with that layer, 60 is no better), and 0.57 without
  spectral normalisation;
- 0.36 with twice the units in both fully connected layers, and 0.19 after 4,550 steps.

On `sprites`, 15 epochs with `half_life: 5`, it is between 0.33 and 0.38 from the eighth epoch on,
and one of the four shapes is missing; of samples of `dcgan` the judge abstains on 0.34 there, and
all shapes come.
"""

from collections import OrderedDict

from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm
from torch.nn.utils.parametrize import register_parametrization

from glassgan.data import DATA
from glassgan.subject import Subject
from glassgan.subjects.convolutional import initialise, quarter, to_image

SPREAD_G, SPREAD_D = 0.02, 0.05  # of initial weights; normalised, they turn the slower the larger
STEEP = 15.0  # how much faster the logit may rise than the last hidden layer


class Times(nn.Module):
    """A parametrisation: a weight times a constant."""

    def __init__(self, factor: float) -> None:
        """Take the constant."""
        super().__init__()
        self.factor = factor

    def forward(self, weight: Tensor) -> Tensor:
        """Return what the network takes for its weight."""
        return self.factor * weight

    def right_inverse(self, weight: Tensor) -> Tensor:
        """Return what is stored for it."""
        return weight / self.factor


def generator(latent_dim: int, hidden: int, widths: tuple[int, int]) -> nn.Module:
    """Return the generator; its layers are hidden1, hidden2, hidden3, output."""
    first, second = widths
    side = quarter(DATA.shape)
    return nn.Sequential(
        OrderedDict(
            hidden1=nn.Sequential(
                nn.Linear(latent_dim, hidden, bias=False), nn.BatchNorm1d(hidden), nn.ReLU()
            ),
            # Normalised place by place. A mean over the map as well would leave the units, which
            # are never negative here, free to draw one image whatever the latent.
            hidden2=nn.Sequential(
                nn.Linear(hidden, first * side**2, bias=False),
                nn.BatchNorm1d(first * side**2),
                nn.Unflatten(1, (first, side, side)),
                nn.ReLU(),
            ),
            hidden3=nn.Sequential(
                nn.ConvTranspose2d(first, second, 4, stride=2, padding=1, bias=False),
                nn.BatchNorm2d(second),
                nn.ReLU(),
            ),
            output=to_image(second, DATA.channels),
        )
    )


def discriminator(widths: tuple[int, int], hidden: int) -> nn.Module:
    """Return the discriminator; its layers are hidden1, hidden2, hidden3, output (the logit)."""
    first, second = widths
    logit = _bounded(nn.Linear(hidden, 1))
    register_parametrization(logit, "weight", Times(STEEP))
    return nn.Sequential(
        OrderedDict(
            hidden1=_hidden(nn.Conv2d(DATA.channels, first, 4, stride=2, padding=1)),
            hidden2=_hidden(nn.Conv2d(first, second, 4, stride=2, padding=1)),
            hidden3=nn.Sequential(
                nn.Flatten(), *_hidden(nn.Linear(second * quarter(DATA.shape) ** 2, hidden))
            ),
            output=nn.Sequential(logit, nn.Flatten(0)),
        )
    )


def build(
    latent_dim: int = 64, hidden: tuple[int, int] = (256, 128), widths: tuple[int, int] = (32, 16)
) -> Subject:
    """Return the pair.

    Args:
        latent_dim: size of the latent space.
        hidden: units of the fully connected layer of the generator, and of the discriminator.
        widths: channels of the maps of a quarter and of half the side, the same in both networks.

    Raises:
        InputError: images have a side that `convolutional.quarter` refuses.
    """
    pair = Subject(
        generator(latent_dim, hidden[0], widths),
        discriminator((widths[1], widths[0]), hidden[1]),
        latent_dim,
    )
    for module in pair.generator.modules():
        initialise(module, SPREAD_G)
    return pair


def _hidden(layer: nn.Linear | nn.Conv2d) -> nn.Sequential:
    return nn.Sequential(_bounded(layer), nn.LeakyReLU(0.2))


def _bounded(layer: nn.Linear | nn.Conv2d) -> nn.Module:
    """Return a linear map with its weights divided by their largest singular value."""
    initialise(layer, SPREAD_D)  # ahead of the power method, which starts at these weights
    return spectral_norm(layer)
