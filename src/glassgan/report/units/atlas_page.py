"""The atlas of units: a page on which every unit of every run can be looked up."""

import base64
import io
import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib import colormaps
from PIL import Image

from glassgan.data import DATA
from glassgan.report import style
from glassgan.report.pictures import on_own_scale
from glassgan.report.units import shared

ACROSS = 16  # units in a row of a sprite
GREYS, COLOURS = 48, 49  # shades in a sprite: of samples, and of changes (odd: one is zero)
MEASURED = {"image change": "image", "logit of D": "logit", "Fréchet distance": "distance"}


def table(
    effects: pd.DataFrame,
    described: pd.DataFrame,
    sweep: Mapping[str, np.ndarray],
    header: Mapping[str, Any],
) -> pd.DataFrame:
    """Return a row a unit of a run at its last checkpoint, with nan for what is not measured.

    Columns: layer, unit; concept, named, auroc, auroc_low, auroc_high, auroc_q, information
    (bits), active (share of latents), dead; target (the concept that its ablation changes most),
    held_out (whether the effect was measured on held-out samples, or else estimated on
    discovery), effect, effect_low, effect_high, null (within which random units stay), in
    standard deviations of the concept, effect_q, clear (the whole interval
    outside), specificity; image, logit, distance.

    Args:
        effects: the gathered rows of the run.
        described: a row a unit and epoch, as `scripts/units/association.py` writes it.
        sweep: what `scripts/units/effects.py` writes for every unit.
        header: of the sweep.
    """
    key = ["layer", "unit"]
    names = {"estimate": "auroc", "ci_low": "auroc_low", "ci_high": "auroc_high"}
    associated = shared.rows_of(effects, "unit_association").rename(
        columns={**names, "q_value": "auroc_q"}
    )
    known = [*key, "concept", "named", "auroc", "auroc_low", "auroc_high", "auroc_q"]
    last = described[described["epoch"] == described["epoch"].max()]
    last = last.rename(columns={"mutual_information": "information"})
    whole = associated[known].merge(last[[*key, "information", "active", "dead"]], on=key)
    swept = _swept(sweep, header)
    confirmed = _confirmed(effects, shared.scale_of(header))
    whole = whole.merge(swept, on=key, how="left").merge(
        confirmed, on=key, how="left", suffixes=("_swept", "")
    )
    held_out = whole["effect"].notna()
    for name in ("target", "effect", "specificity", "image", "distance"):
        whole[name] = whole[name].where(held_out, whole[f"{name}_swept"])
    clear = whole["clear"].eq(True)
    whole = whole.assign(held_out=held_out, clear=clear)
    return whole.drop(columns=[name for name in whole if str(name).endswith("_swept")])


def _swept(sweep: Mapping[str, np.ndarray], header: Mapping[str, Any]) -> pd.DataFrame:
    """Return what the ablation of every unit does to discovery samples."""
    scale = np.array(list(shared.scale_of(header).values()))
    parts = {what: shared.kind_of(sweep, "trained", what) for what in ("image", "distance")}
    tables = []
    for layer, means in shared.kind_of(sweep, "trained", "mean").items():
        change = means / scale
        strongest = np.abs(change).argmax(1)
        rows = np.arange(len(change))
        size, total = np.abs(change).max(1), np.abs(change).sum(1)
        tables.append(
            pd.DataFrame(
                {
                    "layer": layer,
                    "unit": rows,
                    "target": np.array(header["concepts"])[strongest],
                    "effect": change[rows, strongest],
                    "specificity": np.where(total > 0, size / np.maximum(total, 1e-12), np.nan),
                    "image": parts["image"][layer],
                    "distance": parts["distance"][layer],
                }
            )
        )
    columns = ["layer", "unit", "target", "effect", "specificity", "image", "distance"]
    empty = pd.DataFrame({name: pd.Series(dtype=object) for name in columns})
    return pd.concat(tables, ignore_index=True) if tables else empty.astype({"unit": "int64"})


