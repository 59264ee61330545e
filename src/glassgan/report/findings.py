"""Claims as the first page and the paper tell them: sentence, verdict, size beside its null."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from glassgan.report import messages
from glassgan.report.wording import short

ABSENT = "not in this preset"


def says(row: Mapping[str, Any]) -> str:
    """Return what a claim says; one that is not translated stays as claims.yaml has it."""
    own = f"claims-says-{row['claim']}"
    return messages.say(own) if messages.has(own) else str(row["says"])


def kind(row: Mapping[str, Any]) -> str:
    """Return the verdict as ids of messages have it."""
    return "absent" if row["verdict"] == ABSENT else str(row["verdict"])


def size(row: Mapping[str, Any]) -> Markup:
    """Return what was measured, what chance gives where there is a null, what was claimed."""
    parts = [_measured(row)]
    if row["null_low"] is not None:
        low, high = short(row["null_low"]), short(row["null_high"])
        parts.append(messages.said_in_html("claims-null", low=low, high=high))
    threshold = short(row["threshold"])
    parts.append(
        messages.said_in_html("claims-claimed", direction=row["direction"], threshold=threshold)
    )
    return Markup("").join(parts)


def _measured(row: Mapping[str, Any]) -> Markup:
    """Return what was measured, in its unit if it has one, or that nothing was, and why."""
    if row["estimate"] is not None:
        unit = messages.name_of(row["unit_of_measure"])
        unit = f" {unit}" if unit else ""
        return messages.said_in_html("claims-measured", value=value(row), unit=unit)
    if row["reason"]:
        return messages.said_in_html("claims-not-measured", reason=messages.name_of(row["reason"]))
    return messages.said_in_html("claims-unmeasured")


def value(row: Mapping[str, Any]) -> str:
    """Return an estimate with its interval, a dash where there is none."""
    if row["estimate"] is None:
        return "–"
    if row["ci_low"] is None or row["ci_low"] == row["ci_high"]:
        return short(row["estimate"])
    return f"{short(row['estimate'])} [{short(row['ci_low'])}, {short(row['ci_high'])}]"
