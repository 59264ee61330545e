"""Whether attributions to pixels are true: rows of effects of every check, for every method."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from glassgan import intervals, streams
from glassgan.attribution import faithfulness, methods, sanity
from glassgan.attribution.agreement import correlation_of_ranks, differs, ranks
from glassgan.attribution.baselines import BLACK
from glassgan.attribution.methods import COARSE, KINDS
from glassgan.attribution.pixels import Bank, Maps
from glassgan.attribution.verdict import logits
from glassgan.subject import layers

PARTS = 28  # of an image, that are removed or put in one after the other
EXCHANGES = 20  # of attributions between images, for nulls
DRAWS = 2000  # of the bands of the sanity checks: 20 for some 100 hypotheses of all runs
RANDOM = "random order"
Row = dict[str, Any]


def of_mean(values: np.ndarray) -> dict[str, Any]:
    """Return the mean of one value an image with Student's interval, and n; without nan."""
    known = values[~np.isnan(values)]
    if len(known) < 2:
        return {"n": len(known), "status": "not defined for two images"}
    reach = intervals.margin(known.std(ddof=1), len(known))
    return {**intervals.around(known.mean(), reach), "n": len(known)}


def mean_of(values: np.ndarray) -> float:
    """Return the mean without nan; nan if there is nothing else."""
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else float("nan")


def band(null: Sequence[float]) -> Row:
    """Return the middle 95 % of a null, without nan, as columns of a row."""
    known = [value for value in null if not np.isnan(value)]
    low, high = np.quantile(known, [0.025, 0.975]) if known else (np.nan, np.nan)
    return {"null_low": float(low), "null_high": float(high)}


def shares(found: Maps, name: str, bank: Bank, shift: int = 0) -> Tensor:
    """Return what each pixel adds to the logit beside black, as a method says, [N, 1, 28, 28].

    The attributions themselves, or a slope times the difference from black.

    Args:
        found: attributions.
        name: of the method.
        bank: the images.
        shift: by how many images of its kind attributions are moved on.
    """
    maps = found[name][BLACK][: len(bank.images)].roll(2 * shift, 0)
    return maps if KINDS[name].contribution else maps * (bank.images - bank.baselines[BLACK])


def curves(
    network: nn.Module, bank: Bank, found: Maps, *, orders: int, seed: int
) -> tuple[list[Row], dict[str, Tensor]]:
    """Remove and put in pixels in the order of their attributions, beside random orders.

    What is measured is the area between the curve of the logit and that of random orders, the
    mean over the images, positive where the attributions do better: removing what counts for the
    logit lowers it sooner, putting it in raises it sooner. Tested by Student's test, two-sided.

    Args:
        network: images → logits [N].
        bank: N images.
        found: attributions from the black baseline.
        orders: random ones.
        seed: of these.

    Returns:
        Rows "attribution_deletion" and "attribution_insertion", and the curves of every method and
        of the mean of random orders, "deletion" and "insertion" [M + 1, N, K].
    """
    from scipy.stats import ttest_1samp

    images, starts = bank.images, bank.baselines[BLACK]
    deviation = float(logits(network, images).std())
    drawn = faithfulness.random_orders(orders, seed)
    rows: list[Row] = []
    kept = {}
    for way, ends in {"deletion": (images, starts), "insertion": (starts, images)}.items():
        of_random = torch.stack(
            [
                faithfulness.curves(network, *ends, one.expand(len(images), -1), PARTS)
                for one in drawn
            ]
        )
        level = faithfulness.area(of_random)
        sign = -1 if way == "deletion" else 1
        # one random order beside the mean of the others
        others = (level.sum(0) - level) / (len(level) - 1)
        null = sign * (level - others).mean(1) / (deviation or torch.nan)
        own = []
        for name in KINDS:
            order = faithfulness.orders(shares(found, name, bank))
            own.append(faithfulness.curves(network, *ends, order, PARTS))
            gain = sign * (faithfulness.area(own[-1]) - level.mean(0)).double().numpy()
            row: Row = {"analysis": f"attribution_{way}", "target": name, "intervention": BLACK}
            row |= {"concept": "area beyond random order", "unit_of_measure": "SD of the logit"}
            if not deviation:
                rows.append({**row, "n": 0, "status": "the logit does not vary"})
                continue
            tested = band(null.tolist())
            if np.ptp(gain):
                tested["p_value"] = float(ttest_1samp(gain, 0.0).pvalue)
            rows.append({**row, **of_mean(gain / deviation), **tested})
        kept[way] = torch.stack([*own, of_random.mean(0)])
    return rows, kept


def unexplained(
    network: nn.Module, bank: Bank, found: Maps, *, squares: int, seed: int
) -> Iterator[Row]:
    """Yield what removed squares do and attributions do not say, "attribution_infidelity".

    Beside the attributions of other images, which know the method but not the image.
    """
    images, starts = bank.images, bank.baselines[BLACK]
    masks, falls = faithfulness.removals(network, images, starts, squares=squares, seed=seed)
    for name in KINDS:
        # of the image itself, and of others of the same kind
        parts = [
            faithfulness.unexplained(masks, falls, shares(found, name, bank, shift)).numpy()
            for shift in range(shifts(len(images)).stop)
        ]
        yield {
            "analysis": "attribution_infidelity",
            "target": name,
            "concept": "unexplained part",
            **of_mean(parts[0]),
            **band([mean_of(part) for part in parts[1:]]),
            "unit_of_measure": "of the mean square change",
        }


