"""What the verdict rests on: pixels of the border, values off the grid of the data."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.attribution.threshold import SPLIT, Logits, changed, logits, mean, unchanged
from glassgan.data import DATA
from glassgan.data.images import stored, to_network

BLACK, WHITE = -1.0, 1.0
PIXELS = DATA.pixels
SMOOTH = 0.05  # of a step's own effect; trained discriminators bend by .01 of it within a level
Images = Mapping[str, Tensor]  # of each kind
Change = Callable[[Tensor, np.random.Generator], Tensor]


def border() -> Tensor:
    """Return which pixels lie in the outer rings, bool [H, W]."""
    inside = torch.zeros(DATA.shape[1:], dtype=torch.bool)
    inside[DATA.inner] = True
    return ~inside


def black(where: Tensor) -> Change:
    """Return the change that sets the pixels `where`, bool [H, W], to black."""
    return lambda images, rng: torch.where(where, BLACK, images)


def less_ink(where: Tensor) -> Change:
    """Return the change that takes as much ink as lies on `where` from random pixels of each image.

    Pixels lose all their ink one after the other, in an order of each image; the last of them only
    as much as is still to be taken.
    """

    def change(images: Tensor, rng: np.random.Generator) -> Tensor:
        ink = (images.double() - BLACK).flatten(1)
        wanted = (ink * where.expand(DATA.shape).flatten()).sum(1, keepdim=True)
        order = torch.from_numpy(rng.random(ink.shape, dtype=np.float32).argsort(1))
        in_turn = ink.gather(1, order)
        still = (wanted - in_turn.cumsum(1) + in_turn).clamp(min=0)  # to be taken, at each pixel
        left = torch.empty_like(ink).scatter_(1, order, (in_turn - still).clamp(min=0))
        return (left + BLACK).to(images.dtype).view_as(images)

    return change


def quantised(images: Tensor) -> Tensor:
    """Return images with every pixel at the nearest of the 256 levels."""
    return to_network(stored(images))


def both_sides(
    discriminator: nn.Module, images: Tensor, steps: Tensor
) -> tuple[np.ndarray, np.ndarray]:
    """Return what steps do to a logit whichever side they go to, and what they do to this side.

    Half the sum of the changes by a step and by as large a step to the other side, and half their
    difference, [N] each. Of a discriminator that is linear within a step the first is 0.

    Args:
        discriminator: in evaluation mode.
        images: where the steps begin, [N, C, H, W].
        steps: of the pixels, of the same shape.
    """
    here, there, back = (
        logits(discriminator, some).double().numpy()
        for some in (images, images + steps, images - steps)
    )
    return (there + back) / 2 - here, (there - back) / 2


def off_the_levels(images: Tensor, rng: np.random.Generator) -> Tensor:
    """Return stored images with uniform noise of one level to either side, which leaves the grid.

    Images at the ends of the range are moved by one level first, so that the noise can be added.
    """
    return _add(images, rng.uniform(-1, 1, images.shape))


def on_the_levels(images: Tensor, rng: np.random.Generator) -> Tensor:
    """Return the same with noise of whole levels, one up or down in one of six pixels each.

    Its mean (0), variance (⅓) and third moment (0) are those of the uniform noise, so that what is
    smooth within a level sees no difference.
    """
    return quantised(_add(images, rng.choice([-1.0, 0.0, 0.0, 0.0, 0.0, 1.0], images.shape)))


def _add(images: Tensor, noise: np.ndarray) -> Tensor:
    middle = stored(images).clamp(1, DATA.greatest - 1).double()
    return ((middle + torch.from_numpy(noise)) / DATA.greatest * 2 - 1).float()


def reliance_rows(
    discriminator: nn.Module, images: Images, *, draws: int, seed: int
) -> Iterator[dict[str, Any]]:
    """Yield what becomes of the verdict without the border, without all else, on and off the grid.

    Without the border, or all else, beside as much ink taken from random pixels of each image.

    Args:
        discriminator: in evaluation mode.
        images: held-out, real ones on the grid of the data, [N, C, H, W] each.
        draws: of the null.
        seed: of the draws.
    """

    def read(change: Change, purpose: str, draw: int = 0) -> Logits:
        rngs = {kind: streams.rng(seed, f"{purpose}, {kind} images", draw) for kind in images}
        return {
            kind: logits(discriminator, change(some, rngs[kind])).numpy()
            for kind, some in images.items()
        }

    before = read(lambda some, rng: some, "nothing")
    shared = {"analysis": "reliance", "split": SPLIT}
    for row in unchanged(before):
        yield {**shared, "target": "all pixels", "intervention": "nothing", **row}

    edge = border()
    for way, where in (("border black", edge), ("border kept", ~edge)):
        after = read(black(where), way)
        null = [read(less_ink(where), f"ink, {way}", draw) for draw in range(draws)]
        for row in changed(before, [after], null):
            yield {**shared, "target": "border", "intervention": way, **row}
    yield from of_grid(discriminator, images, draws=draws, seed=seed)


def of_grid(
    discriminator: nn.Module, images: Images, *, draws: int, seed: int
) -> Iterator[dict[str, Any]]:
    """Yield whether it counts that pixels lie on the levels of the data.

    "quantised": how the logits of generated images change when all pixels go to the nearest level,
    beyond what as large a step to the other side takes back: the mean of the two changes, beside a
    part (`SMOOTH`) of what the step does to its own side, which the bends of a discriminator and
    rounding leave; and the whole change. "dequantised": how the logits of real images differ with
    noise off the levels from noise on them, beside two draws of noise on them.

    Args:
        discriminator: in evaluation mode.
        images: as `reliance_rows` takes them.
        draws: of noise on the levels.
        seed: of the draws.
    """
    before = {kind: logits(discriminator, some).numpy() for kind, some in images.items()}
    shared = {"analysis": "reliance", "target": "grid of levels", "split": SPLIT}
    quantising = {**shared, "intervention": "quantised"}
    fake, own = images["generated"], before["generated"]
    alike, apart = both_sides(discriminator, fake, quantised(fake) - fake)
    whole = {"concept": "whole change", "unit_of_measure": "nats"}
    yield {**quantising, **whole, **mean(alike + apart)}
    smooth = SMOOTH * np.abs(apart)
    null = [{"generated": own + part} for part in (-smooth, smooth)]
    for row in changed(before, [{"generated": own + alike}], null):
        yield {**quantising, **row}

    def read(change: Change, draw: int = 0) -> Logits:
        rng = streams.rng(seed, f"{change.__name__}, real images", draw)
        return {"real": logits(discriminator, change(images["real"], rng)).numpy()}

    # one draw on the levels is what all others, on and off them, are compared with
    first, *others = [read(on_the_levels, draw) for draw in range(draws + 1)]
    for row in changed({**before, **first}, [read(off_the_levels)], others):
        yield {**shared, "intervention": "dequantised", **row}
