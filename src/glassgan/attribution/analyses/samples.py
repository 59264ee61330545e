"""Where a discriminator decides, what it says of special samples, and what flips it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from torch import Tensor

from glassgan import checkpoints, left_out, streams
from glassgan.attribution import decision, extremes, probes, sample_rows, special, weak_spots
from glassgan.attribution.extremes import Extremes
from glassgan.attribution.lens import Lens
from glassgan.attribution.settings import Samples, WeakSpots
from glassgan.concepts import NO_CLASSES
from glassgan.data.images import to_network
from glassgan.data.sets import SETS
from glassgan.errors import InputError
from glassgan.layers import ascent
from glassgan.run import Run
from glassgan.subject import Subject
from glassgan.subjects import build

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Banks:
    """Real images [N, C, H, W] and latents [N, d], none of them in two parts.

    real, labels, latents: half of them discovery, and the classes that these images show [N].
    others: real ones, to be changed. lens_real, lens_latents: that the lens is fitted on.
    """

    real: Tensor
    labels: Tensor
    latents: Tensor
    others: Tensor
    lens_real: Tensor
    lens_latents: Tensor

    @property
    def half(self) -> int:
        """How many are discovery, and how many held-out."""
        return len(self.real) // 2


def analyse(
    run: Run,
    settings: Samples,
    flips: WeakSpots,
    *,
    train: Tensor,
    test: Mapping[str, Tensor],
    others: Mapping[str, Sequence[Subject]],
    foreign: np.ndarray | None,
) -> dict[str, Any]:
    """Read the verdict off every layer, show special samples to it, and look for weak spots.

    Args:
        run: with a judge, of a subject with a discriminator.
        settings: of the analysis.
        flips: the settings of weak spots.
        train: the prepared training images, uint8 [M, C, H, W].
        test: the prepared test images, likewise, and their labels [M].
        others: the last subjects of the other runs, by name, see `checkpoints.last_of_others`.
        foreign: images of the set that `settings.foreign` names, uint8 [M, C, H, W], if they are
            there.

    Returns:
        samples: logits and pictures of every kind. flipped: pictures of weak spots. effects.
    """
    last = run.last.subject
    banks = _banks(settings, test, last.latent_dim)
    rows, reader = _along_training(run, settings, banks)

    if NO_CLASSES:
        rows += [
            left_out.row(what, NO_CLASSES)
            for what in (
                "what layers tell of classes",
                "images in which the judge sees a class",
                "attacks that change the judge's verdict",
            )
        ]
    # special samples; the lens is that of the last checkpoint
    mean = banks.real[: banks.half].mean(0)
    radius = ascent.typical_radius(banks.real[: banks.half])
    kinds = _kinds(run, settings, banks, train, others)
    kinds |= special.foreign(mean, SETS[settings.foreign].name, foreign, banks.half, settings.seed)
    ends, own = _extremes(last, settings, banks, mean, radius)
    rows += own
    kinds |= special.made(ends)
    found = sample_rows.verdicts(reader, kinds)
    rows += sample_rows.kind_rows(reader.layers, found, kinds, run.judge)

    own, flipped = weak_spots.measure(last, run.judge, test["images"], flips)
    rows += own
    pictures = sample_rows.pictures(found, kinds)
    pictures |= extremes.pictures(ends, last.require_discriminator(), run.judge, settings.shown)
    groups = {name: kind.group for name, kind in kinds.items()}
    header = {**run.here, "groups": groups, "radius": radius, "layers": reader.layers}
    return {
        "samples": (pictures, header),
        "flipped": (flipped, run.here),
        "effects": run.table(rows),
    }


def _banks(settings: Samples, test: Mapping[str, Tensor], dim: int) -> Banks:
    """Draw the banks, latents of length `dim`.

    Raises:
        InputError: there are too few test images.
    """
    bank, half, of_lens = settings.bank, settings.bank // 2, settings.lens // 2
    needed, there = bank + half + of_lens, len(test["images"])
    if there < needed:
        raise InputError(
            f"attribution.samples: bank {bank} and lens {settings.lens} take {needed} test images "
            f"(1½ banks and half a lens); allowed: at most prepare.test_images, {there}"
        )
    order = streams.rng(settings.seed, "real images beside special samples").permutation(there)
    real, others, lens_real = (
        to_network(test["images"][rows])
        for rows in (order[:bank], order[bank : bank + half], order[bank + half : needed])
    )
    return Banks(
        real,
        test["labels"][order[:bank]],
        streams.latents(settings.seed, "bank of special samples", 0, bank, dim),
        others,
        lens_real,
        streams.latents(settings.seed, "latents of the lens", 0, of_lens, dim),
    )


def _along_training(run: Run, settings: Samples, banks: Banks) -> tuple[Rows, Lens]:
    """Return what can be read off each layer at every checkpoint, and the lens of the last."""
    chain, specification = run.with_weights, run.specification
    untrained = [
        build.build(specification, streams.key(settings.seed, "untrained networks", number))
        for number in range(settings.untrained if len(chain) > 1 else 0)
    ]
    return decision.along_training(
        chain,
        (banks.lens_real, banks.lens_latents),
        (banks.real[banks.half :], banks.latents[banks.half :]),
        probes.labelled(banks.real, banks.labels),
        [one.evaluation() for one in untrained],
        draws=settings.resamples,
        seed=settings.seed,
    )


def _kinds(
    run: Run,
    settings: Samples,
    banks: Banks,
    train: Tensor,
    others: Mapping[str, Sequence[Subject]],
) -> dict[str, special.Kind]:
    """Return real images, samples of all generators, neighbours, and real images changed."""
    chain = run.with_weights
    older = checkpoints.spread(chain[:-1], settings.older)
    kinds = {special.REAL_TEST: special.Kind(special.REAL, banks.real[banks.half :])}
    kinds |= special.of_generator(run.last.subject, older, banks.latents[banks.half :])
    for name, generators in others.items():
        what = "samples of other seeds" if name == run.name else f"samples of {name}"
        images = special.of_others(generators, banks.half, settings.seed)
        kinds[what] = special.Kind(special.GENERATED, images)
    own = kinds[special.OWN].images[: settings.neighbours]
    kinds[special.NEAREST] = special.neighbours(own, train)
    return kinds | special.changed(banks.others, settings.seed)


def _extremes(
    last: Subject, settings: Samples, banks: Banks, mean: Tensor, radius: float
) -> tuple[dict[str, Extremes], Rows]:
    """Return extremes of the logit by way, and rows that say which are left out."""
    why = left_out.without_gradient(last.require_discriminator(), "discriminator", banks.real)
    through = left_out.without_gradient(last.generator, "generator", banks.latents)
    ends = {}
    if not why:
        ends = extremes.extremes(
            last,
            banks.latents[banks.half :][: settings.starts],
            mean,
            radius=radius,
            steps=settings.steps,
            seed=settings.seed,
            through=not through,
        )
    rows = [
        left_out.row(f"extremes of the logit over {what}", reason)
        for what, reason in (("images", why), ("latents", why or through))
        if reason
    ]
    if why:
        rows.append(left_out.row("attacks on the verdict", why))
    return ends, rows
