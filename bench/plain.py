"""The article's training loop written out plainly, as a tutorial has it."""

from collections.abc import Iterator

import torch
from torch import Tensor, nn

from glassgan.torchvision_mend import torchvision


class PlainLoop:
    """torchvision's MNIST with its transforms, a DataLoader, two passes of D, default Adam."""

    def __init__(self, root: str, generator: nn.Module, discriminator: nn.Module, seed: int = 0):
        """Take two networks; the discriminator gives logits, the loop applies the sigmoid."""
        self.generator, self.discriminator = generator, discriminator
        transforms = torchvision.transforms
        transform = transforms.Compose(
            [transforms.Resize(28), transforms.ToTensor(), transforms.Normalize([0.5], [0.5])]
        )
        data = torchvision.datasets.MNIST(root=root, download=True, transform=transform)
        self.loader = torch.utils.data.DataLoader(
            data, batch_size=64, shuffle=True, generator=torch.Generator().manual_seed(seed)
        )
        self.batches: Iterator = iter(self.loader)
        self.d_optimizer = torch.optim.Adam(
            discriminator.parameters(), lr=0.0002, betas=(0.5, 0.999)
        )
        self.g_optimizer = torch.optim.Adam(generator.parameters(), lr=0.0002, betas=(0.5, 0.999))

    def batch(self) -> Tensor:
        """Return the next real images."""
        try:
            images, _ = next(self.batches)
        except StopIteration:
            self.batches = iter(self.loader)
            images, _ = next(self.batches)
        return images

    def step(
        self, real: Tensor, z_d: Tensor | None = None, z_g: Tensor | None = None
    ) -> tuple[float, float]:
        """Train both networks on one batch; return both losses."""
        count = len(real)
        self.d_optimizer.zero_grad()
        fake = self.generator(torch.randn(count, 100) if z_d is None else z_d)
        real_output = torch.sigmoid(self.discriminator(real))
        fake_output = torch.sigmoid(self.discriminator(fake.detach()))
        d_loss = -torch.log(real_output).mean() - torch.log(1 - fake_output).mean()
        d_loss.backward()
        self.d_optimizer.step()

        self.g_optimizer.zero_grad()
        fake = self.generator(torch.randn(count, 100) if z_g is None else z_g)
        g_loss = -torch.log(torch.sigmoid(self.discriminator(fake))).mean()
        g_loss.backward()
        self.g_optimizer.step()
        return d_loss.item(), g_loss.item()
