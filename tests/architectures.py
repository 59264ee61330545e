"""Five pairs as public code builds them, small and with random weights; nobody wrote them for this.

A network is made by a class; what it takes and gives is that of the architecture.
"""

import torch
from torch import nn
from torch.nn.functional import avg_pool2d, interpolate, relu
from torch.nn.utils.parametrizations import spectral_norm


class DenseGenerator(nn.Module):
    """Latents [N, 100] → images [N, 1, 28, 28], in one `Sequential` (Goodfellow et al. 2014)."""

    def __init__(self):
        super().__init__()
        self.model = nn.Sequential(
            nn.Linear(100, 32), nn.LeakyReLU(0.2, inplace=True),
            nn.Linear(32, 64), nn.BatchNorm1d(64, 0.8), nn.LeakyReLU(0.2, inplace=True),
            loud(nn.Linear(64, 784)), nn.Tanh(),
        )  # fmt: skip

    def forward(self, z):
        return self.model(z).view(z.size(0), 1, 28, 28)


class DenseDiscriminator(nn.Module):
    """Images → probabilities [N, 1]."""

    def __init__(self):
        super().__init__()
        self.model = nn.Sequential(
            nn.Linear(784, 64), nn.LeakyReLU(0.2, inplace=True), nn.Linear(64, 32),
            nn.LeakyReLU(0.2, inplace=True), nn.Linear(32, 1), nn.Sigmoid(),
        )  # fmt: skip

    def forward(self, images):
        return self.model(images.view(images.size(0), -1))


def loud(layer, std=2.0):
    """Return a last layer that draws the whole range of pixels, as that of a trained network."""
    nn.init.normal_(layer.weight, std=std)
    return layer


def _up(start, end, first=False):
    step, pad = (1, 0) if first else (2, 1)
    return [
        nn.ConvTranspose2d(start, end, 4, step, pad, bias=False),
        nn.BatchNorm2d(end),
        nn.ReLU(True),
    ]


class ConvGenerator(nn.Module):
    """Latents [N, 100, 1, 1] → colour images [N, 3, 64, 64] (Radford, Metz and Chintala 2016)."""

    def __init__(self):
        super().__init__()
        self.main = nn.Sequential(
            *_up(100, 32, first=True), *_up(32, 16), *_up(16, 8), *_up(8, 4),
            loud(nn.ConvTranspose2d(4, 3, 4, 2, 1, bias=False), std=100.0), nn.Tanh(),
        )  # fmt: skip

    def forward(self, z):
        return self.main(z)


class ConvDiscriminator(nn.Module):
    """Colour images [N, 3, 64, 64] → probabilities [N]."""

    def __init__(self):
        super().__init__()
        layers, width = [nn.Conv2d(3, 4, 4, 2, 1, bias=False), nn.LeakyReLU(0.2, inplace=True)], 4
        for _ in range(3):
            layers += [nn.Conv2d(width, 2 * width, 4, 2, 1, bias=False), nn.BatchNorm2d(2 * width)]
            layers.append(nn.LeakyReLU(0.2, inplace=True))
            width *= 2
        self.main = nn.Sequential(*layers, nn.Conv2d(width, 1, 4, 1, 0, bias=False), nn.Sigmoid())

    def forward(self, images):
        return self.main(images).view(-1, 1).squeeze(1)


class CodesGenerator(nn.Module):
    """Latents [N, 62 + 10 + 2] → images [N, 1, 28, 28] (InfoGAN, Chen et al. 2016)."""

    def __init__(self):
        super().__init__()
        self.fc = nn.Sequential(nn.Linear(74, 64), nn.BatchNorm1d(64), nn.ReLU())
        self.fc2 = nn.Sequential(nn.Linear(64, 8 * 7 * 7), nn.BatchNorm1d(8 * 7 * 7), nn.ReLU())
        self.deconv = nn.Sequential(
            nn.ConvTranspose2d(8, 8, 4, 2, 1), nn.BatchNorm2d(8), nn.ReLU(),
            loud(nn.ConvTranspose2d(8, 1, 4, 2, 1)), nn.Sigmoid(),
        )  # fmt: skip

    def forward(self, z):
        return self.deconv(self.fc2(self.fc(z)).view(-1, 8, 7, 7))


