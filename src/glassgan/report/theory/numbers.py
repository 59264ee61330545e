"""What the text says of theory, read from effects."""

from typing import Any

import numpy as np
import pandas as pd

from glassgan.report.theory import explained
from glassgan.theory.names import (
    AT_MOST,
    CLASSES,
    FLOOR,
    FRESH,
    GENERATED,
    MEASURED,
    OTHER,
    PLANTED,
    PREDICTED,
    SATURATING,
)

OF_CLASSES = {"classes": "estimate", "classes_low": "ci_low", "classes_high": "ci_high"}


def of_dirac(effects: pd.DataFrame) -> list[dict[str, Any]]:
    """Return a row a setting of the smallest game.

    target; real, imaginary: of the leading eigenvalue as predicted; gap: the largest distance
    between it and what was measured in any way; growth_gap: the same of the growth per step;
    verdict: of the eigenvalues; proved: of the papers; agrees: whether they are one; simultaneous,
    alternating: the distance to the equilibrium after all steps, beside that at the start; steps.
    """
    rows = effects[effects["analysis"] == "dirac_eigenvalue"]
    growth = effects[effects["analysis"] == "dirac_growth"]
    played = effects[effects["analysis"] == "dirac_convergence"]
    found = []
    for target in rows["target"].unique():
        own, how = rows[rows["target"] == target], played[played["target"] == target]
        parts = own.pivot_table(index="intervention", columns="concept", values="estimate")
        predicted = parts.loc["closed form"]
        grows = growth[growth["target"] == target].pivot_table(
            index="intervention", columns="group", values="estimate"
        )
        walked = how.set_index("intervention")["estimate"]
        found.append(
            {
                "target": target,
                "real": float(predicted["real part"]),
                "imaginary": float(predicted["imaginary part"]),
                "gap": float((parts - predicted).abs().to_numpy().max()),
                "growth_gap": float((grows[PREDICTED] - grows[MEASURED]).abs().max()),
                "verdict": how["status"].iloc[0],
                "proved": how["group"].iloc[0],
                "agrees": bool((how["status"] == how["group"]).all()),
                "simultaneous": float(walked["simultaneous steps"]),
                "alternating": float(walked["alternating steps"]),
                "steps": int(how["n"].iloc[0]),
            }
        )
    return found


def of_known(effects: pd.DataFrame) -> list[dict[str, Any]]:
    """Return a row for each pair of densities and loss.

    target, intervention; distance: of D from the best one; predicted: the divergence, None with a
    loss of which D tells none; measured, low, high: its bound; forward, reverse: KL(p‖q), KL(q‖p).
    """
    rows = effects[effects["analysis"] == "known_densities"]
    found = []
    for (target, loss), own in rows.groupby(["target", "intervention"], sort=False):
        by = own.set_index(["concept", "group"])["estimate"]
        row = {
            "target": target,
            "intervention": loss,
            "distance": float(by["distance from D*", MEASURED]),
            "predicted": None,
        }
        told = own[(own["concept"] == "JSD") & (own["group"] == MEASURED)]
        if len(told):
            row |= {
                "predicted": float(by["JSD", PREDICTED]),
                "measured": float(told["estimate"].iloc[0]),
                "low": float(told["ci_low"].iloc[0]),
                "high": float(told["ci_high"].iloc[0]),
                "forward": float(by["KL(p‖q)", PREDICTED]),
                "reverse": float(by["KL(q‖p)", PREDICTED]),
            }
        found.append(row)
    return found


def of_dropping(effects: pd.DataFrame) -> list[dict[str, Any]]:
    """Return a row for each share of a mode that was tried: share, and slopes by form and group.

    saturating, other: as discriminators give them; saturating_predicted, other_predicted.
    """
    rows = effects[(effects["analysis"] == "dropped_mode") & (effects["concept"] == "slope")]
    table = rows.pivot_table(index="dose", columns=["intervention", "group"], values="estimate")
    return [
        {
            "share": float(str(share)),
            "saturating": float(own[SATURATING, MEASURED]),
            "saturating_predicted": float(own[SATURATING, PREDICTED]),
            "other": float(own[OTHER, MEASURED]),
            "other_predicted": float(own[OTHER, PREDICTED]),
        }
        for share, own in table.dropna().iterrows()
    ]


def of_moving(effects: pd.DataFrame) -> list[dict[str, Any]]:
    """Return a row for each density and form of G's loss, at the last step.

    target, form, steps; captured, near: modes, and the share of points near one; jsd, forward,
    reverse: divergences, the last two None where there is no number; value: of the game; best: what
    it would be with the best D; distance: of D from that one.
    """
    rows = effects[effects["analysis"] == "mixture_game"]
    found = []
    for (target, form), own in rows.groupby(["target", "intervention"], sort=False):
        last = own[own["dose"] == own["dose"].max()].set_index(["concept", "group"])["estimate"]
        kl = {
            name: float(last[concept, ""]) if np.isfinite(last.get((concept, ""), np.nan)) else None
            for name, concept in (("forward", "KL(p‖q)"), ("reverse", "KL(q‖p)"))
        }
        found.append(
            {
                "target": target,
                "form": form,
                "steps": int(own["dose"].max()),
                "captured": int(last["modes captured", ""]),
                "near": float(last["points near a mode", ""]),
                "jsd": float(last["JSD", ""]),
                **kl,
                "value": float(last["value of the game", MEASURED]),
                "best": float(last["value of the game", PREDICTED]),
                "distance": float(last["distance from D*", ""]),
            }
        )
    return found


