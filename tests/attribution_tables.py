"""Small results of attribution to pixels, with known contents."""

import numpy as np
from once import once
from unit_tables import SHARED, measured

from glassgan import decisions, effects
from glassgan.report.attribution.shared import EDGES

COMPLETE = ["integrated gradients", "DeepLift"]
METHODS = [*COMPLETE, "occlusion", "saliency", EDGES]
BASELINES = ["black", "mean", "nearest"]
LAYERS = ["output", "hidden2", "hidden1"]
BAND = {"null_low": -0.05, "null_high": 0.05}
CLEAR, UNCLEAR = 1e-6, 0.8
PARTS = {
    "border": 0.1,
    "middle": 0.4,
    "black pixels": 0.0,
    "grey pixels": -0.1,
    "white pixels": 0.6,
    "all pixels": 0.5,
}
SHOWN, FEW, STEPS = 4, 8, 6


def completeness_rows(gap):
    shared = {"analysis": "attribution_completeness"}
    for baseline in BASELINES:
        row = {**shared, "intervention": baseline, "target": COMPLETE[0], "concept": "steps"}
        yield {**row, **measured(120.0, 5.0)}
        for name in COMPLETE:
            largest = gap if (name, baseline) == ("DeepLift", "nearest") else 0.5
            row = {**shared, "intervention": baseline, "target": name}
            yield {**row, "concept": "largest gap", "estimate": largest}


def region_rows(size):
    for name in COMPLETE:
        for part, share in PARTS.items():
            row = {"analysis": "attribution_regions", "target": name, "intervention": "black"}
            yield {**row, "concept": part, **measured(size * share), "n": 500}


def curve_rows(constant, lost):
    """Its order does the edge detector no good in deletion, and `lost` harm."""
    for name in METHODS:
        row = {"analysis": "attribution_deletion", "target": name, "intervention": "black"}
        if constant:
            yield {**row, "n": 0, **effects.no_estimate("the logit does not vary")}
        elif name == EDGES:
            yield {**row, **measured(0.01), **BAND, "p_value": UNCLEAR}
        else:
            size = -1.0 if name == lost else 1.0
            yield {**row, **measured(size), **BAND, "p_value": CLEAR}


def sanity_rows(constant, network):
    """Only the edge detector, and `network`, keep their maps when all weights are new."""
    for depth, layer in enumerate(LAYERS):
        for name in METHODS:
            keeps = name in (EDGES, network)
            row = {"analysis": "attribution_weights", "target": name, "layer": layer, "n": 10}
            lack = {"n": 0, **effects.no_estimate("not defined for two images")}
            last = depth == len(LAYERS) - 1
            band = BAND | ({"p_value": CLEAR if keeps else UNCLEAR} if last else {})
            own = lack if constant and name != EDGES else measured(0.9 if keeps else 0.01) | band
            yield {**row, "concept": "rank correlation", **own}
            yield {**row, "concept": "size of the rank correlation", **measured(0.1)}
    for name in METHODS:
        row = {"analysis": "attribution_labels", "target": name, "concept": "rank correlation"}
        size, p = (1.0, CLEAR) if name == EDGES else (0.02, UNCLEAR)
        yield {**row, "intervention": "shuffled labels", **measured(size), **BAND, "p_value": p}
        yield {**row, "intervention": "right labels", **measured(0.9)}


def other_rows():
    for number, name in enumerate(METHODS):
        row = {"target": name, **measured(0.5 + 0.1 * number)}
        yield {**row, "analysis": "attribution_infidelity", "null_low": 0.8, "null_high": 0.9}
        yield {**row, "analysis": "attribution_sensitivity"}
        for place, other in enumerate(METHODS[number + 1 :]):
            row = {"analysis": "attribution_agreement", "target": name, "intervention": other}
            yield {**row, **measured(0.9 - 0.2 * number - 0.1 * place), **BAND}
    for name in (*COMPLETE, "occlusion"):
        for size, pair in ((0.6, "black and mean"), (0.2, "black and nearest")):
            row = {"analysis": "attribution_baselines", "target": name, "intervention": pair}
            yield {**row, **measured(size), **BAND}


def arrays(constant=False):
    """Maps in which only the upper left pixel of the first method tells the kinds apart."""
    rng = np.random.default_rng(0)
    count = len(METHODS)
    scale = 0.0 if constant else 1.0
    mean_maps = np.zeros((count, 2, 28, 28))
    mean_maps[0, 0, 0, 0], mean_maps[0, 1, 14, 14] = 0.75 * scale, 0.25 * scale
    falls = np.linspace(1, 0, STEPS) * np.ones((count + 1, FEW, 1)) * scale
    falls[..., 1:-1] += 0.1 * scale * rng.normal(size=(count + 1, FEW, STEPS - 2))
    return {
        "images": rng.uniform(-1, 1, (SHOWN, 28, 28)),
        "logits": scale * np.linspace(-1.0, 30.0, SHOWN),
        "maps": scale * rng.normal(size=(count, SHOWN, 28, 28)),
        "mean_maps": mean_maps,
        "by_baseline": scale * rng.normal(size=(len(BASELINES), SHOWN, 28, 28)),
        "baselines": rng.uniform(-1, 1, (len(BASELINES), SHOWN, 28, 28)),
        "deletion": falls,
        "insertion": falls[..., ::-1].copy(),
    }


@once
def rows(constant=False, gap=0.9, size=1.0, lost="", network=""):
    """The gathered rows of a run.

    Args:
        constant: whether the logit is the same for all images.
        gap: of completeness, of DeepLift from the last baseline.
        size: of the difference between real and generated images.
        lost: a method whose rising order is the better one.
        network: a method that knows nothing of the weights.
    """
    found = [
        *completeness_rows(gap),
        *region_rows(0.0 if constant else size),
        *curve_rows(constant, lost),
        *sanity_rows(constant, network),
        *([] if constant else other_rows()),
    ]
    shared = SHARED | {"epoch": 1, "status": "finite"}
    table = effects.table([{"n": 64, **row} for row in found], **shared)
    return decisions.decided(effects.gather([table]))


def header():
    return {"methods": METHODS, "baselines": BASELINES, "by_baseline": COMPLETE[0]}
