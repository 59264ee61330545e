"""Reading and writing: atomic, and the same bytes for the same content."""

import hashlib
import io
import json
import os
import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pandas as pd
    import torch

# The single metadata key of our safetensors files. Several keys would be written in an order
# that changes from process to process; one key holding sorted JSON is stable.
METADATA_KEY = "glassgan"


def write_bytes(path: str | Path, content: bytes) -> None:
    """Write `content` so that `path` holds either all of it or what it held before."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    # opened as any other file is, so that its mode follows the umask
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename in (None, str(temporary)):
            error.filename = str(path)  # so that the message can say where
        raise


def write_json(path: str | Path, content: Any) -> None:
    """Write sorted, indented JSON."""
    text = json.dumps(content, sort_keys=True, indent=2, allow_nan=False) + "\n"
    write_bytes(path, text.encode())


def read_json(path: str | Path) -> Any:
    """Read a JSON file."""
    return json.loads(Path(path).read_text(encoding="utf-8"))


def write_table(path: str | Path, frame: "pd.DataFrame") -> None:
    """Write a table as Parquet."""
    buffer = io.BytesIO()
    frame.to_parquet(buffer, index=False)
    write_bytes(path, buffer.getvalue())


def read_table(path: str | Path) -> "pd.DataFrame":
    """Read a Parquet table."""
    import pandas as pd

    return pd.read_parquet(path)


def read_tables(paths: Iterable[str | Path]) -> "pd.DataFrame":
    """Read Parquet tables of one shape as one table."""
    import pandas as pd

    return pd.concat(map(read_table, paths), ignore_index=True)


def write_tensors(
    path: str | Path,
    tensors: "Mapping[str, torch.Tensor | np.ndarray]",
    metadata: Mapping[str, Any] | None = None,
) -> None:
    """Write tensors or arrays as safetensors, with `metadata` as sorted JSON in its header."""
    from safetensors.numpy import save

    arrays = {
        name: np.asarray(
            value if isinstance(value, np.ndarray) else value.detach().cpu().numpy(),
            order="C",
        )
        for name, value in tensors.items()
    }
    header = {METADATA_KEY: json.dumps(dict(metadata or {}), sort_keys=True)}
    write_bytes(path, save(arrays, metadata=header))


def read_arrays(path: str | Path) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
    """Read the arrays and the metadata of a safetensors file, without torch."""
    from safetensors import safe_open

    with safe_open(path, framework="numpy") as file:
        arrays = {name: file.get_tensor(name) for name in sorted(file.keys())}
        return arrays, json.loads(file.metadata()[METADATA_KEY])


def read_tensors(path: str | Path) -> tuple[dict[str, "torch.Tensor"], dict[str, Any]]:
    """Read the tensors and the metadata of a safetensors file."""
    import torch

    arrays, metadata = read_arrays(path)
    return {name: torch.from_numpy(array) for name, array in arrays.items()}, metadata


def read_metadata(path: str | Path) -> dict[str, Any]:
    """Read only the metadata of a safetensors file."""
    from safetensors import safe_open

    with safe_open(path, framework="numpy") as file:
        return json.loads(file.metadata()[METADATA_KEY])


def write_results(args: object, results: Mapping[str, Any]) -> None:
    """Write what an analysis returns, each result to the file that the flag of its name gives.

    A table is written as Parquet, tensors, alone or with their header, as safetensors, and
    numbers by name as JSON.
    """
    for name, result in results.items():
        path = getattr(args, name)
        if isinstance(result, tuple):
            write_tensors(path, *result)
        elif isinstance(result, dict):
            write_json(path, result)
        else:
            write_table(path, result)


def digest(path: str | Path, algorithm: str = "sha256") -> str:
    """Return the hexadecimal checksum of a file."""
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, algorithm).hexdigest()
