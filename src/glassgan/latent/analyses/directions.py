"""Directions of the latent space by every method, and what each of them does."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import torch
from torch import Tensor

from glassgan import left_out, streams
from glassgan.banks import halves
from glassgan.concepts import CONCEPTS
from glassgan.effects import no_estimate
from glassgan.latent import (
    agreement,
    base_rate,
    codes,
    effects,
    findings,
    leading,
    random_directions,
    supervised,
)
from glassgan.latent.bank import LatentBank, measured
from glassgan.latent.discover import AXES, NOTHING, Found, discover
from glassgan.latent.disentanglement import disentanglement
from glassgan.latent.jacobian import STEP, Moments, moments, together
from glassgan.latent.settings import Directions
from glassgan.run import Run, place
from glassgan.subject import Subject

LEADING = 3  # directions, at most


def analyse(run: Run, settings: Directions) -> dict[str, Any]:
    """Find and choose on discovery latents, test on held-out ones, compare methods.

    Args:
        run: with a judge.
        settings: of the analysis.

    Returns:
        directions: unit vectors [rows, d], and what a generator makes of them. table: a row a
        direction. effects.
    """
    subject = run.last.subject
    latents = streams.latents(
        settings.seed, "bank of directions", 0, settings.bank, subject.latent_dim
    )
    discovery, held_out = halves(latents)
    parts = (*halves(discovery), held_out)
    finding, choosing, testing = banks = [
        measured(subject, run.judge, part, settings.strokes) for part in parts
    ]
    bent = [
        [moments(subject, some) for some in part[: settings.jacobians].chunk(effects.FOLDS)]
        for part in parts
    ]
    concepts = supervised.learnable(finding)
    of_parts = _discovered(subject, banks, bent, concepts, settings.kept)
    found, again, apart = (
        {method: one for method, one in of_part.items() if len(one.directions)}
        for of_part in of_parts
    )

    random = effects.random_directions(settings.null_directions, len(latents[0]), settings.seed)
    setting = effects.Setting(
        choosing, testing, finding.scales(), settings.length, together(bent[2])
    )
    nulls = random_directions.random(setting, random)
    table, rows = findings.findings(found, setting, nulls)
    if why := left_out.without_gradient(subject.generator, "generator", latents):
        rows.append(
            left_out.row("exact Jacobians", f"{why} (slopes of chords over ±{STEP:g} stand in)")
        )
    rows += findings.image_changes(found, bent[2], random, settings.jacobians)
    rows += findings.held_out_scores(found, finding, testing)
    rows += base_rate.of_random(
        setting, nulls, bent[2], random, concepts,
        latents=settings.jacobians, count=settings.random, seed=settings.seed,
    )  # fmt: skip
    missing = {"analysis": "direction_effects", "layer": "latent", **no_estimate(NOTHING), "n": 0}
    rows += [{**missing, "target": name} for name in of_parts[0] if name not in found]

    directions = findings.stacked(found)
    first = leading.leading(table, directions, LEADING)
    table["leading"] = [first.index(row) + 1 if row in first else 0 for row in table.index]
    metric, kept = together(bent[0]).metric, settings.kept
    turned = {AXES: agreement.ranked_bases(metric, kept, settings.null_subspaces, settings.seed)}
    for row in first:
        name, home = table["name"][row], table["method"][row]
        rows += leading.found_by(name, directions[row], apart, turned, kept, home)
    rows += _compared(found, again, turned, settings)
    rows += _disentangled(run, choosing, testing, _spans(found, kept), settings)
    tensors = {
        "directions": directions,
        "mean_jacobian": together(bent[2]).mean.float(),
        "metric": together(bent[2]).metric.float(),
        "scales": torch.from_numpy(finding.scales()),
    }
    return {"directions": (tensors, run.here), "table": table, "effects": run.table(rows)}


def _discovered(
    subject: Subject,
    banks: Sequence[LatentBank],
    bent: Sequence[Sequence[Moments]],
    concepts: list[int],
    kept: int,
) -> list[dict[str, Found]]:
    """Return what every method finds on each part: to find, to choose and to test.

    As many latents each: two to compare methods, a third to look for what leads in the first.

    Args:
        subject: in evaluation mode.
        banks: the parts.
        bent: of each, moments of Jacobians at equal parts of it.
        concepts: on which directions are trained.
        kept: directions of each method.
    """
    finding, choosing, testing = banks
    third = testing.part(slice(len(finding.latents)))
    return [
        discover(subject, part, together(known), concepts, kept)
        for part, known in zip((finding, choosing, third), bent, strict=True)
    ]


def _spans(found: Mapping[str, Found], kept: int) -> dict[str, Tensor]:
    """Return the directions by which methods are compared, [K, d] each; not of derived ones."""
    return {name: one.first(kept) for name, one in found.items() if not one.derived}


def _compared(
    found: Mapping[str, Found],
    again: Mapping[str, Found],
    turned: Mapping[str, Tensor],
    settings: Directions,
) -> Iterator[dict[str, Any]]:
    """Yield how far methods agree with each other, and with themselves on other samples.

    Args:
        found: directions by method.
        again: the same from other samples.
        turned: what methods that choose among given directions choose in random bases, [R, k, d].
        settings: of the analysis.
    """
    spans, others = (_spans(some, settings.kept) for some in (found, again))
    yield from agreement.agreements(spans, others, turned, settings.null_subspaces, settings.seed)
    yield agreement.subsets(AXES, spans[AXES], others[AXES])
    sampled = {name: spans[name] for name in spans if found[name].of_samples and name != AXES}
    yield from agreement.stability(sampled, others, settings.null_subspaces, settings.seed)


def _disentangled(
    run: Run,
    choosing: LatentBank,
    testing: LatentBank,
    spans: Mapping[str, Tensor],
    settings: Directions,
) -> Iterator[dict[str, Any]]:
    """Yield what single dimensions of latents, of coordinates and of layers stand for.

    Coordinates are those along directions. A subject from files has no untrained network beside it.

    Args:
        run: with a judge.
        choosing: the discovery half, of which some is taken.
        testing: the held-out half, likewise.
        spans: directions by method, [K, d] each.
        settings: of the analysis.
    """
    some = slice(settings.coded // 2)
    coded = LatentBank.joined(choosing.part(some), testing.part(some))
    compared = [(run.last, coded, codes.of_subject(run.last.subject, coded.latents, spans))]
    if run.trained_here:
        start = run.chain[0]
        before = measured(start.subject, run.judge, coded.latents, 0)
        compared.append((start, before, codes.of_subject(start.subject, coded.latents, {})))
    for checkpoint, bank, found_codes in compared:
        for name, code in found_codes.items():
            scores = disentanglement(
                code,
                bank.values,
                list(CONCEPTS),
                layer=name,
                draws=settings.null_codes,
                seed=settings.seed,
            )
            # bands without tests: of so many codes there would be too few draws for each
            yield from ({**place(checkpoint), **row, "p_value": math.nan} for row in scores)