def sensitivity(network: nn.Module, bank: Bank, *, draws: int, seed: int) -> Iterator[Row]:
    """Yield how much attributions change when images hardly do, "attribution_sensitivity"."""
    for name, method in methods.methods(network, COARSE, seed).items():
        found = faithfulness.max_sensitivity(
            method, bank.images, bank.baselines[BLACK], draws=draws, seed=seed
        )
        row = {"analysis": "attribution_sensitivity", "target": name, "concept": "largest change"}
        yield {**row, **of_mean(found.double().numpy()), "unit_of_measure": "of the attribution"}


def agreement(bank: Bank, found: Maps) -> Iterator[Row]:
    """Yield how alike methods are, and how alike the answers of a method from two baselines are.

    Rank correlation over the pixels that differ from all baselines involved, mean over the images;
    beside the same with attributions exchanged between images of the same kind.
    """
    images = bank.images
    counts = differs(images, bank.baselines[BLACK])
    own = {name: ranks(maps[BLACK][: len(images)], counts) for name, maps in found.items()}
    names = list(own)
    for number, first in enumerate(names):
        for second in names[number + 1 :]:
            row = {"analysis": "attribution_agreement", "target": first, "intervention": second}
            yield {**row, **_alike(own[first], own[second])}
    baselines = list(bank.baselines)
    for name, kind in KINDS.items():
        for number, one in enumerate(baselines if kind.baseline else []):
            for other in baselines[number + 1 :]:
                counts = differs(images, bank.baselines[one])
                counts &= differs(images, bank.baselines[other])
                both = (ranks(found[name][start][: len(images)], counts) for start in (one, other))
                row = {"analysis": "attribution_baselines", "target": name}
                yield {**row, "intervention": f"{one} and {other}", **_alike(*both)}


def _alike(first: np.ndarray, second: np.ndarray) -> Row:
    """Return the columns of a row for the agreement of ranks, images of two kinds in turn."""
    null = [
        mean_of(correlation_of_ranks(first, np.roll(second, 2 * shift, axis=0)))
        for shift in shifts(len(first))
    ]
    return {
        "concept": "rank correlation",
        **of_mean(correlation_of_ranks(first, second)),
        **band(null),
        "unit_of_measure": "correlation",
    }


def shifts(count: int) -> range:
    """Return by how many images of its kind attributions are moved on, `count` in two kinds."""
    return range(1, min(EXCHANGES + 1, count // 2))


def weights(network: nn.Module, bank: Bank, *, times: int, seed: int) -> list[Row]:
    """Return how alike attributions are to those of networks with new weights.

    Rows "attribution_weights" for each depth, from the logit down, the mean with its sign and of
    its size; tested where all layers are drawn anew.
    """
    found, between = sanity.cascade(
        network, bank.images, bank.baselines[BLACK], times=times, seed=seed
    )
    names = list(layers(network))[::-1]
    rows = []
    for depth, of_depth in enumerate(found):
        for method in KINDS:
            checked = sanity.check(of_depth[method], between[method], DRAWS, seed)
            row = {"analysis": "attribution_weights", "layer": names[depth], "target": method}
            row["intervention"] = "drawn anew from the logit to this layer"
            last = {"p_value": checked.p_value} if depth == len(found) - 1 else {}
            rows.append({**row, **_checked(checked), **last})
            row["concept"] = "size of the rank correlation"
            rows.append({**row, "unit_of_measure": "correlation", **of_mean(abs(checked.values))})
    return rows


def labels(
    real: Tensor, generated: Tensor, bank: Bank, *, times: int, steps: int, seed: int
) -> list[Row]:
    """Return how alike attributions are of discriminators that learnt right and shuffled labels.

    Rows "attribution_labels": right against shuffled labels, tested, and right against right
    labels, which shows what the correlation is where two networks learnt the same.

    Args:
        real: images to train tiny discriminators on, [N, 1, 28, 28].
        generated: [N, 1, 28, 28].
        bank: images to explain, others than those.
        times: discriminators with shuffled labels; a third as many, at least two, with right ones.
        steps: of training.
        seed: of everything.
    """

    def maps(shuffled: bool, number: int) -> sanity.Maps:
        own = streams.key(seed, f"tiny discriminator, shuffled: {shuffled}", number)
        network = sanity.tiny(real, generated, shuffled=shuffled, steps=steps, seed=own)
        return sanity.maps(network, bank.images, bank.baselines[BLACK], seed)

    right = [maps(False, number) for number in range(max(2, times // 3))]
    shuffled = [maps(True, number) for number in range(times)]
    alike, between = sanity.pairs(right), sanity.pairs(shuffled)
    across = [right[number % len(right)].alike(one) for number, one in enumerate(shuffled)]
    rows = []
    for method in KINDS:
        row = {"analysis": "attribution_labels", "target": method}
        checked = sanity.check([one[method] for one in across], between[method], DRAWS, seed)
        tested = {**_checked(checked), "p_value": checked.p_value}
        rows.append({**row, "intervention": "shuffled labels", **tested})
        same = of_mean(np.array(alike[method]))
        about = {"concept": "rank correlation", "unit_of_measure": "correlation"}
        rows.append({**row, "intervention": "right labels", **about, **same})
    return rows


def _checked(checked: sanity.Check) -> Row:
    about = {"concept": "rank correlation", "unit_of_measure": "correlation"}
    return {**about, **of_mean(checked.values), "null_low": checked.low, "null_high": checked.high}
