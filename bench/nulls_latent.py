"""False-positive rates and power of the tests of latent directions, by simulation.

Each row is one test under one law: how often p ≤ .05, or how often an interval holds the truth,
beside what it should be. Where nothing is planted the expected rate is .05, else the least power.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.concepts import CONCEPTS
from glassgan.latent import agreement, effects, findings, leading, random_directions, seeds
from glassgan.latent.bank import LatentBank
from glassgan.latent.discover import Found
from glassgan.latent.effects import Setting
from glassgan.latent.jacobian import Moments
from glassgan.latent.supervised import boundaries, regressions
from glassgan.subject import Subject

DIM, FIRST = 50, 5
INK, SLANT = (list(CONCEPTS).index(name) for name in ("ink", "slant"))
METRIC = torch.diag(0.8 ** torch.arange(DIM))  # E[JᵀJ]: a few directions change images most
REPETITIONS = 1000


def rows() -> list[dict[str, Any]]:
    """Return the rate of every test, a row each."""
    found = [*of_axes(), *of_fits(), *of_seeds(), *of_effects(), *of_shares()]
    return [{"area": "latent", **row} for row in found]


def row(test: str, law: str, hits: Iterable[bool], expected: float) -> dict[str, Any]:
    """Return one row of the table."""
    values = np.array(list(hits))
    rate = {"repetitions": len(values), "rate": float(values.mean()), "expected": expected}
    return {"test": test, "law": law, **rate}


def hits(found: Iterable[dict[str, Any]]) -> list[bool]:
    """Return which rows of effects have p ≤ .05."""
    return [one["p_value"] <= 0.05 for one in found]


def of_axes() -> list[dict[str, Any]]:
    """Return rates of what chosen axes share with a method, on turns of a generator."""
    strongest = torch.eye(DIM)[:FIRST]
    turned = {"axes": agreement.ranked_bases(METRIC, FIRST, 4000, seed=1)}
    agree: dict[str, list[bool]] = {"chosen": [], "not chosen": []}
    held: dict[str, list[bool]] = {"chosen": [], "not chosen": []}
    for axes in agreement.ranked_bases(METRIC, FIRST, REPETITIONS, seed=0):
        for name, kept in (("chosen", turned), ("not chosen", {})):
            pair = {"axes": axes, "method": axes}, {"method": strongest}
            agree[name] += hits(agreement.agreements(*pair, kept, 1000, seed=0))
            methods = {"axes": _method(axes)}
            held[name] += hits(leading.found_by("x", strongest[0], methods, kept, FIRST, "home"))
    same = {"axes": strongest, "method": strongest}, {"method": strongest}
    planted = hits(agreement.agreements(*same, turned, 1000, seed=0))
    return [
        row("agreement of axes", "turned generators, null chooses", agree["chosen"], 0.05),
        row("agreement of axes", "turned generators, null is Haar", agree["not chosen"], 0.05),
        row("agreement of axes", "axes are what the method finds", planted, 1.0),
        row("found by axes", "turned generators, null chooses", held["chosen"], 0.05),
        row("found by axes", "turned generators, null is Haar", held["not chosen"], 0.05),
    ]


def of_fits() -> list[dict[str, Any]]:
    """Return rates of the agreement of two trained methods."""
    subject = Subject(nn.Identity(), None, DIM)
    found: dict[str, list[bool]] = {"same": [], "other": [], "planted": []}
    for trial in range(REPETITIONS // 4):
        z = streams.latents(trial, "bench of fits", 0, 800, DIM).chunk(2)
        noise = streams.latents(trial, "bench of noise", 0, 800, 1)[:, 0].chunk(2)
        of_noise, of_plant = (
            [
                {
                    "SVM": boundaries(subject, bank, [INK])[0],
                    "regression": regressions(subject, bank, [INK])[0],
                }
                for bank in banks
            ]
            for banks in (
                [_bank(a, ink=b) for a, b in zip(z, noise, strict=True)],
                [_bank(a, ink=a[:, 0] + 2 * b) for a, b in zip(z, noise, strict=True)],
            )
        )
        for name, pair in (
            ("same", (of_noise[0], of_noise[0])),
            ("other", (of_noise[0], of_noise[1])),
            ("planted", (of_plant[0], of_plant[1])),
        ):
            found[name] += hits(agreement.agreements(*pair, {}, 400, seed=trial))
    name = "agreement of SVM and regression"
    return [
        row(name, "noise, other samples", found["other"], 0.05),
        row(name, "noise, the same samples", found["same"], 0.05),
        row(name, "planted, a fifth of the variance", found["planted"], 0.8),
    ]


def of_seeds() -> list[dict[str, Any]]:
    """Return rates of the comparison of pictures in two runs that draw the same pictures."""
    pictures = torch.linalg.qr(streams.latents(0, "bench of pictures", 0, 100, DIM))[0].T
    pictures = METRIC.sqrt() @ pictures
    drawn = agreement.ranked_bases(METRIC, FIRST, REPETITIONS // 2, seed=2)
    found: dict[bool, list[bool]] = {False: [], True: []}
    for number, pair in enumerate(zip(*drawn.chunk(2), strict=True)):
        for trained, of_kind in found.items():
            one, other = (_run(directions, pictures, trained) for directions in pair)
            of_kind += hits(seeds.seeds_agree(one, other, FIRST, draws=200, seed=number))
    same = _run(torch.eye(DIM)[:FIRST], pictures, False)
    planted = hits(seeds.seeds_agree(same, same, FIRST, draws=200, seed=0))
    name = "pictures of two seeds"
    return [
        row(name, "ranked random bases, null ranks", found[False], 0.05),
        row(name, "ranked random bases, null does not", found[True], 0.05),
        row(name, "the strongest pictures of both", planted, 1.0),
    ]


def of_effects() -> list[dict[str, Any]]:
    """Return rates of effects of directions that change images most, on readings of the image."""
    analyses = ("direction_effects", "direction_effects_per_change", "direction_selectivity")
    strong: dict[str, list[bool]] = {name: [] for name in analyses}
    hidden: dict[str, list[bool]] = {name: [] for name in analyses}
    random: dict[str, list[bool]] = {name: [] for name in analyses}
    axes, last = torch.eye(DIM)[:FIRST], torch.eye(DIM)[-1:]
    for trial in range(REPETITIONS // 5):
        z = streams.latents(trial, "bench of effects", 0, 4000, DIM)
        reading = METRIC.sqrt() @ streams.latents(trial, "bench of readings", 0, 1, DIM)[0]
        concepts = {"ink": z @ reading, "slant": z @ (last[0] + 0.1 * reading)}
        banks = [
            _bank(z[half::2], **{name: values[half::2] for name, values in concepts.items()})
            for half in (0, 1)
        ]
        known = Moments(torch.zeros(1, DIM), METRIC.double())
        setting = Setting(banks[0], banks[1], banks[0].scales(), 1.0, known)
        nulls = random_directions.random(setting, effects.random_directions(1000, DIM, seed=trial))
        others = effects.random_directions(20, DIM, seed=REPETITIONS + trial)
        tested = {
            "strong": _method(axes, [INK] * FIRST),
            "hidden": _method(last, [SLANT]),
            "random": _method(others),
        }
        for one in findings.findings(tested, setting, nulls)[1]:
            of_kind = {"strong": strong, "hidden": hidden, "random": random}[one["intervention"]]
            if one["analysis"] in of_kind:
                of_kind[one["analysis"]] += hits([one])
    return [
        made
        for name in analyses
        for made in (
            row(name, "random directions choose concepts", random[name], 0.05),
            row(name, "what changes images most", strong[name], 0.05),
            row(name, "what images hardly show", hidden[name], 0.95),
        )
    ]


def of_shares() -> list[dict[str, Any]]:
    """Return how often the interval of a share holds it, beside ten concepts of noise."""
    still, found = [f"digit {number}" for number in range(10)], []
    along, random = torch.eye(DIM), effects.random_directions(50, DIM, seed=0)
    for share in (1.0, 0.9, 0.5, 0.1):
        covered = []
        for trial in range(REPETITIONS // 2):
            banks = []
            for half in (0, 1):
                z = streams.latents(trial, "bench of shares", half, 1500, DIM)
                noise = streams.latents(trial, "bench of other concepts", half, 1500, 10)
                on, off = share**0.5, (1 - share) ** 0.5
                moved = {"ink": on * z[:, 0] + off * z[:, 1], "slant": off * z[:, 0] + on * z[:, 1]}
                banks.append(_bank(z, **moved, **dict(zip(still, noise.T, strict=True))))
            setting = Setting(banks[0], banks[1], banks[0].scales(), 1.0, None)
            planted = {"m": _method(along[:1], [INK])}
            nulls = random_directions.random(setting, random)
            of_trial = findings.findings(planted, setting, nulls)[1]
            one = next(one for one in of_trial if one["analysis"] == "direction_share")
            covered.append(one["ci_low"] <= share <= one["ci_high"])
        found.append(row("interval of a share", f"share {share:g}", covered, 0.95))
    return found


def _bank(latents: Tensor, **concepts: Tensor) -> LatentBank:
    values = np.full((len(latents), len(CONCEPTS)), np.nan)
    for name, value in concepts.items():
        values[:, list(CONCEPTS).index(name)] = value.double().numpy()
    return LatentBank(latents, values, np.full(len(latents), -1))


def _method(directions: Tensor, targets: list[int] | None = None) -> Found:
    names = [f"d{number}" for number in range(len(directions))]
    return Found(directions, torch.zeros(len(directions)), names, targets)


def _run(directions: Tensor, pictures: Tensor, trained: bool) -> seeds.Run:
    table = pd.DataFrame({"method": "m", "number": range(len(directions)), "trained": trained})
    return seeds.Run(directions, pictures.T, METRIC, table, 0)


if __name__ == "__main__":
    print(pd.DataFrame(rows()).to_string(index=False))
