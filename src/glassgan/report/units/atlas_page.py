"""The atlas of units: what the page, on which every unit can be looked up, is shown with."""

import io
import json
import math
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib import colormaps
from PIL import Image

from glassgan.data import DATA
from glassgan.report import messages
from glassgan.report.pictures import on_own_scale
from glassgan.report.units import shared

ACROSS = 40  # tiles in a row of a sprite
GREYS, COLOURS = 16, 25  # shades in a sprite: of samples, and of changes (odd: one is zero)
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


def samples(
    tops: Mapping[str, np.ndarray],
) -> tuple[bytes, dict[str, list[list[int]]]]:
    """Return a sprite of the samples on which units are highest, and where those of each unit are.

    The same few samples are highest for many units: each stands in the sprite once.

    Args:
        tops: of each layer, pictures, uint8 [U, T, H, W] or [U, T, C, H, W].

    Returns:
        the sprite, ink dark, and, for each layer, the T tiles of each of its units.
    """
    tiles: dict[bytes, int] = {}
    places = {
        layer: [[tiles.setdefault(tile.tobytes(), len(tiles)) for tile in some] for some in own]
        for layer, own in tops.items()
    }
    stored = np.frombuffer(b"".join(tiles), dtype=np.uint8).reshape(-1, *DATA.shape)
    levels = np.rint(stored / 255 * (GREYS - 1)) * (255 / (GREYS - 1))
    if DATA.channels == 1:
        levels = (255 - levels if DATA.dark_ground else levels).repeat(3, 1)
    return _sprite(levels.transpose(0, 2, 3, 1)), places


def changes(pictures: Mapping[str, np.ndarray]) -> bytes:
    """Return a sprite of what the ablation of units changes, a tile a unit, layer after layer.

    Args:
        pictures: changes of the mean image of each layer, [U, H, W]; red more ink, blue less,
            each on its own scale.
    """
    tiles = [on_own_scale(tile.astype(float)) for own in pictures.values() for tile in own]
    middle = (COLOURS - 1) / 2
    shades = np.rint(middle + middle * np.array(tiles)).astype(int)
    colours = 255 * colormaps["RdBu_r"](np.linspace(0, 1, COLOURS))[:, :3]
    return _sprite(colours[shades].reshape(-1, DATA.height, DATA.width, 3))


def _sprite(tiles: np.ndarray) -> bytes:
    """Return tiles [N, H, W, 3] as one picture, `ACROSS` in a row."""
    down = max(math.ceil(len(tiles) / ACROSS), 1)
    sheet = np.full((down * ACROSS, DATA.height, DATA.width, 3), 255, dtype=np.uint8)
    sheet[: len(tiles)] = tiles.round()
    rows = sheet.reshape(down, ACROSS, DATA.height, DATA.width, 3).transpose(0, 2, 1, 3, 4)
    image = Image.fromarray(rows.reshape(down * DATA.height, ACROSS * DATA.width, 3))
    buffer = io.BytesIO()
    image.save(buffer, format="WEBP", lossless=True, quality=50)
    return buffer.getvalue()


def layers(rows: pd.DataFrame, places: Mapping[str, list[list[int]]]) -> list[dict[str, Any]]:
    """Return what the page needs of a run, layer by layer, as plain values.

    name; first: of its tiles in the sprite of changes; columns: name of a column of `table`, or
    samples, tiles in the sprite of samples → its values, a list with an entry a unit, None for nan.
    """
    result, first = [], 0
    for layer, tiles in places.items():
        own = rows[rows["layer"] == layer].sort_values("unit")
        columns = {
            name: [_plain(value) for value in own[name]] for name in own.columns if name != "layer"
        }
        result.append({"name": layer, "first": first, "columns": {**columns, "samples": tiles}})
        first += len(tiles)
    return result


def script(run: str, found: list[dict[str, Any]]) -> bytes:
    """Return the layers of a run as a script, which a page may read where it may not read files."""
    data = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    start = "window.glassganAtlas = window.glassganAtlas ?? {};\n"
    return f"{start}window.glassganAtlas[{json.dumps(run)}] = {data};\n".encode()


def caption(run: Mapping[str, Any]) -> str:
    """Return what the table of a run is headed with; of it are asked name, epoch and status."""
    told = {"run": run["name"], "epoch": int(run["epoch"])}
    if run["status"] == "finite":
        return messages.say("atlas-run", **told)
    return messages.say("atlas-run-not-finite", **told, status=messages.name_of(run["status"]))


def called(found: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Return the concepts of layers of all runs, as the language that is spoken has them."""
    columns = [layer["columns"] for layer in found]
    concepts = {name for own in columns for key in ("concept", "target") for name in own[key]}
    return {name: shared.called(name) for name in sorted(filter(None, concepts))}


def _plain(value: Any) -> Any:
    """Return a value as JSON has it, numbers with four figures."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool | np.bool_):
        return bool(value)
    if value is None or math.isnan(value):
        return None
    return int(value) if float(value).is_integer() else float(f"{value:.4g}")
