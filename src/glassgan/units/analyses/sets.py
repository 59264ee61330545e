"""Sets of units that make a class, or artifacts, and what is left without them."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from torch import Tensor

from glassgan import left_out
from glassgan.banks import halves, of_units
from glassgan.concepts import CLASSES
from glassgan.judge import reading
from glassgan.judge.network import Judge
from glassgan.layers.downstream import Downstream, downstream, unit_layers
from glassgan.run import Run
from glassgan.statistics.distances import moments
from glassgan.units import artifacts, removal, seen, sets
from glassgan.units.settings import Sets


def analyse(
    run: Run,
    settings: Sets,
    real: Tensor,
    swept: Mapping[str, Tensor],
    associated: Mapping[str, np.ndarray],
    second_judge: Judge,
    neighbours: seen.Neighbours,
) -> dict[str, Any]:
    """Find sets on discovery latents and remove them from held-out samples.

    Args:
        run: with a judge.
        settings: of the analysis.
        real: the judge's features of real images, in folds, [F, N, D].
        swept: effects of every unit, as `analyses.effects` returns them.
        associated: AUROC of every unit, as `analyses.association` returns them as pictures.
        second_judge: of another seed.
        neighbours: training images.

    Returns:
        pictures: samples with and without sets, what random sets removed. effects.
    """
    generator = run.last.subject
    if why := left_out.without_units(generator):
        rows = [left_out.row("sets of units", why)]
        return {"effects": run.table(rows), "pictures": ({}, {**run.here, "left_out": why})}
    latents = of_units(settings.seed, settings.bank, generator.latent_dim)
    discovery, held_out = halves(latents)
    number, layer = removal.middle(list(unit_layers(generator)))
    searched = downstream(generator, layer, discovery[: settings.sweep])
    compared = downstream(generator, layer, held_out[: settings.compared])
    found = removal.removal(
        searched,
        compared,
        run.judge,
        swept[f"trained.mean.{number}.{layer}"].float(),
        associated[f"discovery.{number}.{layer}"][:, :CLASSES],
        layer=layer,
        null_draws=settings.null_draws,
        greedy_latents=settings.null_latents // 2,
        seed=settings.seed,
    )
    gone = seen.removal(
        compared,
        {label: of_class["effect"] for label, of_class in found.units.items()},
        sets.energies(searched),
        seen.readers(run.judge, second_judge, neighbours),
        layer=layer,
        null_draws=settings.null_draws,
        seed=settings.seed,
    )
    place = downstream(generator, layer, held_out)
    distance = swept[f"trained.distance.{number}.{layer}"].float()
    rows, artifact = _artifacts(run, settings, real, place, distance, layer)
    units = {str(label): of_class for label, of_class in found.units.items()}
    header = {**run.here, "layer": layer, "units": units, "artifact_units": artifact}
    return {
        "effects": run.table([*found.rows, *gone, *rows]),
        "pictures": (_pictures(run, settings, place, found), header),
    }


def _artifacts(
    run: Run, settings: Sets, real: Tensor, place: Downstream, distance: Tensor, layer: str
) -> tuple[list[dict[str, Any]], list[int]]:
    """Remove artifact units; what is returned is as in `artifacts.artifact_units`.

    Args:
        run: with a judge.
        settings: of the analysis.
        real: the judge's features of real images, in folds, [F, N, D].
        place: held-out latents at the layer.
        distance: change of the distance when each unit is removed from discovery samples, [U].
        layer: its name.
    """
    return artifacts.artifact_units(
        place,
        sets.energies(place),
        distance,
        reading.measure(run.judge),
        moments(real.flatten(0, 1)),
        layer=layer,
        size=removal.set_size(place.units),
        null_draws=settings.null_draws,
        null_latents=2 * settings.null_latents,
        seed=settings.seed,
    )


def _pictures(
    run: Run, settings: Sets, place: Downstream, found: removal.Removal
) -> dict[str, Tensor | np.ndarray]:
    """Return samples with and without the set of each class, and "draws.<class>" [R]."""
    measures = reading.measure(run.judge)(place.images)
    classes = reading.classes(measures, run.judge.abstain_below).numpy()
    draws = {f"draws.{label}": of_class for label, of_class in found.draws.items()}
    return {**removal.pictures(place, classes, found.units, settings.shown), **draws}
