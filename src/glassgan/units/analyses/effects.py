"""What the units of a generator do: ablation, insertion, dose-response."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from torch import Tensor

from glassgan import left_out, subject
from glassgan.banks import halves, of_units
from glassgan.checkpoints import Checkpoint
from glassgan.concepts import MEASURED
from glassgan.judge import reading
from glassgan.judge.maps import maps
from glassgan.layers.downstream import Downstream, Read, downstream, unit_layers
from glassgan.parts import WHOLE, Part
from glassgan.run import Run, place
from glassgan.statistics.distances import Moments, moments
from glassgan.units import ablation, choice, dose, effects, insertion, removal, strokes
from glassgan.units.settings import Effects

KEPT = ("mean", "image", "distance", "pictures")  # of the effects of every unit


@dataclass(frozen=True)
class Means:
    """By what, and on what, units are measured.

    read: as `reading.measure` gives it. real: moments of the judge's features of real images.
    discovery, held_out: halves of the bank, [N / 2, d]. scale: of the concepts, [K].
    """

    read: Read
    real: Moments
    discovery: Tensor
    held_out: Tensor
    scale: Tensor


@dataclass(frozen=True)
class Choice:
    """The units of a layer that are measured, chosen on the first half of the sweep.

    units: (unit, number of its concept), strongest first. count: how many were asked for.
    latents: on how many discovery latents they were chosen.
    """

    units: list[tuple[int, int]]
    count: int
    latents: int


def analyse(run: Run, settings: Effects, real: Tensor, part: Part = WHOLE) -> dict[str, Any]:
    """Ablate every unit on discovery latents and confirm the strongest on held-out ones.

    Layers have nothing in common, so that several jobs may each have some of them.

    Args:
        run: with a judge.
        settings: of the analysis.
        real: the judge's features of real images, in folds, [F, N, D].
        part: of the layers, which are measured.

    Returns:
        sweep_file: effects of every unit, by layer. effects: those of the strongest.
    """
    generator = run.last.subject
    means = _means(run, settings, real)
    scale = [value if value < float("inf") else None for value in means.scale.tolist()]
    header = {**run.here, "concepts": list(MEASURED), "scale": scale}
    if why := left_out.without_units(generator):
        rows = [left_out.row("effects of units", why)] if part.number == 1 else []
        return {"effects": run.table(rows), "sweep_file": ({}, {**header, "left_out": why})}

    layers = list(unit_layers(generator))
    some = part.of(layers)
    swept, tensors = _of_every_unit(run, settings, means, some)
    chosen = _choices(swept, settings, means, choice.shares(layers, settings.confirmed))
    verdict = run.judge(subject.generate(generator, means.held_out))
    seen = reading.recognised(verdict.classes()).nonzero()[: settings.stroke_latents, 0]
    rows = []
    for layer, own in chosen.items():
        rows += _of_layer(run, settings, means, layer, own, seen)
        rows += _over_epochs(run, settings, means, layer, own)
    return {"effects": run.table(rows), "sweep_file": (tensors, header)}


def _means(run: Run, settings: Effects, real: Tensor) -> Means:
    """Return by what, and on what, units are measured; `real` is as `analyse` takes it."""
    generator, read = run.last.subject, reading.measure(run.judge)
    latents = of_units(settings.seed, settings.bank, generator.latent_dim)
    discovery, held_out = halves(latents)
    scale = ablation.scales(read(subject.generate(generator, discovery[: settings.sweep])))
    return Means(read, moments(real.flatten(0, 1)), discovery, held_out, scale)


def _of_every_unit(
    run: Run, settings: Effects, means: Means, some: Sequence[str]
) -> tuple[dict[str, effects.UnitEffects], dict[str, Tensor]]:
    """Ablate every unit of some layers, trained and untrained, on discovery latents.

    Returns:
        Effects of the trained one by layer, and tensors of both, "<kind>.<name>.<number>.<layer>"
        with the names of `KEPT`.
    """
    trained = run.last
    swept_at: list[tuple[str, Checkpoint, Tensor]]
    swept_at = [("trained", trained, means.discovery[: settings.sweep])]
    if run.trained_here:
        few = means.discovery[: settings.null_latents // 2]
        swept_at.append(("untrained", run.chain[0], few))
    swept, tensors = {}, {}
    for kind, checkpoint, bank in swept_at:
        layers = unit_layers(trained.subject)
        for number, (layer, units) in enumerate(layers.items()):
            if layer not in some:
                continue
            there = downstream(checkpoint.subject, layer, bank)
            zero = effects.replacements(there)["zero"]
            # the distance, for artifact units, where sets are looked for
            artifacts = kind == "trained" and layer == removal.middle(list(layers))[1]
            wanted = means.real if artifacts else None
            effect = effects.effects(there, range(units), zero, means.read, wanted)
            for name in KEPT:
                tensors[f"{kind}.{name}.{number}.{layer}"] = getattr(effect, name).half()
            if kind == "trained":
                swept[layer] = effect
    return swept, tensors


def _choices(
    swept: Mapping[str, effects.UnitEffects],
    settings: Effects,
    means: Means,
    shares: Mapping[str, int],
) -> dict[str, Choice]:
    """Choose the units of each layer that do most, from the effects of all of them.

    Args:
        swept: effects of every unit, by layer.
        settings: of the analysis.
        means: of measuring.
        shares: how many units a layer has chosen.
    """
    chosen = {}
    for layer, effect in swept.items():
        of_units, latents = choice.of_first_half(effect, settings.sweep)
        strongest = choice.strongest(of_units, means.scale, shares[layer])
        chosen[layer] = Choice(strongest, shares[layer], latents)
    return chosen


def _of_layer(
    run: Run, settings: Effects, means: Means, layer: str, chosen: Choice, seen: Tensor
) -> list[dict[str, Any]]:
    """Measure the chosen units of a layer on held-out latents, in every way.

    Args:
        run: of whose last checkpoint.
        settings: of the analysis.
        means: of measuring.
        layer: its name.
        chosen: units of it.
        seen: the held-out latents on which strokes are measured, int64 [S].
    """
    generator, units = run.last.subject, [unit for unit, _ in chosen.units]
    there = downstream(generator, layer, means.held_out)
    few = there.part(slice(settings.null_latents))
    rows = ablation.unit_effects(
        there,
        chosen.units,
        _beside(run, settings, means, layer, chosen),
        means.read,
        means.real,
        generator.discriminator,
        layer=layer,
        scale=means.scale,
        compared=settings.compared,
        null_latents=settings.null_latents,
    )
    some = there.part(slice(settings.compared))
    rows += dose.dose_response(some, chosen.units[: settings.dosed], means.read, layer=layer)
    if _has_places(there):
        rows += insertion.insertions(few, units, maps(few.images.numpy()), layer=layer)
    rows += strokes.stroke_effects(there.part(seen), units, layer=layer)
    return rows


def _beside(run: Run, settings: Effects, means: Means, layer: str, chosen: Choice) -> choice.Beside:
    """Choose random units of a layer as its units were chosen."""
    return choice.random_beside(
        downstream(run.last.subject, layer, means.discovery[: chosen.latents]),
        means.read,
        means.scale,
        count=chosen.count,
        least=settings.null_directions,
        seed=settings.seed,
        layer=layer,
    )


def _has_places(there: Downstream) -> bool:
    """Return whether a layer is a map, values [N, C, H, W], on which a unit has a place."""
    return there.values.ndim == 4


def _over_epochs(
    run: Run, settings: Effects, means: Means, layer: str, chosen: Choice
) -> Iterator[dict[str, Any]]:
    """Yield what the strongest of the chosen units of a layer do at every checkpoint."""
    few, followed = means.held_out[: settings.null_latents], chosen.units[: settings.followed]
    for checkpoint in run.with_weights:
        there = downstream(checkpoint.subject, layer, few)
        for row in ablation.effects_at(there, followed, means.read, layer=layer):
            yield {**place(checkpoint), **row}
