"""Small results on special samples, with known contents."""

import numpy as np
from once import once
from unit_tables import SHARED, measured

from glassgan import effects
from glassgan.attribution.names import READS_AS_MUCH, READS_MORE, STAYS, TURNS
from glassgan.report.attribution.decision import CONCEPTS

LAYERS = ["pixels", "hidden1", "hidden2"]
TRACE = [*LAYERS, "output"]
EPOCHS = [0, 2]
# group, mean logit, AUROC against real, share that the judge names, images
KINDS = {
    "real test digits": ("real", 1.0, None, 0.9, 40),
    "own samples": ("generated", -1.0, 0.9, 0.5, 40),
    "samples of dcgan": ("generated", 1.02, 0.5, 0.5, 40),
    "inverted digits": ("changed", -9.0, 1.0, 0.0, 40),
    "blank": ("no digit", 0.1, None, 0.0, 1),
    "Fashion-MNIST": ("no digit", None, None, None, 0),
    "strange things": ("no digit", 3.0, 0.1, 0.0, 40),
    "highest logit from the mean image": ("made by gradient", 12.0, None, 1.0, 1),
    "highest logit from noise": ("made by gradient", 20.0, 0.0, 0.0, 4),
    "lowest logit from the mean image": ("made by gradient", -12.0, None, 0.0, 1),
    "lowest logit from noise": ("made by gradient", -20.0, 1.0, 0.0, 4),
}


def probe_rows(epochs, verdict):
    """Training helps the digit in hidden1 only; ink is lost there; nothing else changes."""
    rows = []
    for epoch in epochs:
        for layer in LAYERS:
            shared = {"epoch": epoch, "layer": layer, "n": 100}
            for concept in ("digit", *CONCEPTS):
                row = measured(0.8 if epoch and layer == "hidden1" else 0.7)
                rows.append({**shared, "analysis": "probes", "concept": concept, **row})
            apart = {"analysis": "separation", "intervention": "linear probe"}
            rows.append({**shared, **apart, **measured(0.97)})
            if verdict:
                explained = {"pixels": 0.5, "hidden1": 0.9, "hidden2": 1.0}[layer]
                own = {"analysis": "lens", **measured(explained, 0.01)}
            else:
                own = {
                    "analysis": "lens",
                    **effects.no_estimate("the verdict does not vary"),
                    "n": 0,
                }
            rows.append({**shared, **own})
            if verdict and epoch == epochs[-1]:
                more = layer == "hidden1"
                row = {**shared, **measured(0.06 if more else 0.0, 0.01)}
                status = READS_MORE if more else READS_AS_MUCH
                rows.append({**row, "analysis": "lens_grows", "status": status})
        gaps = dict.fromkeys(TRACE, 2.0 if verdict else 0.0)
        of_lens = {"analysis": "lens_gap", "intervention": "linear lens of 2,000 images"}
        rows += [
            {"epoch": epoch, "layer": layer, **of_lens, **measured(gap), "n": 100}
            for layer, gap in gaps.items()
        ]
    for layer in LAYERS[1:] if len(epochs) > 1 else []:
        for concept in ("digit", *CONCEPTS):
            change = {"digit": 0.1, "ink": -0.2}.get(concept, 0.01)
            clear = layer == "hidden1" and abs(change) > 0.05
            row = {"analysis": "probe_changes", "layer": layer, "concept": concept, "n": 100}
            row |= measured(change if clear else 0.01)
            rows.append({**row, "epoch": epochs[-1], "p_value": 1e-6 if clear else 0.7})
    return rows


def sample_rows(epoch, kinds):
    """D is linear but for inverted digits, which hidden1 finds the most real of all."""
    rows = []
    for kind, (_, logit, area, named, count) in kinds.items():
        shared = {"analysis": "special_samples", "layer": "output", "target": kind}
        shared |= {"epoch": epoch, "n": count}
        end, made, way = kind.partition(" logit from ")
        if made:
            shared |= {"group": way, "dose": 1 if end == "highest" else -1}
        if not count:
            rows.append(
                {
                    **shared,
                    "concept": "logit",
                    **effects.no_estimate(f"{kind} is not there"),
                    "epoch": epoch,
                }
            )
            continue
        reach = 0.05 if count > 1 else 0.0
        rows.append({**shared, "concept": "logit", **measured(logit, reach)})
        if area is not None:
            made = kinds[kind][0] == "made by gradient"  # of which nothing is tested
            test = {} if made else {"p_value": 0.8 if area == 0.5 else 1e-6}
            rows.append({**shared, "concept": "AUROC against real", **measured(area, 0.0), **test})
        rows.append({**shared, "concept": "named by the judge", **measured(named, 0.0)})
        for layer in TRACE:
            turned = kind == "inverted digits" and layer in ("pixels", "hidden1")
            value = measured(5.0 if turned else logit, reach)
            row = {**shared, "analysis": "special_trace", "layer": layer, "concept": "verdict"}
            rows.append({**row, **value})
        if count > 1 and not made:
            turns = {"analysis": "special_turns", "concept": "verdict", "status": STAYS}
            if kind == "inverted digits" and logit < 0:
                turns |= {"layer": "hidden1", "estimate": 4.0, "status": TURNS}
            rows.append({**shared, **turns})
    return rows


@once
def results(epochs=EPOCHS, kinds=KINDS, verdict=True):
    """Arrays, header and gathered effects of a run."""
    rng = np.random.default_rng(0)
    arrays = {}
    for number, (kind, (_, logit, _, _, count)) in enumerate(kinds.items()):
        spread = 0.5 * rng.standard_normal(count) if verdict else np.zeros(count)
        values = (logit or 0.0) + spread
        arrays[f"logits.{number}.{kind}"] = values.astype(np.float32)
        if count:
            picture = rng.uniform(-1, 1, (28, 28))
            arrays[f"picture.{number}.{kind}"] = picture.astype(np.float16)
    for number, (way, count) in enumerate((("the mean image", 1), ("noise", 2))):
        images = rng.uniform(-1, 1, (count, 3, 28, 28)).astype(np.float16)
        arrays[f"extremes.{number}.{way}"] = images
        arrays[f"extreme_logits.{number}.{way}"] = np.float32([[-12, 0, 12]] * count)
        arrays[f"extreme_classes.{number}.{way}"] = np.array([[-1, 8, 3]] * count)
    header = {"groups": {kind: entry[0] for kind, entry in kinds.items()}, "layers": TRACE}
    rows = probe_rows(epochs, verdict) + sample_rows(epochs[-1], kinds)
    return arrays, header, effects.gather([effects.table(rows, **SHARED)])


def constant():
    """A run of one checkpoint whose discriminator gives zero to everything."""
    kinds = {
        kind: (group, None if logit is None else 0.0, None if area is None else 0.5, named, count)
        for kind, (group, logit, area, named, count) in KINDS.items()
    }
    return results([3], kinds, verdict=False)
