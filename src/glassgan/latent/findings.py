"""What the directions of all methods do: chosen on discovery, tested on held-out samples.

Discovery has two parts: on one the directions are found, on the other concepts and the leading
directions are chosen. On the part on which a method was trained it would look better than it is,
and trained methods better than others.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import torch
from torch import Tensor

from glassgan.concepts import CONCEPTS
from glassgan.effects import no_estimate
from glassgan.latent.bank import LatentBank
from glassgan.latent.discover import Found
from glassgan.latent.effects import MoveEffects, Setting, image_change
from glassgan.latent.jacobian import Moments, together
from glassgan.latent.random_directions import Null, selectivity, shares
from glassgan.latent.supervised import labels, thresholds
from glassgan.statistics import auroc, columns, intervals, nulls
from glassgan.statistics.auroc import ranks

NAMES = list(CONCEPTS)
SHARED = {"layer": "latent", "split": "held-out"}
NO_CONCEPT = "no concept varies"


def findings(
    found: Mapping[str, Found], setting: Setting, null: Null
) -> tuple[pd.DataFrame, list[dict[str, Any]]]:
    """Measure the directions of every method.

    Each is tested on one concept: that on which it was trained, or else that on which it goes
    furthest beyond random directions where concepts are chosen. Tested are its effect on that
    concept, per unit length and per unit of image change, and its selective effect
    (`random_directions.selectivity`), each against random directions that made the same choice. A
    random direction of equal image change is one of another length; its effect is taken as
    proportional to that, which is too much where concepts saturate.

    Args:
        found: directions by method.
        setting: where concepts are chosen and effects are measured.
        null: random directions, measured there.

    Returns:
        A row a direction: method, number (from 0), name, score, trained (whether on a concept),
        concept ("" if none varies), and its effect and selective effect where it was chosen. And
        rows of an effects table: "direction_effects", "direction_effects_per_change" (where the
        change of the image is known) and "direction_selectivity" (tested), "direction_share" and
        "direction_side_effects".
    """
    table: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    draws: Draws = {}
    for method, one in found.items():
        first = setting.where_chosen(one.directions)
        second = setting.measured(one.directions)
        change = setting.image_change(one.directions)
        trained = one.targets is not None
        targets = np.array(one.targets) if trained else null.choose(first.mean)
        usable = (targets >= 0) & null.usable()[targets]
        safe = np.where(usable, targets, 0)
        chosen = selectivity(first.mean, first.square, safe)
        for number, name in enumerate(one.names):
            target = int(targets[number]) if usable[number] else None
            table.append(
                {
                    "method": method,
                    "number": number,
                    "name": name,
                    "score": float(one.scores[number]),
                    "trained": trained,
                    "concept": "" if target is None else NAMES[target],
                    "effect": np.nan if target is None else first.mean[number, target],
                    "selectivity": 0.0 if target is None else chosen[number],
                }
            )
            here = {**SHARED, "target": name, "intervention": method}
            if target is None:
                rows.append(
                    {**here, "analysis": "direction_effects", **no_estimate(NO_CONCEPT), "n": 0}
                )
        tested = [number for number in range(len(one.names)) if usable[number]]
        for row in _rows(second, change, tested, targets, trained, null, draws):
            number = row.pop("number")
            rows.append({**SHARED, "target": one.names[number], "intervention": method, **row})
    columns = ["method", "number", "name", "score", "trained", "concept", "effect", "selectivity"]
    return pd.DataFrame(table, columns=columns), rows


# How far random directions go, per unit length and of image change, and how selective they are, by
# the concept that was given, if any.
Draws = dict[int | None, tuple[np.ndarray, np.ndarray, np.ndarray]]


def _rows(
    measured: MoveEffects,
    change: np.ndarray,
    tested: Sequence[int],
    targets: np.ndarray,
    trained: bool,
    null: Null,
    draws: Draws,
) -> Iterator[dict[str, Any]]:
    unit, spread = "SD per unit length", Null.spread(null.held_out)
    safe = np.maximum(targets, 0)
    whole, share = selectivity(measured.mean, measured.square, safe), shares(measured.square, safe)
    part_shares = shares(measured.square_without, safe)
    on = np.abs(measured.without[:, np.arange(len(safe)), safe])
    reach, share_reach = (
        np.asarray(intervals.jackknife_margin(parts))
        for parts in (on * np.nan_to_num(part_shares), part_shares)
    )
    for number in tested:
        target = int(targets[number])
        given = target if trained else None
        if given not in draws:
            sizes = null.sizes(given)
            draws[given] = sizes, sizes / null.change, null.selectivities(given)
        sizes, per_change, selectivities = draws[given]
        mean, margin = measured.mean[number], measured.margin[number]
        bound = float(np.quantile(sizes, 0.95)) * spread[target]
        shared = {"number": number, "concept": NAMES[target], "n": int(measured.counts[target])}
        yield {
            **shared,
            "analysis": "direction_effects",
            **intervals.around(mean[target], margin[target]),
            "null_low": -bound,
            "null_high": bound,
            "p_value": nulls.monte_carlo_p(abs(mean[target]) / spread[target], sizes),
            "unit_of_measure": unit,
        }
        if change[number] > 0:
            bound = float(np.quantile(per_change, 0.95)) * spread[target]
            size = mean[target] / change[number]
            yield {
                **shared,
                "analysis": "direction_effects_per_change",
                **intervals.around(size, margin[target] / change[number]),
                "null_low": -bound,
                "null_high": bound,
                "p_value": nulls.monte_carlo_p(abs(size) / spread[target], per_change),
                "unit_of_measure": "SD per RMS pixel change",
            }
        yield {
            **shared,
            "analysis": "direction_selectivity",
            **columns.within(whole[number], reach[number], 0.0),
            **columns.null(selectivities, whole[number]),
            "unit_of_measure": unit,
        }
        yield {
            **shared,
            "analysis": "direction_share",
            **_share(share[number], share_reach[number]),
            "unit_of_measure": "share of the change",
        }
        for concept, name in enumerate(NAMES):
            if concept != target and not np.isnan(mean[concept]):
                yield {
                    **shared,
                    "analysis": "direction_side_effects",
                    "concept": name,
                    **intervals.around(mean[concept], margin[concept]),
                    "n": int(measured.counts[concept]),
                    "unit_of_measure": unit,
                }


def _share(estimate: float, margin: float) -> dict[str, float]:
    """Return a share and its interval, within 0 and 1; all of these where nothing is left."""
    if np.isnan(estimate + margin):
        return {"estimate": 0.0, "ci_low": 0.0, "ci_high": 1.0}
    low, high = np.clip([estimate - margin, estimate + margin], 0, 1)
    return {"estimate": float(np.clip(estimate, 0, 1)), "ci_low": low, "ci_high": high}


def image_changes(
    found: Mapping[str, Found], parts: Sequence[Moments], random: Tensor, n: int
) -> Iterator[dict[str, Any]]:
    """Yield how much the image changes along each direction, against random directions.

    As `effects.image_change`; one-sided, because the question is which directions change the image
    *more* than one without a meaning.

    Args:
        found: directions by method.
        parts: moments of the Jacobians at equal parts of the held-out latents.
        random: unit vectors [R, d].
        n: latents in all.
    """
    whole = together(parts)
    without = [together([*parts[:place], *parts[place + 1 :]]) for place in range(len(parts))]
    null = image_change(whole, random)
    for method, one in found.items():
        estimates = image_change(whole, one.directions)
        left_out = np.stack([image_change(part, one.directions) for part in without])
        margins = np.asarray(intervals.jackknife_margin(left_out))
        for name, estimate, margin in zip(one.names, estimates, margins, strict=True):
            yield {
                **SHARED,
                "analysis": "direction_image_change",
                "target": name,
                "intervention": method,
                "concept": "image change",
                **intervals.around(estimate, margin),
                **columns.null(null, estimate),
                "n": n,
                "unit_of_measure": "RMS pixel change per unit length",
            }


def held_out_scores(
    found: Mapping[str, Found], finding: LatentBank, held_out: LatentBank
) -> Iterator[dict[str, Any]]:
    """Yield how well each trained direction tells held-out samples with its concept from others.

    AUROC of the coordinate along the direction, for classes among the samples that the judge names,
    for other concepts above and below the median where they were trained. Null: Mann and Whitney's.
    """
    truth = labels(held_out, thresholds(finding))
    for method, one in found.items():
        if one.targets is None:
            continue
        along = (held_out.latents @ one.directions.T).double().numpy()
        usable = ranks(along[:, :1], truth).usable()
        for number, (name, target) in enumerate(zip(one.names, one.targets, strict=True)):
            row = {
                **SHARED,
                "analysis": "direction_scores",
                "target": name,
                "intervention": method,
                "concept": NAMES[target],
            }
            if not usable[target]:
                yield row | {**no_estimate("too few held-out samples with or without it"), "n": 0}
                continue
            known = ~np.isnan(truth[:, target])
            yield row | {
                **auroc.tested(along[known, number], truth[known, target] > 0),
                "n": int(known.sum()),
                "unit_of_measure": "AUROC",
            }


def stacked(found: Mapping[str, Found]) -> Tensor:
    """Return the directions of all methods, in the order of `findings`, [rows, d]."""
    return torch.cat([one.directions for one in found.values()])
