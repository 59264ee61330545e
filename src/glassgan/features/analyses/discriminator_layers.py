"""Real and generated images on their way through the layers of a discriminator."""

from typing import Any

from torch import Tensor, nn

from glassgan import left_out, subject
from glassgan.banks import of_layers
from glassgan.data.images import pictured, to_network
from glassgan.features import discriminator_layers, unit_pictures
from glassgan.features.settings import DiscriminatorLayers
from glassgan.layers import ascent
from glassgan.prepare import splits
from glassgan.run import Run, place


def analyse(run: Run, settings: DiscriminatorLayers, images: Tensor) -> dict[str, Any]:
    """Measure how well each layer separates them at every checkpoint, and picture its units.

    Args:
        run: with a discriminator.
        settings: of the analysis.
        images: the prepared test images, uint8 [N, H, W].

    Returns:
        pictures: planes of the layers of the last checkpoint, and its units. effects.
    """
    latents = of_layers(settings.seed, settings.bank, run.last.subject.latent_dim)
    chosen = splits.drawn(len(images), settings.bank, "real images of the layers", settings.seed)
    real = to_network(images[chosen])
    rows = []
    for checkpoint in run.with_weights:
        found = discriminator_layers.separation(
            checkpoint.subject.require_discriminator(),
            real,
            subject.generate(checkpoint.subject, latents),
            seed=settings.seed,
            null_draws=settings.null_draws,
        )
        rows += [{**row, **place(checkpoint)} for row in found]
    network = run.last.subject.require_discriminator()
    why = left_out.without_gradient(network, "discriminator", real)
    if why := why or left_out.without_layers(network):
        rows.append(left_out.row("images that units of the discriminator ask for", why))
    fake = subject.generate(run.last.subject, latents)
    start, radius = real.mean(0), ascent.typical_radius(real)
    tensors = discriminator_layers.planes(network, real, fake)
    if not why:
        tensors |= _units(network, settings, real, fake, start, radius)
    tensors["start"] = start[0]
    return {"effects": run.table(rows), "pictures": (tensors, {**run.here, "radius": radius})}


def _units(
    network: nn.Module,
    settings: DiscriminatorLayers,
    real: Tensor,
    fake: Tensor,
    start: Tensor,
    radius: float,
) -> dict[str, Tensor]:
    """Return pictures of the units of each hidden layer that best tell the images apart.

    Args:
        network: a discriminator, in evaluation mode.
        settings: of the analysis.
        real: images [N, C, H, W].
        fake: images [N, C, H, W].
        start: image [C, H, W], from which the search for others starts.
        radius: how far it goes.

    Returns:
        "maximisers.<layer>" [n, H, W], "auroc.<layer>" and "units.<layer>" [n], with a number
        for the order in the key; "weights.pictures" [n, H, W] where there are some.
    """
    tensors: dict[str, Tensor] = {}
    for number, layer in enumerate(list(subject.layers(network))[:-1]):
        units, aurocs = unit_pictures.telling_units(network, layer, real, fake, settings.pictured)
        best = unit_pictures.maximisers(network, layer, units, start, radius, settings.ascent_steps)
        tensors |= {
            f"maximisers.{number}.{layer}": pictured(best),
            f"auroc.{number}.{layer}": aurocs,
            f"units.{number}.{layer}": units,
        }
        weights = unit_pictures.first_weights(network)
        if number == 0 and weights is not None:
            tensors["weights.pictures"] = weights[units]
    return tensors
