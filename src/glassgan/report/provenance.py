"""What stands behind a result: versions of the software, and checksums of files."""

import platform
from collections.abc import Iterable
from importlib.metadata import version

from glassgan import files

PACKAGES = (
    "glassgan",
    "torch",
    "numpy",
    "scipy",
    "pandas",
    "pyarrow",
    "safetensors",
    "matplotlib",
    "jinja2",
    "snakemake",
    "dvc",
)


def versions() -> dict[str, str]:
    """Return the versions of Python, of the packages that results depend on, and the machine."""
    found = {package: version(package) for package in PACKAGES}
    return {"python": platform.python_version(), **found, "machine": platform.machine()}


def checksums(paths: Iterable[str]) -> dict[str, str]:
    """Return the SHA-256 of each file by path, sorted."""
    return {path: files.digest(path) for path in sorted(paths)}
