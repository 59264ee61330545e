"""To which pixels the verdict of a discriminator is attributed, and whether that can be trusted."""

from typing import Any

import torch
from torch import Tensor, nn

from glassgan import left_out, streams, subject
from glassgan.attribution import checks, methods, pixels, threshold
from glassgan.attribution.baselines import BLACK, baselines
from glassgan.attribution.settings import Pixels
from glassgan.data.images import Scaled, pictured, to_network
from glassgan.prepare import splits
from glassgan.run import Run
from glassgan.subject import Subject

Rows = list[dict[str, Any]]


def analyse(run: Run, settings: Pixels, training: Tensor, test: Tensor) -> dict[str, Any]:
    """Explain real and generated images by every method, and check every method.

    Args:
        run: of a subject with a discriminator.
        settings: of the analysis.
        training: the prepared training images, uint8 [M, C, H, W].
        test: the prepared test images, likewise.

    Returns:
        pictures: maps, means and curves. effects.
    """
    network = methods.hookable(run.last.subject.require_discriminator())
    real, generated, spare = _images(run.last.subject, settings, test)
    names, rows = list(methods.KINDS), []
    if why := left_out.without_gradient(network, "discriminator", real):
        names = list(methods.WITHOUT_GRADIENT)
        rows.append(left_out.row("methods of attribution that take a gradient", why))
    images = pixels.in_turn(real, generated)
    all_training = Scaled(training)
    starts = baselines(images[: settings.compared], all_training)
    bank = pixels.ExplainedImages(images, {**starts, BLACK: torch.full_like(images, -1.0)})

    found, own = pixels.explain(network, bank, settings.seed, names)
    rows += own
    rows += pixels.region_rows(bank, found)
    own, curves = _of_images(network, bank, found, settings)
    rows += own
    chosen = splits.drawn(len(training), len(real), "real images to train on", settings.seed)
    rows += _of_networks(network, bank, names, (all_training[chosen], spare), settings)

    shown = slice(settings.shown)
    first = next(name for name in names if methods.KINDS[name].baseline)
    pictures = {
        "images": pictured(images[shown]),
        "maps": torch.stack([maps[BLACK][shown].sum(1) for maps in found.values()]),
        "mean_maps": pixels.mean_maps(bank, found),
        "by_baseline": torch.stack([found[first][name][shown].sum(1) for name in starts]),
        "baselines": torch.stack([pictured(start[shown]) for start in starts.values()]),
        "logits": threshold.logits(network, images[shown]),
        **curves,
    }
    header = {**run.here, "methods": names, "baselines": list(starts), "by_baseline": first}
    return {"pictures": (pictures, header), "effects": run.table(rows)}


def _images(last: Subject, settings: Pixels, test: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Return real and generated images to explain, and generated ones to train on.

    Each [N, C, H, W], N half of the bank.
    """
    half = settings.bank // 2
    chosen = splits.drawn(len(test), half, "real images of attribution", settings.seed)
    latents = streams.latents(settings.seed, "bank of attribution", 0, 2 * half, last.latent_dim)
    generated = subject.generate(last, latents)
    return to_network(test[chosen]), generated[:half], generated[half:]


def _of_images(
    network: nn.Module, bank: pixels.ExplainedImages, found: pixels.Maps, settings: Pixels
) -> tuple[Rows, dict[str, Any]]:
    """Check the maps on the images themselves: what is removed, changed, compared.

    Returns:
        Rows, and the curves of removal.
    """
    some, checked = bank.first(settings.compared), bank.first(settings.checked)
    seed = settings.seed
    rows, curves = checks.curves(network, some, found, orders=settings.orders, seed=seed)
    rows += checks.unexplained(network, some, found, squares=settings.squares, seed=seed)
    rows += checks.sensitivity(network, checked, found, draws=settings.changes, seed=seed)
    rows += checks.agreement(some, found)
    return rows, curves


def _of_networks(
    network: nn.Module,
    bank: pixels.ExplainedImages,
    names: list[str],
    to_train_on: tuple[Tensor, Tensor],
    settings: Pixels,
) -> Rows:
    """Check the methods beside networks with other weights, and ones that learnt other labels.

    Args:
        network: that is explained.
        bank: the images.
        names: of the methods.
        to_train_on: other images, real and generated, [N, C, H, W] each.
        settings: of the analysis.
    """
    checked, times, seed = bank.first(settings.checked), settings.networks, settings.seed
    rows = checks.weights(network, checked, names, times=times, seed=seed)
    rows += checks.labels(
        *to_train_on, checked, names, times=times, steps=settings.steps, seed=seed
    )
    return rows
