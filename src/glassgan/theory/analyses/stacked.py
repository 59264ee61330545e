"""How many of the 1,000 modes of Stacked MNIST a GAN draws, by the images that D sees at once."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from glassgan import effects, streams
from glassgan.data.images import stored, to_network
from glassgan.data.stacked import stack
from glassgan.statistics.intervals import wilson
from glassgan.subject import in_blocks
from glassgan.subjects import stacked
from glassgan.theory import modes
from glassgan.theory.frozen import moments
from glassgan.theory.modes import Judging
from glassgan.theory.names import ALL, FROM_LAW, GENERATED, HELD_OUT, KL, MODES, SURE, TRUE
from glassgan.theory.settings import StackedTraining
from glassgan.train import chain
from glassgan.train.batches import Batches
from glassgan.train.game import Game
from glassgan.train.recipe import Recipe

WINDOW = 50  # steps after which it is looked whether all is finite
Seen = tuple[np.ndarray, np.ndarray]  # labels, and whether the judge is sure of them


def analyse(
    settings: StackedTraining,
    preset: str,
    judge: Judging,
    train: Mapping[str, Tensor],
    test: Mapping[str, Tensor],
    *,
    packing: int,
    seed: int,
    device: str = "cpu",
    tell: Callable[[str], None] = lambda text: None,
) -> dict[str, Any]:
    """Train a GAN on stacks of training images; count the modes of its samples on the way.

    A step shows D as many packs of each kind as a batch has, as PacGAN's code does: a packing of m
    costs m times the images, and G moves on m times the samples. The neighbours of a pack change
    from epoch to epoch. Images of a last batch that is not full are left out, since there a pack
    might be of both kinds.

    Args:
        settings: of the analysis.
        preset: for the table.
        judge: of classes; on the device.
        train: images, uint8 [N, 1, H, W], and labels [N], to stack for training.
        test: the same to stack for the judge, whose error they tell.
        packing: images that D is shown at once.
        seed: of all draws; all packings have its stacks and its latents of samples.
        device: of the networks.
        tell: told how training goes.

    Returns:
        pictures: samples at the end, and stacks of test images, uint8 [shown, 3, H, W]. effects, of
        analysis "stacked": of samples after steps (dose) of training with a packing
        (intervention), of held-out stacks, and of labels drawn from p (target), the modes and
        KL(q‖p), by all images as the papers count, by those of which the judge is sure, or by true
        labels (group), beside the band of as many labels from p; with the share of which it is
        sure, and on held-out stacks its accuracy. A run that diverges ends with the step before,
        which has that status.
    """
    of_train, of_test = (modes.law(part["labels"].numpy()) for part in (train, test))
    batch = packing * settings.batch_size
    images, labels = _stacks(train, settings.images, seed, "stacks to train on")
    whole = len(images) - len(images) % batch
    data = Batches(images[:whole].to(device), labels[:whole])
    first, second = settings.betas
    recipe = Recipe(batch, settings.learning_rate, (first, second), WINDOW, "logits")
    width, other = settings.widths
    with streams.default_stream(seed, "init"):
        pair = stacked.build(settings.latent_dim, (width, other), packing)
    game = Game.of(pair.to(device), recipe)
    latents = streams.latents(seed, "samples", 0, settings.samples, settings.latent_dim).to(device)
    wanted = [step for step in moments(settings.steps) if not 0 < step < settings.steps // 100]
    seen: dict[int, Seen] = {}

    def look(step: int, game: Game) -> None:
        if step in wanted:
            seen[step] = _labelled(judge, game.generator, latents)

    look(0, game)
    progress = chain.train(
        game, data, seed=seed, progress=chain.Progress(0), to_step=settings.steps,
        recipe_of=lambda _: recipe, watch=look, tell=tell,
    )  # fmt: skip
    end = progress.step
    # what was looked at behind it belongs to a window that was undone
    seen = {step: found for step, found in seen.items() if step <= end}
    if end not in seen:
        seen[end] = _labelled(judge, game.generator, latents)

    held, true = _stacks(test, settings.samples, seed, "held-out stacks")
    known = _judged(judge, (to_network(held[some]).to(device) for some in in_blocks(len(held))))
    floor = partial(_floor, draws=settings.draws, seed=seed)
    rows: list[dict[str, Any]] = []
    for step, found in seen.items():
        status = progress.status if step == end else "finite"
        place = {"target": GENERATED, "dose": step, "status": status}
        rows += [{**place, **row} for row in _rows(_by_kind(*found), of_train, floor)]
    place = {"target": HELD_OUT}
    kinds = {TRUE: true.numpy(), **_by_kind(*known)}
    rows += [{**place, **row} for row in _rows(kinds, of_test, floor)]
    rows += [{**place, **row} for row in _accuracy(*known, true.numpy())]
    table = effects.table(
        ({**row, "intervention": str(packing)} for row in rows),
        preset=preset, seed=seed, epoch=-1, status="finite", analysis="stacked",
    )  # fmt: skip
    pictures = {
        "generated": stored(_drawn(game.generator, latents[: settings.shown])),
        "real": held[: settings.shown],
    }
    header = {"packing": packing, "seed": seed, "steps": progress.step, "status": progress.status}
    return {"pictures": (pictures, header), "effects": table}


@torch.no_grad()
def _stacks(
    part: Mapping[str, Tensor], count: int, seed: int, purpose: str
) -> tuple[Tensor, Tensor]:
    arrays = stack(part["images"].numpy(), part["labels"].numpy(), count, seed, purpose)
    images, labels = map(torch.from_numpy, arrays)
    return images, labels


def _drawn(generator: nn.Module, latents: Tensor) -> Tensor:
    """Return images of a generator in evaluation mode, which it leaves again."""
    training = generator.training
    images: Tensor = generator.eval()(latents)
    generator.train(training)
    return images


def _labelled(judge: Judging, generator: nn.Module, latents: Tensor) -> Seen:
    blocks = in_blocks(len(latents))
    return _judged(judge, (_drawn(generator, latents[some]) for some in blocks))


def _judged(judge: Judging, blocks: Iterator[Tensor]) -> Seen:
    labels, sure = zip(*(modes.labelled(judge, images) for images in blocks), strict=True)
    return np.concatenate(labels), np.concatenate(sure)


def _by_kind(labels: np.ndarray, sure: np.ndarray) -> dict[str, np.ndarray]:
    return {ALL: labels, SURE: labels[sure]}


def _floor(p: np.ndarray, count: int, *, draws: int, seed: int) -> modes.Floor:
    return modes.floor(p, count, draws, streams.rng(seed, "labels drawn from p", count))


def _rows(
    kinds: Mapping[str, np.ndarray],
    p: np.ndarray,
    floor: Callable[[np.ndarray, int], modes.Floor],
) -> Iterator[dict[str, Any]]:
    """Yield rows of what labels show, by kind, and of as many labels from p beside them."""
    yield {"concept": "sure", **_share(len(kinds[SURE]), len(kinds[ALL]))}
    for group, labels in kinds.items():
        own = {"group": group, "n": len(labels), "unit_of_measure": ""}
        if len(labels) < 2:
            few = effects.no_estimate("the judge is sure of less than two images")
            yield from ({**own, **few, "concept": concept} for concept in (MODES, KL))
            continue
        found, beside = modes.counted(labels, p), floor(p, len(labels))
        for concept, unit, estimate, reach, most, drawn in (
            (MODES, "classes", found.modes, found.modes_reach, len(p), beside.modes),
            (KL, "nats", found.divergence, found.divergence_reach, np.inf, beside.divergence),
        ):
            low, high = np.quantile(drawn, [0.025, 0.975])
            shared = {**own, "concept": concept, "unit_of_measure": unit}
            shared |= {"null_low": low, "null_high": high}
            ends = {"ci_low": max(estimate - reach, 0), "ci_high": min(estimate + reach, most)}
            yield {**shared, **ends, "estimate": estimate}
            yield {**shared, "estimate": drawn.mean(), "target": FROM_LAW}


def _accuracy(labels: np.ndarray, sure: np.ndarray, true: np.ndarray) -> Iterator[dict[str, Any]]:
    """Yield the shares of stacks of which all three classes are named rightly."""
    right = labels == true
    for group, some in ((ALL, right), (SURE, right[sure])):
        if len(some):
            yield {"concept": "accuracy", "group": group, **_share(int(some.sum()), len(some))}


def _share(part: int, count: int) -> dict[str, Any]:
    low, high = wilson(part / count, count)
    ends = {"ci_low": float(low), "ci_high": float(high)}
    return {"estimate": part / count, **ends, "n": count, "unit_of_measure": "share of images"}
