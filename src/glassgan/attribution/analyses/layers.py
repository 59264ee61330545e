"""What the layers of a discriminator add, what their units do, and which concepts count."""

from collections.abc import Iterator, Mapping
from typing import Any

import torch
from torch import Tensor, nn

from glassgan import left_out, streams, subject
from glassgan.attribution import ablation, concept_bank, concept_tests, contributions, unit_rows
from glassgan.attribution.settings import Layers
from glassgan.data.images import to_network
from glassgan.judge.network import Judge
from glassgan.judge.reading import concepts
from glassgan.layers.gradients import hidden
from glassgan.prepare import splits
from glassgan.run import Run, place

Rows = list[dict[str, Any]]
Images = Mapping[str, Tensor]  # real and generated ones by kind, [N, C, H, W] each


def analyse(run: Run, settings: Layers, data: Tensor) -> dict[str, Any]:
    """Measure contributions, and effects of ablations and of concept vectors.

    Args:
        run: with a judge, of a subject with a discriminator.
        settings: of the analysis.
        data: the prepared test images, uint8 [M, C, H, W].

    Returns:
        tensors: contributions of units, and how alike their effects are. effects.
    """
    discriminator = run.last.subject.require_discriminator()
    if why := left_out.without_layers(discriminator):
        nothing = [
            left_out.row("what layers and units of the discriminator add", why, left_out.LAYERS)
        ]
        return {"tensors": ({}, {**run.here, "left_out": why}), "effects": run.table(nothing)}
    images, to_learn = _images(run, settings, data)
    rows: Rows = []
    tensors: dict[str, Tensor] = {}
    why = left_out.without_gradient(discriminator, "discriminator", images[contributions.REAL])
    if why:
        what = "contributions of layers, concept vectors, the gradient that reaches the generator"
        rows.append(left_out.row(what, why, left_out.BY_GRADIENT))
    else:
        rows, tensors = _contributions(run, settings, images)
    pushed = 0 if why else settings.pushed
    own, cosines = _ablations(discriminator, settings, images, pushed)
    rows += own
    if not why:
        rows += _concepts(discriminator, run.judge, settings, images, to_learn)
    without = {"without_gradient": why} if why else {}
    # a row's own reason says why it has no estimate
    return {
        "tensors": ({**tensors, **cosines}, {**run.here, **without}),
        "effects": run.table(rows),
    }


def _images(run: Run, settings: Layers, data: Tensor) -> tuple[Images, Tensor]:
    """Return images for layers and units, behind them for tests of concepts; real ones to learn."""
    count = settings.bank + settings.concept_held_out
    chosen = splits.drawn(
        len(data),
        count + settings.concept_images,
        "real images of the discriminator's layers",
        settings.seed,
    )
    real, last = to_network(data[chosen]), run.last.subject
    latents = streams.latents(
        settings.seed, "latents of the discriminator's layers", 0, count, last.latent_dim
    )
    generated = subject.generate(last, latents)
    images = {contributions.REAL: real[:count], contributions.GENERATED: generated}
    return images, real[count:]


def _contributions(run: Run, settings: Layers, images: Images) -> tuple[Rows, dict[str, Tensor]]:
    """Return what layers add at the last checkpoint, and of fewer images at the first."""
    first, last = run.chain[0], run.last
    measured = [(last, settings.bank, "")]
    if first is not last:
        measured.insert(0, (first, settings.untrained, "untrained_"))
    rows: Rows = []
    tensors: dict[str, Tensor] = {}
    for checkpoint, some, before in measured:
        kinds = zip(("real", "generated"), images.items(), strict=True)
        for short, (kind, every) in kinds:
            found = contributions.contributions(
                checkpoint.subject.require_discriminator(), every[:some], settings.most_steps
            )
            rows += [
                {**place(checkpoint), **row} for row in contributions.contribution_rows(found, kind)
            ]
            for number, (layer, units) in enumerate(contributions.of_units(found).items()):
                tensors |= {
                    f"{name}_{before}{short}.{number}.{layer}": torch.from_numpy(value)
                    for name, value in units.items()
                }
    return rows, tensors


def _ablations(
    discriminator: nn.Module, settings: Layers, images: Images, pushed: int
) -> tuple[Rows, dict[str, Tensor]]:
    """Return what ablations of the units of each layer do, `pushed` images with a gradient."""
    rows: Rows = []
    cosines = {}
    for number, layer in enumerate(hidden(discriminator)):
        ablations = ablation.ablations(
            discriminator,
            layer,
            *(some[: settings.bank] for some in images.values()),
            pushed=pushed,
            directions=settings.null_directions,
            random=settings.random,
            seed=settings.seed,
        )
        rows += unit_rows.ablation_rows(ablations, layer)
        cosines[f"cosine.{number}.{layer}"] = torch.from_numpy(ablations.cosine).float()
    return rows, cosines


def _concepts(
    discriminator: nn.Module, judge: Judge, settings: Layers, images: Images, to_learn: Tensor
) -> Iterator[dict[str, Any]]:
    """Return which concepts move the logit, their vectors learnt from real images."""

    def bank(some: Tensor) -> concept_bank.ConceptBank:
        return concept_bank.ConceptBank(
            concept_bank.features(discriminator, some), concepts(judge, some)[0]
        )

    return concept_tests.concept_rows(
        bank(to_learn),
        {kind: bank(some[settings.bank :]) for kind, some in images.items()},
        concept_bank.arbitrary(to_learn, settings.null_vectors, settings.seed),
        settings.seed,
    )
