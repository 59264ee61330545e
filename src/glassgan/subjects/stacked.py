"""The DCGAN for stacked images, with a discriminator that is shown several of them at once.

PacGAN (Lin et al. 2018, "PacGAN: the power of two samples in generative adversarial networks"): D
says of a pack of m images, all real or all generated, whether it is real. A generator that draws
little but one mode gives itself away by images that are alike. The images of a pack are joined
along channels, so that only the first layer of D grows with m.

No subject of `design.subjects`: these draw and see images of `glassgan.data.DATA`.
"""

from torch import Tensor, nn

from glassgan.data.sets import STACKED
from glassgan.errors import InputError
from glassgan.subject import Subject
from glassgan.subjects import dcgan


class Packed(nn.Module):
    """A discriminator of packs that takes and gives what one of images does."""

    def __init__(self, network: nn.Module, packing: int) -> None:
        """Take a network for images of `packing` times the channels, and the images of a pack."""
        super().__init__()
        self.network, self.packing = network, packing

    def forward(self, images: Tensor) -> Tensor:
        """Return logits [N] of images [N, C, H, W]; neighbours are a pack and share its logit.

        A mean of losses over images is then the mean over packs.

        Raises:
            InputError: the last pack is not full. It is not filled up: in training real and
                generated images come in one batch, and what filled a pack of the ones would mostly
                be of the others. For the same reason each half must be full packs, which only who
                makes the batch can see to.
        """
        count, channels, *sides = images.shape
        packs, left = divmod(count, self.packing)
        if left:
            raise InputError(
                f"a discriminator of packs of {self.packing} is shown {count} images; allowed: "
                f"a multiple of {self.packing}"
            )
        logits: Tensor = self.network(images.reshape(packs, self.packing * channels, *sides))
        return logits[:, None].expand(packs, self.packing).flatten()


def build(latent_dim: int = 64, widths: tuple[int, int] = (32, 16), packing: int = 1) -> Subject:
    """Return the pair.

    Args:
        latent_dim: size of the latent space.
        widths: channels of the maps of 7×7 and of 14×14, the same in both networks.
        packing: m, the images that D is shown at once; 1 is the plain DCGAN.
    """
    channels, height, width = STACKED.shape
    pack = (packing * channels, height, width)
    pair = dcgan.pair(latent_dim, widths, drawn=STACKED.shape, seen=pack)
    packed = Packed(pair.require_discriminator(), packing)
    return Subject(pair.generator, packed, latent_dim)
