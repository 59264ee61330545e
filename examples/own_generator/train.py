"""Train the decoder as half of a variational autoencoder. Plain PyTorch, without glassgan.

python examples/own_generator/train.py
"""

import argparse
import gzip
import time
from pathlib import Path

import numpy as np
import torch
from decoder import Decoder
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional

LATENT = 64
BETA = 3.0


class Encoder(nn.Module):
    """Turns images [N, 1, 28, 28] into mean and log variance of their latents, [N, 64] each."""

    def __init__(self) -> None:
        """Make the convolutions."""
        super().__init__()
        self.maps = nn.Sequential(
            nn.Conv2d(1, 16, 4, stride=2, padding=1),
            nn.SiLU(),
            nn.Conv2d(16, 48, 4, stride=2, padding=1),
            nn.SiLU(),
            nn.Conv2d(48, 2 * LATENT, 7),
        )

    def forward(self, images: Tensor) -> tuple[Tensor, Tensor]:
        """Return mean and log variance."""
        mean, log_variance = self.maps(images).flatten(1).chunk(2, dim=1)
        return mean, log_variance


def main() -> None:
    """Read MNIST, train, write the decoder's weights in half precision."""
    folder = Path(__file__).parent
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="data/MNIST/raw/train-images-idx3-ubyte.gz")
    parser.add_argument("--output", type=Path, default=folder / "decoder.safetensors")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--width", type=int, default=12)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()

    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    images = read_images(args.data)
    encoder, decoder = Encoder(), Decoder(args.width)
    weights = [*encoder.parameters(), *decoder.parameters()]
    optimizer = torch.optim.Adam(weights, lr=2e-3)
    batches = len(images) // 128
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=4e-3, total_steps=args.epochs * batches
    )
    for epoch in range(args.epochs):
        begin, total = time.perf_counter(), 0.0
        for batch in torch.randperm(len(images))[: batches * 128].view(batches, 128):
            loss = negative_bound(encoder, decoder, images[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item()
        seconds = time.perf_counter() - begin
        print(f"epoch {epoch + 1}: loss {total / batches:.2f}, {seconds:.0f} s", flush=True)
    tensors = {name: value.half().contiguous() for name, value in decoder.state_dict().items()}
    save_file(tensors, args.output)


def read_images(path: str) -> Tensor:
    """Return the images of an IDX file, [N, 1, 28, 28] in [0, 1]."""
    content = gzip.decompress(Path(path).read_bytes())
    pixels = np.frombuffer(content, np.uint8, offset=16).reshape(-1, 1, 28, 28)
    return torch.from_numpy(pixels.astype(np.float32) / 255)


def negative_bound(encoder: Encoder, decoder: Decoder, images: Tensor) -> Tensor:
    """Return the negative evidence lower bound, nats an image (Kingma and Welling 2013).

    With a heavier second term (Higgins et al. 2017): latents that are drawn then look more like
    those of images, so that fewer samples are none.
    """
    mean, log_variance = encoder(images)
    latents = mean + torch.randn_like(mean) * (0.5 * log_variance).exp()
    drawn = decoder(latents[:, :, None, None])
    reconstruction = functional.binary_cross_entropy(drawn, images, reduction="sum")
    divergence = -0.5 * (1 + log_variance - mean.square() - log_variance.exp()).sum()
    return (reconstruction + BETA * divergence) / len(images)


if __name__ == "__main__":
    main()
