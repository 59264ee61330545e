"""What linearisation says of losses and regularisers in the smallest game, and what is played."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import torch

from glassgan import effects
from glassgan.theory import dirac
from glassgan.theory.dirac import Setting
from glassgan.theory.names import MEASURED, PREDICTED
from glassgan.theory.settings import Dirac

FITTED = 30  # steps to which the linear map is fitted
ORDERS = {"simultaneous steps": False, "alternating steps": True}
PARTS = {"real part": np.real, "imaginary part": np.imag}


def analyse(settings: Dirac, preset: str) -> dict[str, Any]:
    """Compare eigenvalues by formula, by differentiation and by playing; say who converges.

    Args:
        settings: of the analysis.
        preset: for the table.

    Returns:
        walks: places (θ, ψ) along the steps, [steps + 1, 2] in double precision, by
        "<order>.<number of the setting>"; effects. Of analysis "dirac_eigenvalue" the leading
        eigenvalue of the field, and of "dirac_growth" how much a step lengthens the way to the
        equilibrium, each predicted and measured (group); of "dirac_convergence" what the
        eigenvalues say (status), and the distance after all steps beside that at their start.
    """
    start = torch.ones(2, dtype=torch.float64)
    rows, walks = [], {}
    for number, setting in enumerate(dirac.SETTINGS):
        shared = {"target": setting.name, "unit_of_measure": ""}
        rows += [{**shared, **row} for row in _eigenvalues(setting, settings.step)]
        verdict = dirac.verdict(setting.differentiated())
        for order, alternating in ORDERS.items():
            walk = setting.walked(start, settings.steps, settings.step, alternating)
            walks[f"{order.split()[0]}.{number}"] = torch.from_numpy(walk)
            lengths = np.linalg.norm(walk, axis=1)
            rows.append(
                {
                    **shared,
                    "analysis": "dirac_convergence",
                    "intervention": order,
                    "status": verdict,
                    "estimate": lengths[-1] / lengths[0],
                    "group": setting.proved,
                    "n": settings.steps,
                }
            )
    names = [setting.name for setting in dirac.SETTINGS]
    header = {"settings": names, "step": settings.step}
    return {
        "walks": (walks, header),
        "effects": effects.table(rows, preset=preset, seed=-1, epoch=-1, n=0),
    }


def _eigenvalues(setting: Setting, size: float) -> Iterator[dict[str, Any]]:
    """Yield rows of the leading eigenvalue, as the formula has it, and in other ways."""
    ways = [
        ("closed form", PREDICTED, setting.closed_form()),
        ("automatic differentiation", MEASURED, setting.differentiated()),
        ("simultaneous steps", MEASURED, (setting.simulated(FITTED, size, False) - 1) / size),
    ]
    for way, group, values in ways:
        for part, of in PARTS.items():
            yield {
                "analysis": "dirac_eigenvalue",
                "intervention": way,
                "concept": part,
                "group": group,
                "estimate": float(of(dirac.ordered(values)[0])),
            }
    for order, alternating in ORDERS.items():
        predicted = setting.closed_form_of_steps(size, alternating)
        measured = setting.simulated(FITTED, size, alternating)
        for group, values in ((PREDICTED, predicted), (MEASURED, measured)):
            yield {
                "analysis": "dirac_growth",
                "intervention": order,
                "group": group,
                "estimate": float(np.abs(values).max()),
            }