def of_frozen(effects: pd.DataFrame) -> list[dict[str, Any]]:
    """Return a row for each run and checkpoint at which the generator stood still.

    run, epoch, steps; first, last: norms of G's gradient under the saturating loss, the largest on
    the way and that at the end; lost: orders of magnitude between them; gap: the largest relative
    distance of the saturating gradient from what the factor D predicts; other: the norm under the
    other loss at the end; noise: that of a batch, as a share of it; bound, low, high: of the
    Jensen–Shannon divergence at the end; calibration: of D there; floor: the bound of real images
    against real ones, once a subject; classes, classes_low, classes_high: the bound by the judge's
    classes, None without labels; room: the largest gradient as a share of what it can be at most,
    None where there is no bound; bounded: at how many of the looks there is one.
    """
    found = []
    generated = effects[effects["target"] == GENERATED]
    for (subject, seed, epoch), own in generated.groupby(["subject", "seed", "epoch"]):
        gradient = own[own["analysis"] == "frozen_gradient"]
        if gradient.empty:
            continue
        norms = gradient.pivot_table(
            index="dose", columns=["intervention", "group"], values="estimate"
        )
        end = own[own["dose"] == own["dose"].max()].set_index(["analysis", "intervention"])
        classes = own[own["intervention"] == CLASSES]
        most = gradient[gradient["group"] == AT_MOST].set_index("dose")["estimate"]
        saturating = norms[SATURATING, MEASURED]
        other = norms[OTHER, MEASURED].iloc[-1]
        bound = end.loc[("jsd_bound", FRESH)]
        of_real = (effects["subject"] == subject) & (effects["target"] == FLOOR)
        real = effects[of_real & (effects["intervention"] == FRESH)]
        found.append(
            {
                "run": f"{subject}/{seed}",
                "epoch": int(str(epoch)),
                "steps": int(own["dose"].max()),
                "first": float(saturating.max()),
                "last": float(saturating.iloc[-1]),
                "lost": float(np.log10(saturating.max() / saturating.iloc[-1])),
                "gap": float((norms[SATURATING, PREDICTED] / saturating - 1).abs().max()),
                "other": float(other),
                "noise": float(end.loc[("frozen_noise", OTHER), "estimate"] / other),
                "bound": float(bound["estimate"]),
                "room": float((saturating / most).max()) if most.notna().any() else None,
                "bounded": int(most.notna().sum()),
                "looks": len(most),
                **{
                    name: None if classes.empty else float(classes[column].iloc[0])
                    for name, column in OF_CLASSES.items()
                },
                "near_most": bool(bound["estimate"] > 0.99 * np.log(2)),
                "low": float(bound["ci_low"]),
                "high": float(bound["ci_high"]),
                "calibration": float(end.loc[("frozen_calibration", ""), "estimate"]),
                "floor": float(real["estimate"].iloc[-1]),
                "floor_low": float(real["ci_low"].iloc[-1]),
                "floor_high": float(real["ci_high"].iloc[-1]),
            }
        )
    return found


def of_planted(effects: pd.DataFrame) -> dict[str, Any] | None:
    """Return what became of small shifts of real images to a class; None where none was planted.

    classes: that were tried; found, chance: in how many the bound is above 0 with and without a
    shift, its interval too; least, most: the bounds of shifts; predicted: their divergence.
    """
    rows = effects[(effects["analysis"] == "jsd_bound") & (effects["concept"] != "")]
    if rows.empty:
        return None
    measured, unmoved = (
        rows[(rows["target"] == target) & (rows["group"] == MEASURED)]
        for target in (PLANTED, FLOOR)
    )
    predicted = rows[(rows["target"] == PLANTED) & (rows["group"] == PREDICTED)]
    return {
        "classes": len(measured),
        "found": int((measured["ci_low"] > 0).sum()),
        "chance": int((unmoved["ci_low"] > 0).sum()),
        "least": float(measured["estimate"].min()),
        "most": float(measured["estimate"].max()),
        "predicted": float(predicted["estimate"].iloc[0]),
    }


def of_explanations(effects: pd.DataFrame) -> list[dict[str, Any]]:
    """Return a row for each phenomenon: phenomenon, prediction, source, measured, verdict.

    Beside these words of the table: name, of the phenomenon, empty of one that is not known; came,
    the verdict as a name; said: messages that say what was measured, as `explained.said`.
    """
    rows = effects[effects["analysis"] == "explanation"]
    names = {
        "target": "phenomenon", "intervention": "prediction", "concept": "source",
        "reason": "measured", "status": "verdict",
    }  # fmt: skip
    found: list[dict[str, Any]] = []
    for row in rows[list(names)].rename(columns=names).to_dict("records"):
        told = {str(name): str(text) for name, text in row.items()}
        found.append(
            {
                **told,
                "name": explained.PHENOMENA.get(told["phenomenon"], ""),
                "came": explained.VERDICTS[told["verdict"]],
                "said": explained.said(told["measured"]),
            }
        )
    return found
