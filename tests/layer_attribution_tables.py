"""Small results of the layers of a discriminator, with known contents."""

import numpy as np
from once import once
from unit_tables import SHARED, measured

from glassgan import decisions, effects

LAYERS = {"hidden1": 12, "hidden2": 5}
KINDS = ("real images", "generated images")
PARTS = {
    "conductance": 0.5,
    "positive part": 2.0,
    "negative part": -1.5,
    "units that carry it": 4.0,
    "share of the top 10 %": 0.3,
    "agreement with internal influence": 0.6,
}


def contribution_rows(epochs=(0, 3), adds_up=1.0, nothing=False):
    rows = []
    for epoch in epochs:
        for layer in LAYERS:
            for kind in KINDS:
                shared = {"epoch": epoch, "layer": layer, "target": kind}
                shared |= {"group": kind.split()[0]}
                for concept, size in PARTS.items():
                    row = {**shared, "analysis": "layer_conductance", "concept": concept}
                    if nothing and "part" not in concept and concept != "conductance":
                        rows.append({**row, **effects.no_estimate("nothing contributes"), "n": 0})
                    else:
                        rows.append({**row, **measured(0.0 if nothing else size + epoch)})
                share = measured(adds_up if epoch else 1.0)
                rows.append({**shared, "analysis": "layer_completeness", **share})
    return rows


def unit_rows(found=True, gradient=True):
    """Unit 0 does much to everything, unit 1 to the gradient; unit 2 works for the verdict.

    Of ten random directions one does much to the logit of real images, if units do.
    """
    rows = []
    for layer, count in LAYERS.items():
        for concept in ("logit of real", "logit of generated", "gradient"):
            shared = {"analysis": "discriminator_units", "layer": layer, "concept": concept}
            if concept == "gradient" and not gradient:
                rows.append({**shared, **effects.no_estimate("no gradient"), "n": 0})
                continue
            band = {"null_low": -0.1 * (concept != "gradient"), "null_high": 0.1}
            for unit in range(count):
                clear = found and (unit == 0 or (unit == 1 and concept == "gradient"))
                size = 0.2 if clear else 0.01 / (1 + unit)
                p = {"p_value": 1e-9 if clear else 0.6}
                rows.append({**shared, "target": str(unit), **measured(size), **band, **p})
            shared["analysis"] += "_of_random"
            for number in range(10):
                p = {"p_value": 1e-9 if found and concept == "logit of real" and not number else 1}
                rows.append({**shared, "target": f"random {number}", **measured(0.01), **band, **p})
        for end, tested in (("", count), ("_of_random", 10)):
            gaps = {"analysis": f"discriminator_unit_gaps{end}", "layer": layer}
            for number in range(tested):
                clear = found and not end and number in (2, 3)
                p = {"target": f"{end}{number}", "p_value": 1e-9 if clear else 0.6}
                rows.append({**gaps, **measured(-0.5 if number == 2 else 0.3), **p})
    return rows


def concept_rows(found=True, layers=tuple(LAYERS), readable=True):
    """The logit rises with ink in the first layer; "parts" cannot be read."""
    rows = []
    for layer in layers:
        for kind in KINDS:
            common = {"analysis": "common_gradient", "layer": layer, "target": kind}
            rows.append({**common, **measured(0.6)})
            for concept in ("digit 3", "ink", "parts"):
                shared = {"layer": layer, "target": kind, "concept": concept}
                clear = found and concept in ("ink", "parts") and layer == "hidden1"
                own = {**shared, "null_low": -0.1, "null_high": 0.1}
                own |= measured(0.3 if clear else 0.02) | {"p_value": 1e-4 if clear else 0.7}
                rows.append({**own, "analysis": "concept_derivatives"})
                if layer != list(LAYERS)[-1]:
                    own |= {"null_low": 0.0, "null_high": 1.0, "p_value": 0.4} | measured(0.9)
                    rows.append({**own, "analysis": "concept_scores"})
                read = measured(0.8 if readable and concept != "parts" else -3.0)
                rows.append({**shared, "analysis": "concept_readings", **read})
    return rows


def arrays():
    rng = np.random.default_rng(0)
    found = {}
    for number, (layer, count) in enumerate(LAYERS.items()):
        for kind in ("real", "generated", "untrained_real", "untrained_generated"):
            place = f"{kind}.{number}.{layer}"
            found[f"conductance_{place}"] = rng.normal(size=count).astype(np.float32)
            found[f"carried_{place}"] = np.linspace(0.3, 1, count).astype(np.float32)
    return found


def gathered(*rows):
    table = effects.table([{"n": 50, "epoch": 3, **row} for row in rows], **SHARED)
    return decisions.decided(effects.gather([table]))


@once
def results():
    return gathered(*contribution_rows(), *unit_rows(), *concept_rows())


def nothing():
    """A discriminator that says the same of everything."""
    missing = {**effects.no_estimate("hardly varies"), "n": 0}
    return gathered(
        *contribution_rows(nothing=True),
        *unit_rows(found=False, gradient=False),
        {"analysis": "concept_readings", **missing},
    )
