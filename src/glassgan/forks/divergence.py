"""Where training stops being finite: the step that diverges, operation by operation."""

import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import torch
from torch import Tensor
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from glassgan.train.game import Game

COLUMNS = {
    "step": "int64",
    "number": "int64",
    "operation": "str",
    "code": "str",
    "operand_min": "float64",
    "operand_max": "float64",
    "result_min": "float64",
    "result_max": "float64",
    "not_finite": "int64",
    "size": "int64",
}
BEFORE = 3  # operations listed ahead of the first result that is not finite
AFTER = 12  # and lines of code listed after it, each with its first such operation
PACKAGE = Path(__file__).parents[1]


class _Record(TorchDispatchMode):
    """Notes, for every operation that torch carries out, its operands and its result."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[dict[str, Any]] = []

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        operands = _range(_floats((args, kwargs)))
        result = func(*args, **(kwargs or {}))
        # an operation in place that returns nothing has its results among its operands
        values = _floats(result) or _floats(args)
        if func.is_view:  # the same numbers again
            return result
        low, high = _range(values)
        self.rows.append(
            {
                "number": len(self.rows),
                "operation": func._schema.name.partition("::")[2],
                "code": _code(),
                "operand_min": operands[0],
                "operand_max": operands[1],
                "result_min": low,
                "result_max": high,
                "not_finite": sum(int((~value.isfinite()).sum()) for value in values),
                "size": sum(value.numel() for value in values),
            }
        )
        return result


def _floats(nested: Any) -> list[Tensor]:
    leaves = tree_leaves(nested)
    return [v for v in leaves if isinstance(v, Tensor) and v.is_floating_point() and v.numel()]


def _range(values: Sequence[Tensor]) -> tuple[float, float]:
    """Return the least and the greatest number in some tensors; nan if one of them is nan."""
    if not values:
        return float("nan"), float("nan")
    ends = [value.detach().aminmax() for value in values]
    return (
        float(torch.stack([low for low, _ in ends]).min()),
        float(torch.stack([high for _, high in ends]).max()),
    )


def _code() -> str:
    """Return the line of the project that asked for the operation."""
    own = [f for f in traceback.extract_stack() if Path(f.filename).is_relative_to(PACKAGE)]
    lines = [frame.line or "" for frame in own if frame.filename != __file__]
    return lines[-1].rstrip(",") if lines else ""


def first_not_finite(game: Game, reals: Sequence[Tensor], seed: int, step: int) -> pd.DataFrame:
    """Play one step, in place, and return where in it numbers stop being finite.

    Args:
        game: in the last finite state.
        reals: the batches of the step, as `Game.step` takes them.
        seed: of the run.
        step: its number.

    Returns:
        A row an operation, in the order in which they were carried out: the last few before the
        first whose result is not finite; that one; then the first such operation of each further
        line of code. Columns: step, number of the operation, its name in torch, the line of code
        that asked for it, range of its operands and of its result, how many numbers of the result
        are not finite, of how many. Empty where everything stays finite.
    """
    with _Record() as record:
        game.step(reals, seed, step)
    rows = record.rows
    bad = [row for row in rows if row["not_finite"]]
    if not bad:
        return table([])
    first = bad[0]["number"]
    lines: dict[str, dict[str, Any]] = {}
    for row in bad:
        lines.setdefault(row["code"], row)
    later = [row for row in lines.values() if row["number"] > first][:AFTER]
    listed = [*rows[max(first - BEFORE, 0) : first + 1], *later]
    return table([{**row, "step": step} for row in listed])


def table(rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """Return rows as a table with the columns of `COLUMNS`, also where there are none."""
    return pd.DataFrame(list(rows), columns=list(COLUMNS)).astype(COLUMNS)
