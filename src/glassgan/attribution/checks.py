"""Whether attributions to pixels are true: rows of effects of every check, for every method."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.attribution import faithfulness, methods, sanity
from glassgan.attribution.agreement import correlation_of_ranks, differs, ranks
from glassgan.attribution.baselines import BLACK
from glassgan.attribution.methods import COARSE, KINDS
from glassgan.attribution.pixels import ExplainedImages, Maps
from glassgan.attribution.threshold import NO_NUMBER, logits
from glassgan.data import DATA
from glassgan.effects import no_estimate
from glassgan.statistics import columns
from glassgan.subject import layers

PARTS = DATA.height  # of an image, that are removed or put in one after the other
EXCHANGES = 20  # of attributions between images, for nulls
RANKED = 8  # of these, where every exchange is ranked again; nothing is tested with them
DRAWS = 2000  # of the bands of the sanity checks: 20 for some 100 hypotheses of all runs
RANDOM = "random order"
Row = dict[str, Any]


def of_mean(values: np.ndarray) -> dict[str, Any]:
    """Return the mean of one value an image with Student's interval, and n; without nan."""
    known = values[~np.isnan(values)]
    if len(known) < 2:
        return {"n": len(known), **no_estimate("not defined for two images")}
    return columns.mean(known)


def mean_of(values: np.ndarray) -> float:
    """Return the mean without nan; nan if there is nothing else."""
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else float("nan")


def band(null: Sequence[float]) -> Row:
    """Return the middle 95 % of a null, without nan, as columns of a row."""
    return columns.null(columns.known(np.array(null)))