def _confirmed(effects: pd.DataFrame, scale: Mapping[str, float]) -> pd.DataFrame:
    """Return what the ablation of some units does to held-out samples."""
    key = ["layer", "unit"]
    tested = shared.in_deviations(shared.rows_of(effects, "unit_effects"), scale)
    names = {"concept": "target", "estimate": "effect", "ci_low": "effect_low",
             "ci_high": "effect_high", "null_high": "null", "q_value": "effect_q"}  # fmt: skip
    zero = tested[tested["intervention"] == "zero"]
    zero = zero.assign(clear=shared.beyond(zero))
    found = zero.drop(columns="target").rename(columns=names)
    found = found[[*key, *names.values(), "clear"]]
    specific = shared.rows_of(effects, "unit_specificity").rename(
        columns={"estimate": "specificity"}
    )
    found = found.merge(specific[[*key, "specificity"]], on=key, how="left")
    damage = shared.rows_of(effects, "unit_damage")
    damage = damage.pivot(index=key, columns="concept", values="estimate").reset_index()
    damage = damage.rename(columns=MEASURED).reindex(columns=[*key, *MEASURED.values()])
    types = {"layer": found["layer"].dtype, "unit": "int64"}
    return found.merge(damage.astype(types), on=key, how="left")


def palette() -> np.ndarray:
    """Return the colours of a sprite, uint8 [256, 3]: greys, ink dark, then changes, red more."""
    greys = np.linspace(255, 0, GREYS)[:, None].repeat(3, 1)
    signed = 255 * colormaps["RdBu_r"](np.linspace(0, 1, COLOURS))[:, :3]
    colours = np.concatenate([greys, signed])
    return np.pad(colours, ((0, 256 - len(colours)), (0, 0))).round().astype(np.uint8)


def sprite(tops: np.ndarray, changes: np.ndarray) -> bytes:
    """Return one PNG with the pictures of all units of a layer, `ACROSS` units in a row.

    Of each unit T + 1 tiles of 28 × 28 side by side: its samples, then its change on its own scale.

    Args:
        tops: samples, uint8 [U, T, 28, 28].
        changes: of the mean image, [U, 28, 28].
    """
    shown = tops.shape[1]
    down = math.ceil(len(tops) / ACROSS)
    sheet = np.zeros((down * DATA.height, ACROSS * (shown + 1) * DATA.width), dtype=np.uint8)
    middle = (COLOURS - 1) / 2
    for unit, (samples, change) in enumerate(zip(tops, changes, strict=True)):
        row, column = divmod(unit, ACROSS)
        grey = np.rint(samples / 255 * (GREYS - 1))
        signed = GREYS + np.rint(middle + middle * on_own_scale(change))
        strip = np.concatenate([*grey, signed], axis=1).astype(np.uint8)
        left = column * strip.shape[1]
        top = row * DATA.height
        sheet[top : top + DATA.height, left : left + strip.shape[1]] = strip
    image = Image.fromarray(sheet, mode="P")
    image.putpalette(palette().tobytes())
    buffer = io.BytesIO()
    image.save(buffer, format="PNG", optimize=True)
    return buffer.getvalue()


def layers(
    rows: pd.DataFrame, association: Mapping[str, np.ndarray], sweep: Mapping[str, np.ndarray]
) -> list[dict[str, Any]]:
    """Return what the page needs of a run, layer by layer, as plain values.

    name; tiles (of a unit in the sprite); sprite, a data URI; columns: name of a column of
    `table` → its values, a list with an entry a unit, None for nan.
    """
    tops = style.ordered(dict(association), "top")
    changes = shared.kind_of(sweep, "trained", "pictures")
    result = []
    for layer, pictures in tops.items():
        own = rows[rows["layer"] == layer].sort_values("unit")
        encoded = base64.b64encode(sprite(pictures, changes[layer])).decode()
        result.append(
            {
                "name": layer,
                "tiles": pictures.shape[1] + 1,
                "sprite": f"data:image/png;base64,{encoded}",
                "columns": {
                    name: [_plain(value) for value in own[name]]
                    for name in own.columns
                    if name != "layer"
                },
            }
        )
    return result


def _plain(value: Any) -> Any:
    """Return a value as JSON has it, numbers with four digits."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool | np.bool_):
        return bool(value)
    if value is None or math.isnan(value):
        return None
    return int(value) if float(value).is_integer() else float(f"{value:.4g}")