class CodesDiscriminator(nn.Module):
    """Images → logits [N, 1], and what it reads of the codes."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Sequential(
            nn.Conv2d(1, 8, 4, 2, 1), nn.LeakyReLU(0.1),
            nn.Conv2d(8, 8, 4, 2, 1), nn.BatchNorm2d(8), nn.LeakyReLU(0.1),
        )  # fmt: skip
        self.fc = nn.Sequential(nn.Linear(8 * 7 * 7, 32), nn.BatchNorm1d(32), nn.LeakyReLU(0.1))
        self.real, self.codes = nn.Linear(32, 1), nn.Linear(32, 12)

    def forward(self, images):
        shared = self.fc(self.conv(images).flatten(1))
        return self.real(shared), self.codes(shared)


class LabelsGenerator(nn.Module):
    """Latents [N, 100], labels [N] → images [N, 1, 28, 28] (ACGAN, Odena, Olah and Shlens 2017)."""

    def __init__(self):
        super().__init__()
        self.label_emb = nn.Embedding(10, 100)
        self.l1 = nn.Sequential(nn.Linear(100, 16 * 7 * 7))
        self.conv_blocks = nn.Sequential(
            nn.BatchNorm2d(16), nn.Upsample(scale_factor=2), nn.Conv2d(16, 16, 3, 1, 1),
            nn.BatchNorm2d(16, 0.8), nn.LeakyReLU(0.2, inplace=True),
            nn.Upsample(scale_factor=2), loud(nn.Conv2d(16, 1, 3, 1, 1)), nn.Tanh(),
        )  # fmt: skip

    def forward(self, noise, labels):
        mixed = self.l1(torch.mul(self.label_emb(labels), noise))
        return self.conv_blocks(mixed.view(mixed.shape[0], 16, 7, 7))


class LabelsDiscriminator(nn.Module):
    """Images → probabilities [N, 1] by the name "validity", and classes."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Sequential(
            nn.Conv2d(1, 8, 3, 2, 1), nn.LeakyReLU(0.2, inplace=True), nn.Dropout2d(0.25),
            nn.Conv2d(8, 16, 3, 2, 1), nn.LeakyReLU(0.2, inplace=True), nn.Dropout2d(0.25),
        )  # fmt: skip
        self.adv = nn.Sequential(nn.Linear(16 * 7 * 7, 1), nn.Sigmoid())
        self.aux = nn.Sequential(nn.Linear(16 * 7 * 7, 10), nn.Softmax(dim=1))

    def forward(self, images):
        found = self.conv(images).flatten(1)
        return {"validity": self.adv(found), "label": self.aux(found)}


class Up(nn.Module):
    """A residual block that doubles the side."""

    def __init__(self, width):
        super().__init__()
        self.b1, self.b2 = nn.BatchNorm2d(width), nn.BatchNorm2d(width)
        self.c1, self.c2 = (nn.Conv2d(width, width, 3, padding=1) for _ in range(2))

    def forward(self, x):
        found = self.c1(interpolate(relu(self.b1(x)), scale_factor=2))
        return self.c2(relu(self.b2(found))) + interpolate(x, scale_factor=2)


class ResidualGenerator(nn.Module):
    """Latents [N, 128] → colour images [N, 3, 32, 32] (SN-GAN, Miyato et al. 2018)."""

    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(128, 8 * 4 * 4)
        self.block2, self.block3, self.block4 = Up(8), Up(8), Up(8)
        self.b5, self.c5 = nn.BatchNorm2d(8), loud(nn.Conv2d(8, 3, 3, padding=1))

    def forward(self, z):
        found = self.block4(self.block3(self.block2(self.l1(z).view(-1, 8, 4, 4))))
        return torch.tanh(self.c5(relu(self.b5(found))))


class Down(nn.Module):
    """A residual block that halves the side."""

    def __init__(self, start, width):
        super().__init__()
        self.c1 = spectral_norm(nn.Conv2d(start, width, 3, padding=1))
        self.c2 = spectral_norm(nn.Conv2d(width, width, 3, padding=1))
        self.short = spectral_norm(nn.Conv2d(start, width, 1))

    def forward(self, x):
        return avg_pool2d(self.c2(relu(self.c1(relu(x)))), 2) + avg_pool2d(self.short(x), 2)


class ResidualDiscriminator(nn.Module):
    """Colour images [N, 3, 32, 32] → logits [N, 1]."""

    def __init__(self):
        super().__init__()
        self.block1, self.block2 = Down(3, 8), Down(8, 8)
        self.l6 = spectral_norm(nn.Linear(8, 1))

    def forward(self, images):
        found = relu(self.block2(self.block1(images)))
        return self.l6(found.sum(dim=(2, 3)))


# Of both networks: the class, and what the parameters say of it. Of the two dozen layers of the
# DCGAN its user names a few, each behind an activation.
PAIRS = {
    "dense": (
        ("DenseGenerator", {"latent": [100]}), ("DenseDiscriminator", {"gives": "probabilities"}),
    ),
    "DCGAN": (
        ("ConvGenerator",
         {"latent": [100, 1, 1], "side": 64, "channel": 0,
          "layers": ["main.5", "main.11"]}),
        ("ConvDiscriminator",
         {"gives": "probabilities", "side": 64, "channels": 3,
          "layers": ["main.4", "main.10"]}),
    ),
    "InfoGAN": (
        ("CodesGenerator",
         {"latent": {"normal": 62, "one_hot": 10, "uniform": 2}, "pixels": [0, 1]}),
        ("CodesDiscriminator", {"gives": "logits", "output": 0}),
    ),
    "ACGAN": (
        ("LabelsGenerator", {"latent": {"normal": 100, "labels": 10}}),
        ("LabelsDiscriminator", {"gives": "probabilities", "output": "validity"}),
    ),
    "SN-GAN": (
        ("ResidualGenerator", {"latent": [128], "side": 32, "channel": 0}),
        ("ResidualDiscriminator", {"gives": "logits", "side": 32, "channels": 3}),
    ),
}  # fmt: skip