def shares(found: Maps, name: str, bank: ExplainedImages, shift: int = 0) -> Tensor:
    """Return what each pixel adds to the logit beside black, as a method says, [N, C, H, W].

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
    network: nn.Module, bank: ExplainedImages, found: Maps, *, orders: int, seed: int
) -> tuple[list[Row], dict[str, Tensor]]:
    """Remove and put in pixels in the order of their attributions, beside random orders.

    What is tested is the area between the curves of the logit when pixels are removed in falling
    and in rising order of attribution, the mean over the images, positive where the attributions
    know something: what counts for the logit first lowers it sooner. A map that knows nothing of
    the discriminator might as well have the opposite sign, so that the difference is as often
    negative as positive, however smooth the map is and however little removals add up. Beside a
    random order that is not so: holes in one place do other things to a convolutional
    discriminator than as many single pixels. (The least relevant first against the most relevant
    first: Samek et al. 2017, "Evaluating the visualization of what a deep neural network has
    learned"; as a test by the area between: Blücher, Vielhaben and Strodthoff 2024, "Decoupling
    pixel flipping and occlusion strategy for consistent XAI benchmarks".) Putting pixels in, in
    rising order, is removing them in falling order, backwards: insertion is no second test.

    Args:
        network: images → logits [N].
        bank: N images.
        found: attributions from the black baseline.
        orders: random ones of each image.
        seed: of these.

    Returns:
        Rows "attribution_deletion", with Student's two-sided test, beside the middle 95 % of what
        random orders of the images give; and the curves of every method and of the mean of random
        orders, "deletion" and "insertion" [M + 1, N, K].
    """
    from scipy.stats import ttest_1samp

    images, starts = bank.images, bank.baselines[BLACK]
    drawn = [faithfulness.random_orders(len(images), seed, draw) for draw in range(orders)]
    of_methods = [faithfulness.orders(shares(found, name, bank), drawn[0]) for name in found]
    kept = {}
    areas = {}
    for way, ends in {"deletion": (images, starts), "insertion": (starts, images)}.items():
        every = torch.stack(
            [faithfulness.curves(network, *ends, one, PARTS) for one in (*of_methods, *drawn)]
        )
        areas[way] = faithfulness.area(every.double())
        kept[way] = torch.cat([every[: len(found)], every[len(found) :].mean(0, keepdim=True)])
    # pixels put in, in falling order, are pixels removed in rising order
    gains = (areas["insertion"] - areas["deletion"]).numpy()
    deviation = float(logits(network, images).std())
    reach = 1.96 * np.sqrt(np.square(gains[len(found) :] / (deviation or np.nan)).mean())
    null = {"null_low": -reach / len(images) ** 0.5, "null_high": reach / len(images) ** 0.5}
    rows: list[Row] = []
    for name, gain in zip(found, gains, strict=False):
        row: Row = {"analysis": "attribution_deletion", "target": name, "intervention": BLACK}
        row |= {"concept": "area beyond rising order", "unit_of_measure": "SD of the logit"}
        if not deviation > 0:
            why = NO_NUMBER if np.isnan(deviation) else "the logit does not vary"
            rows.append({**row, "n": 0, **no_estimate(why)})
            continue
        tested = {"p_value": float(ttest_1samp(gain, 0.0).pvalue)} if np.ptp(gain) else {}
        rows.append({**row, **of_mean(gain / deviation), **null, **tested})
    return rows, kept


def unexplained(
    network: nn.Module, bank: ExplainedImages, found: Maps, *, squares: int, seed: int
) -> Iterator[Row]:
    """Yield what removed squares do and attributions do not say, "attribution_infidelity".

    Beside the attributions of other images, which know the method but not the image.
    """
    images, starts = bank.images, bank.baselines[BLACK]
    masks, falls = faithfulness.removals(network, images, starts, squares=squares, seed=seed)
    for name in found:
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


def sensitivity(
    network: nn.Module,
    bank: ExplainedImages,
    names: Iterable[str] = KINDS,
    *,
    draws: int,
    seed: int,
) -> Iterator[Row]:
    """Yield how much attributions change when images hardly do, "attribution_sensitivity"."""
    for name, method in methods.methods(network, COARSE, seed, names).items():
        found = faithfulness.max_sensitivity(
            method, bank.images, bank.baselines[BLACK], draws=draws, seed=seed
        )
        row = {"analysis": "attribution_sensitivity", "target": name, "concept": "largest change"}
        yield {**row, **of_mean(found.double().numpy()), "unit_of_measure": "of the attribution"}


def agreement(bank: ExplainedImages, found: Maps) -> Iterator[Row]:
    """Yield how alike methods are, and how alike the answers of a method from two baselines are.

    Rank correlation over the pixels that differ from all baselines involved, mean over the images;
    beside the same with attributions exchanged between images of the same kind, over the pixels
    that differ in both images.
    """
    images = bank.images
    counts = differs(images, bank.baselines[BLACK])
    own = {name: maps[BLACK][: len(images)] for name, maps in found.items()}
    for (first, second), alike in _alike(own, list(combinations(own, 2)), counts).items():
        row = {"analysis": "attribution_agreement", "target": first, "intervention": second}
        yield {**row, **alike}
    for name in found:
        for pair in combinations(bank.baselines if KINDS[name].baseline else (), 2):
            both = {start: found[name][start][: len(images)] for start in pair}
            one, other = (differs(images, bank.baselines[start]) for start in pair)
            row = {"analysis": "attribution_baselines", "target": name}
            row["intervention"] = " and ".join(pair)
            yield {**row, **_alike(both, [pair], one & other)[pair]}


def _alike(
    maps: Mapping[str, Tensor], pairs: Sequence[tuple[str, str]], counts: Tensor
) -> dict[tuple[str, str], Row]:
    """Return the columns of a row for the agreement of each pair, images of two kinds in turn.

    Args:
        maps: by name, [N, C, H, W].
        pairs: of names.
        counts: which pixels count, of the shape of maps.
    """

    def correlations(shift: int) -> list[np.ndarray]:
        # those of another image are ranked again: over other pixels its ranks would be others
        common = counts & counts.roll(2 * shift, 0)
        one = {name: ranks(maps[name], common) for name in {pair[0] for pair in pairs}}
        other = {
            name: ranks(maps[name].roll(2 * shift, 0), common)
            for name in {pair[1] for pair in pairs}
        }
        return [correlation_of_ranks(one[first], other[second]) for first, second in pairs]

    null = [correlations(shift) for shift in shifts(len(counts))[:RANKED]]
    return {
        pair: {
            "concept": "rank correlation",
            **of_mean(own),
            **band([mean_of(draw[number]) for draw in null]),
            "unit_of_measure": "correlation",
        }
        for number, (pair, own) in enumerate(zip(pairs, correlations(0), strict=True))
    }


def shifts(count: int) -> range:
    """Return by how many images of its kind attributions are moved on, `count` in two kinds."""
    return range(1, min(EXCHANGES + 1, count // 2))


def weights(
    network: nn.Module,
    bank: ExplainedImages,
    names: Sequence[str] = tuple(KINDS),
    *,
    times: int,
    seed: int,
) -> list[Row]:
    """Return how alike attributions are to those of networks with new weights.

    Rows "attribution_weights" for each depth, from the logit down, the mean with its sign and of
    its size; tested where all layers are drawn anew. Where no weight can be, a row says so.
    """
    if not sanity.can_be_drawn(network):
        nothing = {"analysis": "attribution_weights", **no_estimate("no weight can be drawn anew")}
        return [{**nothing, "target": method, "n": 0} for method in names]
    found, between = sanity.cascade(
        network, bank.images, bank.baselines[BLACK], names, times=times, seed=seed
    )
    from_logit = list(layers(network))[::-1]
    rows = []
    for depth, of_depth in enumerate(found):
        for method in names:
            checked = sanity.check(of_depth[method], between[method], DRAWS, seed)
            row = {"analysis": "attribution_weights", "layer": from_logit[depth], "target": method}
            row["intervention"] = "drawn anew from the logit to this layer"
            last = {"p_value": checked.p_value} if depth == len(found) - 1 else {}
            rows.append({**row, **_checked(checked), **last})
            row["concept"] = "size of the rank correlation"
            rows.append({**row, "unit_of_measure": "correlation", **of_mean(abs(checked.values))})
    return rows


def labels(
    real: Tensor,
    generated: Tensor,
    bank: ExplainedImages,
    names: Iterable[str] = KINDS,
    *,
    times: int,
    steps: int,
    seed: int,
) -> list[Row]:
    """Return how alike attributions are of discriminators that learnt right and shuffled labels.

    Rows "attribution_labels": right against shuffled labels, tested, and right against right
    labels, which shows what the correlation is where two networks learnt the same.

    Args:
        real: images to train tiny discriminators on, [N, C, H, W].
        generated: [N, C, H, W].
        bank: images to explain, others than those.
        names: of the methods.
        times: discriminators with shuffled labels; a third as many, at least two, with right ones.
        steps: of training.
        seed: of everything.
    """

    def maps(shuffled: bool, number: int) -> sanity.Maps:
        own = streams.key(seed, f"tiny discriminator, shuffled: {shuffled}", number)
        network = sanity.tiny(real, generated, shuffled=shuffled, steps=steps, seed=own)
        return sanity.maps(network, bank.images, bank.baselines[BLACK], seed, names)

    right = [maps(False, number) for number in range(max(2, times // 3))]
    shuffled = [maps(True, number) for number in range(times)]
    alike, between = sanity.pairs(right, names), sanity.pairs(shuffled, names)
    across = [right[number % len(right)].alike(one) for number, one in enumerate(shuffled)]
    rows = []
    for method in names:
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
